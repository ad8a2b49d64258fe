/* In: the catalog and the trailer.  Out: what the document as a whole is. */
#include "preflight/reader.h"

/* ── Output intents ──────────────────────────────────────────────────── */

static void read_intent(Reader *reader, qpdf_oh object) {
  IntentFindings intent = {
      .subtype = reader_text(reader, object, "/S"),
      .condition = reader_text(reader, object, "/OutputConditionIdentifier")};
  g_autoptr(GBytes) bytes =
      reader_data(reader, reader_get(reader, object, "/DestOutputProfile"));
  if (bytes)
    intent.profile = profile_read(bytes, &intent.fault);
  g_array_append_val(reader->found->intents, intent);
}

static void read_intents(Reader *reader) {
  qpdf_oh intents =
      reader_get(reader, qpdf_get_root(reader->qpdf), "/OutputIntents");
  guint n = reader_length(reader, intents);
  for (guint i = 0; i < n; i++)
    read_intent(reader, reader_item(reader, intents, i));
}

/* ── The document ────────────────────────────────────────────────────── */

static gboolean is_active(const Reader *reader, qpdf_oh root) {
  qpdf_oh names = reader_get(reader, root, "/Names");
  qpdf_oh open = reader_get(reader, root, "/OpenAction");
  return reader_has(reader, names, "/JavaScript") ||
         reader_has(reader, root, "/AA") || reader_has(reader, open, "/JS") ||
         (reader_has(reader, open, "/S") &&
          !reader_is_name(reader, reader_get(reader, open, "/S"), "/GoTo"));
}

void read_document(Reader *reader) {
  Findings *found = reader->found;
  qpdf_oh root = qpdf_get_root(reader->qpdf);
  qpdf_oh trailer = qpdf_get_trailer(reader->qpdf);
  qpdf_oh info = reader_get(reader, trailer, "/Info");
  found->version = reader_clean(qpdf_get_pdf_version(reader->qpdf));
  found->encrypted = qpdf_is_encrypted(reader->qpdf) != 0;
  found->has_id =
      reader_length(reader, reader_get(reader, trailer, "/ID")) == 2;
  found->title = reader_text(reader, info, "/Title");
  found->trapped = reader_text(reader, info, "/Trapped");
  found->language = reader_text(reader, root, "/Lang");
  found->title_shown =
      reader_flag(reader, reader_get(reader, root, "/ViewerPreferences"),
                  "/DisplayDocTitle");
  found->active = is_active(reader, root);
  read_intents(reader);
}
