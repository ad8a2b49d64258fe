/* The mark of a page in, a page out: whose number it has, where it begins, and
 * whether it had begun before. */
#include "recover/assembler.h"

#include <string.h>

/* Sets a page's number and name from a mark that matched. */
static void name_page(Assembler *a, const GMatchInfo *info, Slice text) {
  Slice number = match_group(info, "number", text);
  Slice name = match_group(info, "name", text);
  g_autofree char *value = page_number(number);
  node_set_attr(a->r->issue, a->page, ATTR_NUMBER, value);
  if (name.length)
    recovery_attr(a->r, a->page, ATTR_NAME, name);
}

static gboolean match_page(Assembler *a, const char *form) {
  g_autoptr(GMatchInfo) info = NULL;
  Slice text = unit(a)->text;
  const Lexicon *lexicon = a->r->lexicon;
  if (!lexicon_match(lexicon, lexicon_form(lexicon, form), text, &info, NULL))
    return FALSE;
  name_page(a, info, text);
  return TRUE;
}

/* TRUE if nothing stands on the page but ITEM, which may be NULL, and
 * furniture. */
static gboolean is_page_of(const Node *page, const Node *item) {
  for (const Node *node = page->first; node; node = node->next)
    if (node != item && !(item && node->kind == NODE_FURNITURE))
      return FALSE;
  return TRUE;
}

/* A page that began without a mark, for a file's name or for ITEM alone: the
 * mark in hand is its own. */
static gboolean waits_for_mark(const Assembler *a, const Node *item) {
  return a->page && (a->page_named || (item && !a->page_told)) &&
         !node_attr(a->page, ATTR_PRINTED) && is_page_of(a->page, item);
}

static void begin_page(Assembler *a) {
  a->page = node_add(a->r->issue, issue_root_mutable(a->r->issue), NODE_PAGE,
                     unit(a)->line);
  a->page_named = FALSE;
}

/* The paper knows its page's number better than the file's name. */
static void compare_with_name(const Assembler *a, const char *name) {
  const char *printed = node_attr(a->page, ATTR_NUMBER);
  if (!*printed)
    node_set_attr(a->r->issue, a->page, ATTR_NUMBER, name);
  else if (*name && strcmp(printed, name) != 0)
    diag_add(a->r->diag, DIAG_NAME_DISAGREES, unit(a)->line, 0,
             "the file's name says page %s, the paper page %s; taken for page "
             "%s",
             name, printed, printed);
}

void assembler_page_mark(Assembler *a, const Node *item) {
  const Recovery *r = a->r;
  gboolean waits = waits_for_mark(a, item), named = waits && a->page_named;
  g_autofree char *name =
      named ? g_strdup(node_attr(a->page, ATTR_NUMBER)) : NULL;
  if (!waits)
    begin_page(a);
  recovery_attr(r, a->page, ATTR_PRINTED, unit(a)->text);
  if (!match_page(a, "page-head") && !match_page(a, "page-mark"))
    node_set_attr(r->issue, a->page, ATTR_NUMBER, "");
  if (named)
    compare_with_name(a, name);
  a->page_named = FALSE;
}

/* TRUE if the page just marked has the number of the marked page before it. */
static gboolean is_page_again(const Assembler *a) {
  const Node *before = a->page->previous;
  const char *number = node_attr(a->page, ATTR_NUMBER);
  return before && before->kind == NODE_PAGE &&
         node_attr(before, ATTR_PRINTED) && *number &&
         g_str_equal(node_attr(before, ATTR_NUMBER), number);
}

static gboolean is_bare(const Node *article) {
  for (const Node *node = article->first; node; node = node->next)
    if (node->kind == NODE_PARAGRAPH || node->kind == NODE_FIGURE ||
        node->kind == NODE_EDITOR_NOTE || node->kind == NODE_JUMP)
      return FALSE;
  return TRUE;
}

gboolean assembler_mark_before_text(const Assembler *a) {
  static const gboolean TEXT[LABELS] = {[LABEL_BODY] = TRUE,
                                        [LABEL_EDITOR_NOTE] = TRUE,
                                        [LABEL_CAPTION] = TRUE,
                                        [LABEL_BYLINE] = TRUE};
  guint next = 1;
  while (assembler_label(a, next) == LABEL_RUBRIC ||
         assembler_label(a, next) == LABEL_FURNITURE)
    next++;
  Label label = assembler_label(a, next);
  return label < LABELS && TEXT[label];
}

Node *assembler_headed_article(const Assembler *a) {
  gboolean headed = in_item(a, NODE_ARTICLE) && !a->closed &&
                    is_bare(a->item) && !a->text->len;
  return headed ? a->item : NULL;
}

/* Back to the page before, with what stands on this one. */
static void go_on_before(Assembler *a) {
  Node *page = a->page;
  a->page = page->previous;
  while (page->first)
    node_move(page->first, a->page, NULL);
  node_remove(page);
}

gboolean assembler_settle_page(Assembler *a, Node *item) {
  gboolean again = is_page_again(a);
  if (again)
    go_on_before(a);
  else if (item && item->parent != a->page)
    node_move(item, a->page, NULL);
  return again;
}

/* Databases print a page's mark over each of its articles: the page goes on,
 * and the mark is kept as its furniture. */
void assembler_take_page_mark(Assembler *a) {
  const Unit *u = unit(a);
  Node *item =
      assembler_mark_before_text(a) ? assembler_headed_article(a) : NULL;
  assembler_page_mark(a, item);
  if (assembler_settle_page(a, item)) {
    recovery_text(a->r, a->page, NODE_FURNITURE, u->line, u->text);
    diag_add(a->r->diag, DIAG_PAGE_GOES_ON, u->line, u->column,
             "this page has begun already; what follows is put on it");
  } else if (item) {
    diag_add(a->r->diag, DIAG_PAGE_ABOVE_MARK, u->line, u->column,
             "the page is taken to begin above this mark, with the headline "
             "of line %u",
             item->line);
  }
}

gboolean assembler_is_new_page(const Assembler *a) {
  g_autoptr(GMatchInfo) info = NULL;
  const Lexicon *lexicon = a->r->lexicon;
  Slice text = unit(a)->text;
  if (a->text->len ||
      !lexicon_match(lexicon, lexicon_form(lexicon, "page-mark"), text, &info,
                     NULL))
    return FALSE;
  g_autofree char *number = page_number(match_group(info, "number", text));
  return *number && (!a->page || !node_attr(a->page, ATTR_PRINTED) ||
                     strcmp(number, node_attr(a->page, ATTR_NUMBER)) != 0);
}
