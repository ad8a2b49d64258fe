/* In: cairo's pages.  Out: pages a press prints in one ink.  cairo declares
 * every page an RGB transparency group, needed or not. */
#include <stdlib.h>

#include "pdf/pass.h"
#include "pdf/recolour.h"

static void recolour_stream(const Pass *pass, qpdf_oh stream) {
  unsigned char *data = NULL;
  size_t length = 0;
  if (qpdf_oh_get_stream_data(pass->qpdf, stream, qpdf_dl_generalized, NULL,
                              &data, &length) != QPDF_SUCCESS)
    return;
  GString *gray = g_string_sized_new(length);
  if (recolour_gray((const char *)data, length, gray) > 0)
    qpdf_oh_replace_stream_data(
        pass->qpdf, stream, (const unsigned char *)gray->str, gray->len,
        qpdf_oh_new_null(pass->qpdf), qpdf_oh_new_null(pass->qpdf));
  g_string_free(gray, TRUE);
  free(data);
}

void pass_pages(const Pass *pass) {
  int n = qpdf_get_num_pages(pass->qpdf);
  for (int i = 0; i < n; i++) {
    qpdf_oh page = qpdf_get_page_n(pass->qpdf, (size_t)i);
    qpdf_oh_remove_key(pass->qpdf, page, "/Group");
    recolour_stream(pass, qpdf_oh_get_key(pass->qpdf, page, "/Contents"));
    qpdf_oh_release_all(pass->qpdf);
  }
}
