/* The texts of the ISSUE go in node by node, a number comes out.  A word does
 * not go on from one block into the next, but it may from a dateline into the
 * text behind it. */
#include "epub/count.h"

static gboolean is_ideograph(gunichar c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

/* The words of TEXT; *INSIDE tells whether a run is open, before and after. */
static guint count_text(const char *text, gboolean *inside) {
  guint n = 0;
  for (; *text; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    gboolean letter = !is_ideograph(c) && g_unichar_isalnum(c);
    n += is_ideograph(c) || (letter && !*inside);
    *inside = letter;
  }
  return n;
}

static gboolean is_inline(const Node *node) {
  return node->kind == NODE_TEXT || node->kind == NODE_DATELINE ||
         node->kind == NODE_PERSON;
}

/* What the e-book shows for NODE itself. */
static char *shown(const Node *node) {
  if (node->kind == NODE_FURNITURE || node->kind == NODE_PAGE)
    return g_strdup("");
  return node->parent && (node->parent->kind == NODE_MASTHEAD ||
                          node->kind == NODE_STAFF)
             ? node_shown(node)
             : g_strdup(node_printed(node));
}

guint count_words(const Issue *issue) {
  guint n = 0;
  gboolean inside = FALSE;
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));) {
    if (!is_inline(node))
      inside = FALSE;
    if (!walk.entering)
      continue;
    g_autofree char *text = shown(node);
    n += count_text(text, &inside);
  }
  return n;
}
