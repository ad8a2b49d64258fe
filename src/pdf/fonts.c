/* In: cairo's fonts, each named in the resources of many pages.  Out: the same
 * with their characters, and what PDF/A asks of TrueType. */
#include <stdlib.h>
#include <string.h>

#include "pdf/cmap.h"
#include "pdf/pass.h"

/* ── What is in a font ───────────────────────────────────────────────── */

static void relabel(const Pass *pass, qpdf_oh font) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh stream = qpdf_oh_get_key(qpdf, font, "/ToUnicode");
  unsigned char *data = NULL;
  size_t length = 0;
  if (!qpdf_oh_is_stream(qpdf, stream) ||
      qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &data,
                              &length) != QPDF_SUCCESS)
    return;
  GString *cmap = cmap_relabel((const char *)data, length, pass->texts);
  pass_put(pass, font, "/ToUnicode", pass_stream(pass, cmap->str, cmap->len));
  g_string_free(cmap, TRUE);
  free(data);
}

/* A TrueType font whose characters are numbers of glyphs says so (ISO 19005-3
 * 6.2.11.3.2). */
static void map_glyphs(const Pass *pass, qpdf_oh font) {
  qpdf_oh below = qpdf_oh_get_key(pass->qpdf, font, "/DescendantFonts");
  if (!qpdf_oh_is_array(pass->qpdf, below))
    return;
  qpdf_oh cid = qpdf_oh_get_array_item(pass->qpdf, below, 0);
  if (qpdf_oh_is_dictionary_of_type(pass->qpdf, cid, "/Font", "/CIDFontType2"))
    pass_put(pass, cid, "/CIDToGIDMap",
             qpdf_oh_new_name(pass->qpdf, "/Identity"));
}

/* ── Names ───────────────────────────────────────────────────────────── */

/* The next of the tags that cut-down fonts have before their names, six capital
 * letters behind the slash (9.6.4). */
static void step_tag(char *name) {
  for (guint i = 6; i > 0; i--) {
    if (name[i] < 'Z') {
      name[i]++;
      return;
    }
    name[i] = 'A';
  }
}

/* Two parts of a font that are alike get the same name from cairo, but each
 * must have its own. */
static void name_apart(const Pass *pass, qpdf_oh font, GHashTable *names) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh below = qpdf_oh_get_key(qpdf, font, "/DescendantFonts");
  const char *old =
      qpdf_oh_get_name(qpdf, qpdf_oh_get_key(qpdf, font, "/BaseFont"));
  if (!qpdf_oh_is_array(qpdf, below) || strlen(old) < 8 || old[7] != '+')
    return;
  char *name = g_strdup(old);
  while (g_hash_table_contains(names, name))
    step_tag(name);
  g_hash_table_add(names, name);
  qpdf_oh cid = qpdf_oh_get_array_item(qpdf, below, 0);
  qpdf_oh descriptor = qpdf_oh_get_key(qpdf, cid, "/FontDescriptor");
  pass_put(pass, font, "/BaseFont", qpdf_oh_new_name(qpdf, name));
  pass_put(pass, cid, "/BaseFont", qpdf_oh_new_name(qpdf, name));
  pass_put(pass, descriptor, "/FontName", qpdf_oh_new_name(qpdf, name));
}

/* Mends the fonts of PAGE that are not among the objects DONE. */
static void mend_fonts(const Pass *pass, qpdf_oh page, GHashTable *done,
                       GHashTable *names) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh resources = qpdf_oh_get_key(qpdf, page, "/Resources");
  qpdf_oh fonts = qpdf_oh_get_key(qpdf, resources, "/Font");
  if (!qpdf_oh_is_dictionary(qpdf, fonts))
    return;
  qpdf_oh_begin_dict_key_iter(qpdf, fonts);
  while (qpdf_oh_dict_more_keys(qpdf)) {
    qpdf_oh font = qpdf_oh_get_key(qpdf, fonts, qpdf_oh_dict_next_key(qpdf));
    if (!g_hash_table_add(done,
                          GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, font))))
      continue;
    relabel(pass, font);
    map_glyphs(pass, font);
    name_apart(pass, font, names);
  }
}

/* ── The fonts of drawings ───────────────────────────────────────────── */

void pass_map_fonts(const Pass *pass, qpdf_oh painted) {
  qpdf_oh resources = qpdf_oh_get_key(pass->qpdf, painted, "/Resources");
  qpdf_oh fonts = qpdf_oh_get_key(pass->qpdf, resources, "/Font");
  if (!qpdf_oh_is_dictionary(pass->qpdf, fonts))
    return;
  qpdf_oh_begin_dict_key_iter(pass->qpdf, fonts);
  while (qpdf_oh_dict_more_keys(pass->qpdf))
    map_glyphs(pass, qpdf_oh_get_key(pass->qpdf, fonts,
                                     qpdf_oh_dict_next_key(pass->qpdf)));
}

/* ── All fonts ───────────────────────────────────────────────────────── */

void pass_fonts(const Pass *pass) {
  g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) names =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pass->display->pages->len; i++) {
    mend_fonts(pass, qpdf_get_page_n(pass->qpdf, i), done, names);
    qpdf_oh_release_all(pass->qpdf);
  }
}
