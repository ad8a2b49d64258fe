/* What the steps share: making and filling PDF objects. */
#include "pdf/pass.h"

#include <math.h>

void pass_put(const Pass *pass, qpdf_oh dict, const char *key, qpdf_oh item) {
  qpdf_oh_replace_key(pass->qpdf, dict, key, item);
}

void pass_put_text(const Pass *pass, qpdf_oh dict, const char *key,
                   const char *text) {
  if (text)
    pass_put(pass, dict, key, qpdf_oh_new_unicode_string(pass->qpdf, text));
}

void pass_put_date(const Pass *pass, qpdf_oh dict, const char *key,
                   GDateTime *date) {
  g_autofree char *text =
      date ? g_date_time_format(date, "D:%Y%m%d%H%M%SZ") : NULL;
  pass_put_text(pass, dict, key, text);
}

qpdf_oh pass_dictionary(const Pass *pass) {
  return qpdf_make_indirect_object(pass->qpdf,
                                   qpdf_oh_new_dictionary(pass->qpdf));
}

qpdf_oh pass_profile(const Pass *pass, const Profile *profile) {
  gsize length;
  const void *data = g_bytes_get_data(profile->bytes, &length);
  qpdf_oh stream = pass_stream(pass, data, length);
  pass_put(pass, qpdf_oh_get_dict(pass->qpdf, stream), "/N",
           qpdf_oh_new_integer(pass->qpdf, profile->components));
  return stream;
}

/* PDF counts upwards from the foot of the page. */
qpdf_oh pass_destination(const Pass *pass, guint page, double y) {
  double height = display_get_page(pass->display, page)->height;
  qpdf_oh array = qpdf_oh_new_array(pass->qpdf);
  qpdf_oh items[] = {qpdf_get_page_n(pass->qpdf, page),
                     qpdf_oh_new_name(pass->qpdf, "/XYZ"),
                     qpdf_oh_new_null(pass->qpdf),
                     qpdf_oh_new_real_from_double(
                         pass->qpdf, height - fmin(fmax(y, 0), height), 2),
                     qpdf_oh_new_null(pass->qpdf)};
  for (guint i = 0; i < G_N_ELEMENTS(items); i++)
    qpdf_oh_append_item(pass->qpdf, array, items[i]);
  return array;
}

qpdf_oh pass_stream(const Pass *pass, const void *data, gsize length) {
  qpdf_oh stream = qpdf_oh_new_stream(pass->qpdf);
  qpdf_oh_replace_stream_data(pass->qpdf, stream, data, length,
                              qpdf_oh_new_null(pass->qpdf),
                              qpdf_oh_new_null(pass->qpdf));
  return stream;
}
