/* In: a display list.  Out: the PDF edition.  cairo paints the pages; a table
 * of steps then edits the objects of that file in memory (see pass.h), and
 * libqpdf writes it once, with an ID made from the content. */
#include "pdf/pdf.h"

#include "paint/paint.h"
#include "pdf/images.h"

static void (*const STEPS[])(const Pass *) = {
    pass_pages,  pass_tags,    pass_intent,  pass_source,
    pass_labels, pass_outline, pass_metadata};

/* TRUE if libqpdf has met no error; reports the one it has. */
static gboolean check(qpdf_data qpdf, Diag *diag) {
  if (!qpdf_has_error(qpdf))
    return TRUE;
  diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "libqpdf cannot edit the PDF: %s",
           qpdf_get_error_full_text(qpdf, qpdf_get_error(qpdf)));
  return FALSE;
}

static gboolean edit(const Pass *pass, GBytes *painted, Diag *diag) {
  gsize length;
  const char *data = g_bytes_get_data(painted, &length);
  qpdf_read_memory(pass->qpdf, "painted pages", data, length, NULL);
  if (!check(pass->qpdf, diag))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(STEPS); i++) {
    STEPS[i](pass);
    qpdf_oh_release_all(pass->qpdf);
    if (!check(pass->qpdf, diag))
      return FALSE;
  }
  return TRUE;
}

/* The edited file; NULL on failure. */
static GBytes *write_out(qpdf_data qpdf, Diag *diag) {
  qpdf_init_write_memory(qpdf);
  qpdf_set_minimum_pdf_version(qpdf, "1.7");
  qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* 19005-3 6.1.7.1 */
  qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
  qpdf_write(qpdf);
  if (!check(qpdf, diag))
    return NULL;
  return g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
}

GBytes *pdf_write(const Display *display, const PdfOptions *options,
                  Diag *diag) {
  g_autoptr(GBytes) painted = paint_pdf(display, diag);
  if (!painted)
    return NULL;
  g_autoptr(Structure) structure = structure_new(display);
  Pass pass = {.qpdf = qpdf_init(),
               .display = display,
               .issue_xml = options->issue_xml,
               .pictures = options->pictures,
               .structure = structure,
               .images = images_new()};
  qpdf_silence_errors(pass.qpdf);
  qpdf_set_suppress_warnings(pass.qpdf, QPDF_TRUE);
  GBytes *edition =
      edit(&pass, painted, diag) ? write_out(pass.qpdf, diag) : NULL;
  qpdf_cleanup(&pass.qpdf);
  images_free(pass.images);
  return edition;
}
