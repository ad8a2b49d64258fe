#include "preflight/findings.h"

static void clear_font(gpointer data) {
  FontFindings *font = data;
  g_free(font->name);
  g_free(font->type);
}

static void clear_intent(gpointer data) {
  IntentFindings *intent = data;
  g_free(intent->subtype);
  g_free(intent->condition);
  profile_free(intent->profile);
}

static void clear_attachment(gpointer data) {
  g_free(((AttachmentFindings *)data)->name);
}

static GArray *array_of(gsize size, GDestroyNotify clear) {
  GArray *array = g_array_new(FALSE, TRUE, (guint)size);
  g_array_set_clear_func(array, clear);
  return array;
}

Findings *findings_new(void) {
  Findings *findings = g_new0(Findings, 1);
  findings->intents = array_of(sizeof(IntentFindings), clear_intent);
  findings->pages = array_of(sizeof(PageFindings), NULL);
  findings->fonts = array_of(sizeof(FontFindings), clear_font);
  findings->images = array_of(sizeof(ImageFindings), NULL);
  findings->attachments =
      array_of(sizeof(AttachmentFindings), clear_attachment);
  return findings;
}

void findings_free(Findings *findings) {
  if (!findings)
    return;
  char *texts[] = {
      findings->version,       findings->title,        findings->language,
      findings->trapped,       findings->pdfa_part,    findings->pdfa_level,
      findings->pdfua_part,    findings->pdfx_version, findings->metadata_title,
      findings->metadata_date, findings->document_id};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  GArray *arrays[] = {findings->intents, findings->pages, findings->fonts,
                      findings->images, findings->attachments};
  for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
    g_array_unref(arrays[i]);
  g_free(findings);
}
