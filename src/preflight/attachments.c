/* In: the name tree of embedded files.  Out: their names and sizes. */
#include "preflight/reader.h"

enum { MOST = 1000 }; /* no one reads a longer list */

static void add_file(Reader *reader, qpdf_oh specification) {
  AttachmentFindings file = {reader_text(reader, specification, "/UF"), -1};
  if (!file.name)
    file.name = reader_text(reader, specification, "/F");
  if (!file.name)
    file.name = g_strdup("?");
  qpdf_oh stream =
      reader_get(reader, reader_get(reader, specification, "/EF"), "/F");
  qpdf_oh params = reader_get(reader, stream, "/Params");
  file.size =
      (gint64)reader_number(reader, reader_get(reader, params, "/Size"), -1);
  g_array_append_val(reader->found->attachments, file);
}

static void add_names(Reader *reader, qpdf_oh names) {
  guint n = reader_length(reader, names);
  for (guint i = 1; i < n && reader->found->attachments->len < MOST; i += 2)
    add_file(reader, reader_item(reader, names, i));
}

void read_attachments(Reader *reader) {
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(qpdf_oh));
  qpdf_oh names = reader_get(reader, qpdf_get_root(reader->qpdf), "/Names");
  qpdf_oh tree = reader_get(reader, names, "/EmbeddedFiles");
  g_array_append_val(waiting, tree);
  for (guint i = 0; i < waiting->len && i < MOST; i++) {
    qpdf_oh node = g_array_index(waiting, qpdf_oh, i);
    if (!reader_see(reader, seen, node))
      continue;
    add_names(reader, reader_get(reader, node, "/Names"));
    qpdf_oh kids = reader_get(reader, node, "/Kids");
    guint n = reader_length(reader, kids);
    for (guint k = 0; k < n; k++) {
      qpdf_oh kid = reader_item(reader, kids, k);
      g_array_append_val(waiting, kid);
    }
  }
}
