/* In: a line such as 下转二版 whose rest recovery has not joined to it.  Out:
 * the article of page 2 that says 上接 this page; the other way round too. */
#include "epub/jumps.h"

#include "markup/xhtml.h"

/* The page that LINE names; NULL or "" if it does not say. */
static const char *line_page(const Node *line) {
  return node_attr(line, line->kind == NODE_JUMP ? ATTR_TO : ATTR_FROM);
}

/* A continuation line at a joint: its beginning stands just above. */
static gboolean ends_joint(const Node *line) {
  const Node *before = line->previous;
  while (before && before->kind == NODE_FURNITURE)
    before = before->previous;
  return line->kind == NODE_CONTINUED && before && xhtml_is_joint(before);
}

/* TRUE if LINE, of kind KIND, names the page NUMBER. */
static gboolean answers(const Node *line, NodeKind kind, const char *number) {
  return line->kind == kind && xhtml_is_jump_line(line) && !ends_joint(line) &&
         line_page(line) && g_str_equal(line_page(line), number);
}

/* The first document of PAGE with a line of KIND that names the page NUMBER.
 */
static const BookDocument *find_part(const Book *book, const BookPage *page,
                                     NodeKind kind, const char *number) {
  for (guint i = page->first; i < page->first + page->n; i++)
    for (const Node *n = book_document(book, i)->node->first; n; n = n->next)
      if (answers(n, kind, number))
        return book_document(book, i);
  return NULL;
}

char *jumps_target(const Book *book, guint i, const Node *line) {
  const BookPage *here = book_page(book, book_document(book, i)->page);
  const BookPage *there = book_page_numbered(book, line_page(line));
  const char *number = node_attr(here->node, ATTR_NUMBER);
  if (!there || there == here || !there->n || ends_joint(line))
    return NULL;
  NodeKind other = line->kind == NODE_JUMP ? NODE_CONTINUED : NODE_JUMP;
  const BookDocument *part =
      number ? find_part(book, there, other, number) : NULL;
  if (part)
    return g_strdup(part->file);
  return g_strconcat(book_document(book, there->first)->file, "#",
                     there->break_id, NULL);
}
