/* In: the structure tree.  Out: how many elements it has, and the figures that
 * say nothing to who cannot see them. */
#include "preflight/reader.h"

/* The type of ELEMENT, by the role map if that has it (ISO 32000-1 14.7.3). */
static gboolean is_figure(const Reader *reader, qpdf_oh element,
                          qpdf_oh roles) {
  qpdf_oh type = reader_get(reader, element, "/S");
  if (!qpdf_oh_is_name(reader->qpdf, type))
    return FALSE;
  qpdf_oh mapped =
      reader_get(reader, roles, qpdf_oh_get_name(reader->qpdf, type));
  return reader_is_name(reader, type, "/Figure") ||
         reader_is_name(reader, mapped, "/Figure");
}

static void count(Reader *reader, qpdf_oh element, qpdf_oh roles) {
  Findings *found = reader->found;
  found->elements++;
  if (!is_figure(reader, element, roles))
    return;
  found->figures++;
  if (!reader_has(reader, element, "/Alt") &&
      !reader_has(reader, element, "/ActualText"))
    found->silent_figures++;
}

/* The kids of an element are one object or an array of them; those that are
 * elements have a type. */
static void push_kids(const Reader *reader, qpdf_oh element, GArray *waiting) {
  qpdf_oh kids = reader_get(reader, element, "/K");
  guint n = reader_length(reader, kids);
  if (qpdf_oh_is_dictionary(reader->qpdf, kids))
    g_array_append_val(waiting, kids);
  for (guint i = 0; i < n; i++) {
    qpdf_oh kid = reader_item(reader, kids, i);
    if (qpdf_oh_is_dictionary(reader->qpdf, kid))
      g_array_append_val(waiting, kid);
  }
}

static void walk(Reader *reader, qpdf_oh tree) {
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(qpdf_oh));
  qpdf_oh roles = reader_get(reader, tree, "/RoleMap");
  push_kids(reader, tree, waiting);
  while (waiting->len) {
    qpdf_oh element = g_array_index(waiting, qpdf_oh, waiting->len - 1);
    g_array_set_size(waiting, waiting->len - 1);
    if (!reader_see(reader, seen, element) ||
        !reader_has(reader, element, "/S"))
      continue;
    count(reader, element, roles);
    push_kids(reader, element, waiting);
  }
}

void read_tags(Reader *reader) {
  qpdf_oh root = qpdf_get_root(reader->qpdf);
  qpdf_oh tree = reader_get(reader, root, "/StructTreeRoot");
  reader->found->tagged = qpdf_oh_is_dictionary(reader->qpdf, tree);
  reader->found->marked =
      reader_flag(reader, reader_get(reader, root, "/MarkInfo"), "/Marked");
  if (reader->found->tagged)
    walk(reader, tree);
}
