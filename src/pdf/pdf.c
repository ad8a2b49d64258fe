/* In: a display list.  Out: a PDF edition.  cairo paints the pages; the steps
 * of the edition then edit the objects of that file in memory (see pass.h), and
 * libqpdf writes it once, with an ID made from the content. */
#include "pdf/pdf.h"

#include "base/uuid.h"
#include "paint/paint.h"
#include "pdf/images.h"

typedef void (*PassStep)(const Pass *pass);

typedef struct {
  const char *version; /* of PDF, which the standard asks for */
  PassStep steps[12];  /* in order, up to a NULL */
} Edition;

static const Edition ARCHIVAL = {
    "1.7",
    {pass_pages, pass_fonts, pass_links, pass_tags, pass_screen_intent,
     pass_attachments, pass_labels, pass_outline, pass_archival_metadata}};

static const Edition PRINT = {"1.6",
                              {pass_pages, pass_fonts, pass_colours,
                               pass_sheets, pass_press_intent,
                               pass_print_metadata}};

static qpdf_data open_quietly(void) {
  qpdf_data qpdf = qpdf_init();
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  return qpdf;
}

/* TRUE if libqpdf has met no error; reports the one it has. */
static gboolean check(qpdf_data qpdf, Diag *diag) {
  if (!qpdf_has_error(qpdf))
    return TRUE;
  diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "libqpdf cannot edit the PDF: %s",
           qpdf_get_error_full_text(qpdf, qpdf_get_error(qpdf)));
  return FALSE;
}

/* Opens PAINTED, whose bytes must outlive QPDF. */
static gboolean open_painted(qpdf_data qpdf, GBytes *painted, Diag *diag) {
  gsize length;
  const char *data = g_bytes_get_data(painted, &length);
  qpdf_read_memory(qpdf, "painted pages", data, length, NULL);
  return check(qpdf, diag);
}

static gboolean edit(const Pass *pass, const Edition *edition, Diag *diag) {
  for (const PassStep *step = edition->steps; *step; step++) {
    (*step)(pass);
    qpdf_oh_release_all(pass->qpdf);
    if (!check(pass->qpdf, diag))
      return FALSE;
  }
  return TRUE;
}

/* The edited file; NULL on failure. */
static GBytes *write_out(qpdf_data qpdf, const Edition *edition, Diag *diag) {
  qpdf_init_write_memory(qpdf);
  qpdf_force_pdf_version(qpdf, edition->version);
  qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* 19005-3 6.1.7.1 */
  qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
  qpdf_write(qpdf);
  if (!check(qpdf, diag))
    return NULL;
  return g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
}

/* PASS's display as EDITION; PASS has its options. */
static GBytes *make(Pass *pass, const Edition *edition, Diag *diag) {
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GBytes) painted = paint_pdf(pass->display, &texts, diag);
  if (!painted)
    return NULL;
  gsize length;
  const void *data = g_bytes_get_data(painted, &length);
  g_autofree char *identifier = uuid_urn(data, (gssize)length);
  pass->texts = texts;
  pass->identifier = identifier;
  pass->images = images_new();
  pass->qpdf = open_quietly();
  GBytes *made =
      open_painted(pass->qpdf, painted, diag) && edit(pass, edition, diag)
          ? write_out(pass->qpdf, edition, diag)
          : NULL;
  qpdf_cleanup(&pass->qpdf);
  images_free(pass->images);
  return made;
}

GBytes *pdf_write(const Display *display, const PdfOptions *options,
                  Diag *diag) {
  g_autoptr(Structure) structure = structure_new(display);
  g_autofree int *annotations = g_new0(int, display->areas->len);
  Pass pass = {.display = display,
               .options = options,
               .pictures = options->pictures,
               .structure = structure,
               .annotations = annotations};
  return make(&pass, &ARCHIVAL, diag);
}

/* The slugs are a file of their own until pass_sheets() takes its pages. */
static GBytes *make_with_slugs(Pass *pass, Diag *diag) {
  const Display *slugs = pass->print->slugs;
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GBytes) painted = paint_pdf(slugs, &texts, diag);
  if (!painted)
    return NULL;
  Pass lines = {.qpdf = open_quietly(),
                .display = slugs,
                .texts = texts,
                .print = pass->print};
  pass->slugs = lines.qpdf;
  GBytes *made = NULL;
  if (open_painted(lines.qpdf, painted, diag)) {
    pass_pages(&lines);
    pass_fonts(&lines);
    made = make(pass, &PRINT, diag);
  }
  qpdf_cleanup(&lines.qpdf);
  return made;
}

GBytes *pdf_write_print(const Display *display, const PrintOptions *options,
                        Diag *diag) {
  Pass pass = {
      .display = display, .pictures = options->pictures, .print = options};
  return options->slugs ? make_with_slugs(&pass, diag)
                        : make(&pass, &PRINT, diag);
}
