/* Heads of pages in, facts out that no line of the masthead says: small papers
 * have none, and databases cut it off. */
#include "recover/masthead_private.h"

#include "recover/fact_values.h"

#include <string.h>

static void learn(const Recovery *r, NodeKind kind, Slice value) {
  g_autofree char *text = fact_value(kind, value);
  if (text && !masthead_knows(r, kind))
    issue_set_fact(r->issue, kind, text);
}

/* The words of a head; free with g_strfreev(). */
static GStrv words_of(const char *head) {
  return g_regex_split_simple("[\\s　|｜·,，]+", head, 0, 0);
}

static void learn_title(const Recovery *r, guint line, const char *title) {
  if (masthead_knows(r, NODE_TITLE))
    return;
  issue_set_fact(r->issue, NODE_TITLE, title);
  diag_add(r->diag, DIAG_TITLE_FROM_HEADS, line, 0,
           "no line names the paper; this head calls it %s", title);
}

/* PAGE is the name of the page that HEAD begins, or NULL. */
static void learn_name(const Recovery *r, guint line, const char *head,
                       const char *page) {
  g_auto(GStrv) words = words_of(head);
  for (guint i = 0; words[i]; i++) {
    Slice word = slice_of(words[i]);
    if (slice_chars(word) > 2 && g_strcmp0(words[i], page) != 0 &&
        is_han(g_utf8_get_char(word.text)) && nameplate_is_name(r, word))
      learn_title(r, line, words[i]);
  }
}

/* The head is printed where its page begins; the masthead only learns. */
static void learn_from_head(const Recovery *r, guint line, const char *head,
                            const char *page) {
  static const gboolean LEARNT[NODE_KINDS] = {[NODE_DATE] = TRUE,
                                              [NODE_NUMBER] = TRUE,
                                              [NODE_PAGE_COUNT] = TRUE,
                                              [NODE_EMAIL] = TRUE};
  Slice of_year = {head, 0};
  g_autoptr(GArray) facts = facts_scan(r->lexicon, slice_of(head));
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    const char *name = lexicon_form_name(r->lexicon, fact->form);
    NodeKind kind = node_kind_by_name(name);
    if (kind < NODE_KINDS && LEARNT[kind])
      learn(r, kind, fact->value);
    else if (strcmp(name, "期号") == 0)
      of_year = fact->value;
  }
  if (of_year.length && !masthead_number_of_year(r))
    learn(r, NODE_NUMBER, of_year);
  learn_name(r, line, head, page);
}

static gboolean has_date(const Recovery *r, const char *text) {
  guint form = lexicon_form(r->lexicon, "date");
  return lexicon_match_from(r->lexicon, form, slice_of(text), 0, NULL);
}

static gboolean is_staff_of(const Node *page, const Node *staff) {
  for (const Node *node = page->first; node && node != staff; node = node->next)
    if (node->kind == NODE_STAFF && strcmp(node->text, staff->text) == 0 &&
        g_strcmp0(node_attr(node, ATTR_ROLE), node_attr(staff, ATTR_ROLE)) == 0)
      return TRUE;
  return FALSE;
}

/* The editors named in a page's head are its staff; their words stand there. */
static void learn_staff(const Recovery *r, Node *page) {
  Slice head = slice_of(node_attr(page, ATTR_PRINTED));
  Taking taking = {r, page, page->line};
  Node *last = page->last;
  g_autoptr(GArray) facts = facts_scan(r->lexicon, head);
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    if (node_kind_by_name(lexicon_form_name(r->lexicon, fact->form)) ==
        NODE_STAFF)
      masthead_take_roles(&taking, fact, (Slice){fact->printed.text, 0});
  }
  for (Node *first = page->first, *node; last && (node = last->next);)
    if (is_staff_of(page, node))
      node_remove(node);
    else
      node_move(node, page, first);
}

/* A furniture line that bears a date is a running head. */
static void learn_from_furniture(const Recovery *r, const Node *page) {
  for (const Node *node = page->first; node; node = node->next)
    if (node->kind == NODE_FURNITURE && has_date(r, node->text))
      learn_from_head(r, node->line, node->text, NULL);
}

/* A word that can be a paper's name whatever it ends in. */
static gboolean is_like_name(const char *word) {
  enum { SHORTEST = 2, LONGEST = 8 };
  glong chars = g_utf8_strlen(word, -1);
  return chars >= SHORTEST && chars <= LONGEST && is_han(g_utf8_get_char(word));
}

/* What all heads of the pages from PAGE on begin with, two or more, is the
 * paper's name, unless it is a page's. */
static void learn_first_word(const Recovery *r, const Node *page) {
  g_autofree char *first = NULL;
  guint heads = 0, line = 0;
  for (; page; page = page->next) {
    const char *head = node_attr(page, ATTR_PRINTED);
    if (page->kind != NODE_PAGE || !head)
      continue;
    g_auto(GStrv) words = words_of(head);
    if ((heads++ && strcmp(words[0], first) != 0) ||
        g_strcmp0(words[0], node_attr(page, ATTR_NAME)) == 0)
      return;
    if (!first) {
      first = g_strdup(words[0]);
      line = page->line;
    }
  }
  if (heads > 1 && is_like_name(first))
    learn_title(r, line, first);
}

void page_heads_learn(const Recovery *r) {
  Node *first = issue_root_mutable(r->issue)->first;
  for (Node *page = first; page; page = page->next)
    if (page->kind == NODE_PAGE && node_attr(page, ATTR_PRINTED)) {
      learn_from_head(r, page->line, node_attr(page, ATTR_PRINTED),
                      node_attr(page, ATTR_NAME));
      learn_staff(r, page);
    }
  learn_first_word(r, first);
  for (Node *page = first; page && !masthead_knows(r, NODE_TITLE);
       page = page->next)
    if (page->kind == NODE_PAGE)
      learn_from_furniture(r, page);
}
