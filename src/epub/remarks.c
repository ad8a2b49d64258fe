/* The plan goes in, messages come out: one look at each document, and one at
 * each text for characters that act on what stands around them. */
#include "epub/remarks.h"
#include "epub/label.h"

/* ── Documents ───────────────────────────────────────────────────────── */

static gboolean is_body(NodeKind kind) {
  static const gboolean body[NODE_KINDS] = {
      [NODE_PARAGRAPH] = TRUE, [NODE_EDITOR_NOTE] = TRUE, [NODE_FIGURE] = TRUE,
      [NODE_CAPTION] = TRUE,   [NODE_CREDIT] = TRUE,      [NODE_JUMP] = TRUE,
      [NODE_CONTINUED] = TRUE};
  return body[kind];
}

static gboolean has_body(const Node *item) {
  for (const Node *n = item->first; n; n = n->next)
    if (is_body(n->kind))
      return TRUE;
  return node_attr(item, ATTR_SRC) != NULL;
}

/* HEADLINE is not empty; SEEN has those before. */
static void remark_headline(const Node *item, const char *headline,
                            GHashTable *seen, Diag *diag) {
  glong length = g_utf8_strlen(headline, -1);
  if (length > LABEL_LENGTH)
    diag_add(diag, DIAG_LONG_HEADLINE, item->line, 0,
             "a headline of %ld characters; menus show its first %d", length,
             LABEL_LENGTH);
  if (!g_hash_table_add(seen, g_strdup(headline)))
    diag_add(diag, DIAG_DOUBLE_HEADLINE, item->line, 0,
             "a second item has the headline \"%.60s\"; the contents show both",
             headline);
}

static void remark_document(const BookDocument *document, GHashTable *seen,
                            Diag *diag) {
  const Node *item = document->node;
  g_autofree char *headline = node_text(node_child(item, NODE_HEADLINE), " ");
  if (*g_strstrip(headline))
    remark_headline(item, headline, seen, diag);
  else if (item->kind == NODE_ARTICLE)
    diag_add(diag, DIAG_LABEL_FROM_TEXT, item->line, 0,
             "an article without a headline; the contents call it \"%s\"",
             document->label);
  if (item->kind != NODE_PAGE && !has_body(item))
    diag_add(diag, DIAG_NO_BODY, item->line, 0,
             "nothing but decks: \"%s\" has a document of its own all the same",
             document->label);
}

/* ── Characters ──────────────────────────────────────────────────────── */

/* Embeddings, overrides and isolates (UAX 9, 2.1 to 2.3). */
static gboolean turns_text(gunichar c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void remark_text(const Node *node, Diag *diag) {
  for (const char *p = node_printed(node); *p; p = g_utf8_next_char(p))
    if (turns_text(g_utf8_get_char(p))) {
      diag_add(diag, DIAG_DIRECTION_TURNED, node->line, 0,
               "U+%04X turns the direction of the text around it; kept as "
               "printed, but no menu shows it: take it out",
               g_utf8_get_char(p));
      return;
    }
}

void remarks_make(const Book *book, Diag *diag) {
  g_autoptr(GHashTable) seen =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < book->documents->len; i++)
    remark_document(book_document(book, i), seen, diag);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(book->issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering)
      remark_text(node, diag);
}
