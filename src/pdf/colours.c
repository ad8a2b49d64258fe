/* In: pages whose pictures may be in device RGB.  Out: a press in gray or CMYK
 * knows which RGB that is: the resources say sRGB, those of the forms on the
 * page too.  What is gray in drawings, their text above all, is in black ink
 * alone, and where colours are converted to it, all that is filled or stroked.
 */
#include <stdlib.h>

#include "pdf/grays.h"
#include "pdf/pass.h"

enum { GRAY = 1, RGB = 3, DEEPEST = 8 };

static void put_default(const Pass *pass, qpdf_oh resources, qpdf_oh profile) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh space = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, space, qpdf_oh_new_name(qpdf, "/ICCBased"));
  qpdf_oh_append_item(qpdf, space, profile);
  if (!qpdf_oh_has_key(qpdf, resources, "/ColorSpace"))
    pass_put(pass, resources, "/ColorSpace", qpdf_oh_new_dictionary(qpdf));
  pass_put(pass, qpdf_oh_get_key(qpdf, resources, "/ColorSpace"), "/DefaultRGB",
           space);
}

static void put_grays(const Pass *pass, qpdf_oh form) {
  const PrintOptions *print = pass->print;
  gboolean all = print->convert && print->intent->components == GRAY;
  unsigned char *data = NULL;
  size_t length = 0;
  if (qpdf_oh_get_stream_data(pass->qpdf, form, qpdf_dl_generalized, NULL,
                              &data, &length) != QPDF_SUCCESS)
    return;
  g_autoptr(GString) out = g_string_sized_new(length);
  grays_write((const char *)data, length, all ? print->intent : NULL, out);
  qpdf_oh_replace_stream_data(pass->qpdf, form, (const unsigned char *)out->str,
                              out->len, qpdf_oh_new_null(pass->qpdf),
                              qpdf_oh_new_null(pass->qpdf));
  free(data);
}

/* The resources of HOLDER, a page or form, if pictures are among them. */
static void cover(const Pass *pass, qpdf_oh holder, qpdf_oh profile,
                  guint depth) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh resources = qpdf_oh_get_key(qpdf, holder, "/Resources");
  qpdf_oh objects = qpdf_oh_get_key(qpdf, resources, "/XObject");
  if (depth == DEEPEST || (depth == 0 && !qpdf_oh_is_dictionary(qpdf, objects)))
    return;
  put_default(pass, resources, profile);
  if (!qpdf_oh_is_dictionary(qpdf, objects))
    return;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  qpdf_oh_begin_dict_key_iter(qpdf, objects);
  while (qpdf_oh_dict_more_keys(qpdf))
    g_ptr_array_add(names, g_strdup(qpdf_oh_dict_next_key(qpdf)));
  for (guint i = 0; i < names->len; i++) {
    qpdf_oh object = qpdf_oh_get_key(qpdf, objects, names->pdata[i]);
    qpdf_oh dict = qpdf_oh_get_dict(qpdf, object);
    if (qpdf_oh_is_dictionary(qpdf,
                              qpdf_oh_get_key(qpdf, dict, "/Resources"))) {
      put_grays(pass, object);
      cover(pass, dict, profile, depth + 1);
    }
  }
}

void pass_colours(const Pass *pass) {
  if (pass->print->intent->components == RGB)
    return;
  g_autoptr(Profile) srgb = profile_new_srgb();
  qpdf_oh profile = pass_profile(pass, srgb);
  for (guint i = 0; i < pass->display->pages->len; i++)
    cover(pass, qpdf_get_page_n(pass->qpdf, i), profile, 0);
}
