/* In: the bytes of a PDF.  Out: the findings.  libqpdf reads and mends the
 * file; what it cannot mend is an error. */
#include "preflight/preflight.h"

#include <string.h>

#include "preflight/reader.h"

static void (*const PARTS[])(Reader *) = {
    read_document, read_metadata, read_tags, read_attachments, read_pages};

/* Readers look for the header in the first kilobyte. */
static gboolean has_header(const char *data, gsize length) {
  return g_strstr_len(data, (gssize)MIN(length, 1024), "%PDF-") != NULL;
}

static gboolean refuse(Diag *diag, const char *fault) {
  diag_add(diag, DIAG_PDF_UNREADABLE, 0, 0, "%s", fault);
  return FALSE;
}

static gboolean open_pdf(qpdf_data qpdf, GBytes *pdf, Diag *diag) {
  gsize length;
  const char *data = g_bytes_get_data(pdf, &length);
  if (!data || !has_header(data, length))
    return refuse(diag, "this is not a PDF file");
  if (qpdf_read_memory(qpdf, "file", data, length, NULL) < QPDF_ERRORS &&
      qpdf_get_num_pages(qpdf) > 0)
    return TRUE;
  qpdf_error error = qpdf_has_error(qpdf) ? qpdf_get_error(qpdf) : NULL;
  if (error && qpdf_get_error_code(qpdf, error) == qpdf_e_password)
    return refuse(diag, "the file is locked by a password; ask for one "
                        "without");
  return refuse(diag, "the file is damaged beyond reading; have it sent or "
                      "made again");
}

static guint count_repairs(qpdf_data qpdf) {
  guint n = 0;
  for (; qpdf_more_warnings(qpdf); n++)
    qpdf_next_warning(qpdf);
  if (qpdf_has_error(qpdf)) {
    qpdf_get_error(qpdf);
    n++;
  }
  return n;
}

static Findings *read_all(qpdf_data qpdf) {
  g_autoptr(GHashTable) fonts = g_hash_table_new(NULL, NULL);
  Reader reader = {.qpdf = qpdf, .found = findings_new(), .fonts = fonts};
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    PARTS[i](&reader);
    qpdf_oh_release_all(qpdf);
  }
  reader.found->repairs = count_repairs(qpdf);
  return reader.found;
}

Findings *preflight_read(GBytes *pdf, Diag *diag) {
  qpdf_data qpdf = qpdf_init();
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  Findings *findings = NULL;
  if (open_pdf(qpdf, pdf, diag)) {
    findings = read_all(qpdf);
    findings->size = g_bytes_get_size(pdf);
  }
  qpdf_cleanup(&qpdf);
  return findings;
}
