/* In: an SVG.  Out: a form.  cairo paints it into a PDF of one page, whose
 * content and resources the form takes; its grays become the black ink's. */
#include "pdf/drawing.h"

#include <stdlib.h>

#include "pdf/gray.h"
#include "picture/svg.h"

typedef struct {
  qpdf_data qpdf;
  GBytes *bytes; /* which libqpdf reads from */
} Drawing;

static void drawing_clear(gpointer data) {
  Drawing *drawing = data;
  qpdf_cleanup(&drawing->qpdf);
  g_bytes_unref(drawing->bytes);
}

GArray *drawings_new(void) {
  GArray *drawings = g_array_new(FALSE, FALSE, sizeof(Drawing));
  g_array_set_clear_func(drawings, drawing_clear);
  return drawings;
}

/* The page's own units become parts of the unit square. */
static void put_frame(const Pass *pass, qpdf_oh dict, guint width,
                      guint height) {
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *box = g_strdup_printf("[0 0 %u %u]", width, height);
  g_autofree char *matrix = g_strdup_printf(
      "[%s 0 0 %s 0 0]", g_ascii_formatd(x, sizeof x, "%.9f", 1.0 / width),
      g_ascii_formatd(y, sizeof y, "%.9f", 1.0 / height));
  pass_put(pass, dict, "/BBox", qpdf_oh_parse(pass->qpdf, box));
  pass_put(pass, dict, "/Matrix", qpdf_oh_parse(pass->qpdf, matrix));
}

/* The page PAGE of FROM as a form without a frame; 0 on failure. */
static qpdf_oh form_of_page(const Pass *pass, qpdf_data from, qpdf_oh page) {
  qpdf_data qpdf = pass->qpdf;
  unsigned char *data = NULL;
  size_t length = 0;
  if (qpdf_oh_get_page_content_data(from, page, &data, &length) != QPDF_SUCCESS)
    return 0;
  g_autoptr(GString) content = g_string_sized_new(length);
  gray_content((const char *)data, length, content);
  free(data);
  qpdf_oh form = pass_stream(pass, content->str, content->len);
  qpdf_oh dict = qpdf_oh_get_dict(qpdf, form);
  pass_put(pass, dict, "/Type", qpdf_oh_new_name(qpdf, "/XObject"));
  pass_put(pass, dict, "/Subtype", qpdf_oh_new_name(qpdf, "/Form"));
  pass_put(pass, dict, "/Resources",
           qpdf_oh_copy_foreign_object(
               qpdf, from, qpdf_oh_get_key(from, page, "/Resources")));
  pass_map_fonts(pass, dict);
  return form;
}

qpdf_oh drawing_form(const Pass *pass, GArray *drawings, GBytes *svg,
                     guint width, guint height) {
  GBytes *pdf = svg_pdf(svg, width, height);
  if (!pdf)
    return 0;
  gsize length;
  const char *data = g_bytes_get_data(pdf, &length);
  Drawing drawing = {qpdf_init(), pdf};
  g_array_append_val(drawings, drawing);
  qpdf_silence_errors(drawing.qpdf);
  if (qpdf_read_memory(drawing.qpdf, "drawing", data, length, NULL) !=
      QPDF_SUCCESS)
    return 0;
  qpdf_oh page = qpdf_get_page_n(drawing.qpdf, 0);
  qpdf_oh form = form_of_page(pass, drawing.qpdf, page);
  if (form)
    put_frame(pass, qpdf_oh_get_dict(pass->qpdf, form), width, height);
  return form;
}
