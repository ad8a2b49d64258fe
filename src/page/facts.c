/* The masthead's nodes sorted to the places where a page shows them.  Each
 * stands once: a fact whose words stand with an earlier one's is left out. */
#include "page/facts.h"

#include "page/setting.h"

#include <string.h>

/* Where a kind stands, plus one; kinds that are not named are no facts. */
static const FactPlace PLACES[NODE_KINDS] = {
    [NODE_TITLE] = FACT_NAMEPLATE + 1,   [NODE_DATE] = FACT_DATE_LINE + 1,
    [NODE_WEEKDAY] = FACT_DATE_LINE + 1, [NODE_LUNAR_DATE] = FACT_DATE_LINE + 1,
    [NODE_NUMBER] = FACT_DATE_LINE + 1,  [NODE_PAGE_COUNT] = FACT_DATE_LINE + 1,
    [NODE_STAFF] = FACT_IMPRINT + 1,     [NODE_WEBSITE] = FACT_IMPRINT + 1,
    [NODE_EMAIL] = FACT_IMPRINT + 1,     [NODE_FACT] = FACT_IMPRINT + 1};

/* Only what a user can set on the command line is shown though the paper does
 * not print it. */
static gboolean may_be_added(NodeKind kind) {
  return kind == NODE_TITLE || kind == NODE_DATE || kind == NODE_NUMBER;
}

static gboolean stands_elsewhere(const Node *fact, const char *text) {
  for (const Node *n = fact->parent->first; n; n = n->next)
    if (n != fact && n->kind != NODE_FURNITURE && strstr(node_printed(n), text))
      return TRUE;
  return FALSE;
}

static char *fact_text(const Node *fact) {
  if (*node_printed(fact))
    return g_strdup(node_printed(fact));
  g_autofree char *shown =
      may_be_added(fact->kind) ? node_shown(fact) : g_strdup("");
  if (!*shown || stands_elsewhere(fact, shown))
    return g_strdup("");
  return g_steal_pointer(&shown);
}

static void fact_clear(gpointer data) {
  g_free(((Fact *)data)->text);
}

static void add_fact(GArray *facts, const char *text, Fact fact) {
  if (text_is_blank(text))
    return;
  fact.text = g_strdup(text);
  g_array_append_val(facts, fact);
}

/* A value given without its printed words is called by its role or name, if
 * that is a word of the paper's language and not a code. */
static void add_label(GArray *facts, const Node *fact) {
  const char *label =
      node_attr(fact, fact->kind == NODE_STAFF ? ATTR_ROLE : ATTR_NAME);
  if (label && !node_attr(fact, ATTR_PRINTED) && !g_str_is_ascii(label))
    add_fact(facts, label, (Fact){.label = TRUE, .line = fact->line});
}

GArray *facts_list(const Node *parent, FactPlace place) {
  GArray *facts = g_array_new(FALSE, FALSE, sizeof(Fact));
  g_array_set_clear_func(facts, fact_clear);
  for (const Node *n = parent->first; n; n = n->next) {
    if (PLACES[n->kind] != place + 1)
      continue;
    g_autofree char *text = fact_text(n);
    if (!text_is_blank(text))
      add_label(facts, n);
    add_fact(facts, text,
             (Fact){.printed = *node_printed(n) != '\0', .line = n->line});
  }
  return facts;
}

char *facts_name(const Issue *issue) {
  static const NodeKind kinds[] = {NODE_TITLE, NODE_DATE, NODE_NUMBER};
  GString *name = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    const Node *node = node_child(issue_masthead(issue), kinds[i]);
    g_autofree char *shown = node ? node_shown(node) : g_strdup("");
    if (*shown && name->len)
      g_string_append_c(name, ' ');
    g_string_append(name, shown);
  }
  return g_string_free(name, FALSE);
}
