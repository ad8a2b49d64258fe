/* Lines of facts in, masthead nodes out; at the end the facts that can be told
 * from one another are compared. */
#include "recover/masthead.h"

#include "base/calendar.h"
#include "recover/fact_values.h"
#include "recover/facts.h"
#include "recover/masthead_private.h"

#include <string.h>

Node *masthead_of(const Recovery *r) {
  return issue_masthead_mutable(r->issue);
}

gboolean masthead_knows(const Recovery *r, NodeKind kind) {
  return node_child(issue_masthead(r->issue), kind) != NULL;
}

static void add_furniture(const Taking *taking, Slice text) {
  recovery_text(taking->r, taking->place, NODE_FURNITURE, taking->line, text);
}

/* ── Facts ───────────────────────────────────────────────────────────── */

Node *masthead_add_value(const Taking *taking, NodeKind kind, const char *value,
                         Slice printed) {
  Node *node = node_add_text(taking->r->issue, masthead_of(taking->r), kind,
                             taking->line, value, -1);
  if (!slice_equal(slice_of(value), printed))
    recovery_attr(taking->r, node, ATTR_PRINTED, printed);
  return node;
}

static void take_value(const Taking *taking, const Fact *fact, NodeKind kind) {
  g_autofree char *value = fact_value(kind, fact->value);
  if (!value)
    add_furniture(taking, fact->printed);
  else if (node_kind_normalised(kind))
    masthead_add_value(taking, kind, value, fact->printed);
  else
    recovery_text(taking->r, masthead_of(taking->r), kind, taking->line,
                  fact->printed);
}

static void take_staff(const Taking *taking, const Fact *fact) {
  Slice left = masthead_take_roles(taking, fact, fact->printed);
  if (left.length)
    add_furniture(taking, left);
}

static void take_other(const Taking *taking, const char *name,
                       const Fact *fact) {
  g_autofree char *value = slice_dup(fact->value);
  Node *node = masthead_add_value(taking, NODE_FACT, value, fact->printed);
  node_set_attr(taking->r->issue, node, ATTR_NAME, name);
}

static void take_fact(const Taking *taking, const Fact *fact) {
  const char *name = lexicon_form_name(taking->r->lexicon, fact->form);
  NodeKind kind = node_kind_by_name(name);
  if (kind == NODE_STAFF)
    take_staff(taking, fact);
  else if (kind == NODE_KINDS)
    take_other(taking, name, fact);
  else if (masthead_knows(taking->r, kind))
    add_furniture(taking, fact->printed);
  else
    take_value(taking, fact, kind);
}

/* ── What stands between facts ───────────────────────────────────────── */

static gboolean says_something(Slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isalnum(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

static void take_rest(const Taking *taking, Slice text) {
  const Recovery *r = taking->r;
  text = slice_trim(text);
  if (!text.length)
    return;
  if (nameplate_take_words(taking, text))
    return;
  if (says_something(text) && taking->place == masthead_of(r)) {
    Node *node =
        recovery_text(r, masthead_of(r), NODE_FACT, taking->line, text);
    node_set_attr(r->issue, node, ATTR_NAME, "其他");
  } else {
    add_furniture(taking, text);
  }
}

void masthead_take_facts(const Recovery *r, Node *place, guint line,
                         Slice text) {
  Taking taking = {r, place ? place : masthead_of(r), line};
  g_autoptr(GArray) facts = facts_scan(r->lexicon, text);
  const char *end = text.text + text.length, *p = text.text;
  if (!facts->len && nameplate_take_edition(r, line, slice_trim(text)))
    return;
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    take_rest(&taking, (Slice){p, (gsize)(fact->printed.text - p)});
    take_fact(&taking, fact);
    p = fact->printed.text + fact->printed.length;
  }
  take_rest(&taking, (Slice){p, (gsize)(end - p)});
}

/* ── What marks tell ─────────────────────────────────────────────────── */

/* The value of a date or a number that stands among other words. */
static char *find_value(const Recovery *r, NodeKind kind, Slice printed) {
  char *value = fact_value(kind, printed);
  if (value || !node_kind_normalised(kind))
    return value;
  g_autoptr(GArray) facts = facts_scan(r->lexicon, printed);
  for (guint i = 0; i < facts->len && !value; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    const char *name = lexicon_form_name(r->lexicon, fact->form);
    if (node_kind_by_name(name) == kind ||
        (kind == NODE_NUMBER && strcmp(name, "期号") == 0))
      value = fact_value(kind, fact->value);
  }
  return value;
}

gboolean masthead_take_told(const Recovery *r, Node *place, NodeKind kind,
                            guint line, const char *name, const char *value,
                            Slice printed) {
  Node *parent =
      kind == NODE_STAFF || kind == NODE_FURNITURE ? place : masthead_of(r);
  g_autofree char *found =
      value ? g_strdup(value) : find_value(r, kind, printed);
  if (!found) {
    recovery_text(r, place, NODE_FURNITURE, line, printed);
    return FALSE;
  }
  Node *node = node_add_text(r->issue, parent, kind, line, found, -1);
  if (name && *name)
    node_set_attr(r->issue, node, kind == NODE_STAFF ? ATTR_ROLE : ATTR_NAME,
                  name);
  if (value || !slice_equal(slice_of(found), printed))
    recovery_attr(r, node, ATTR_PRINTED, printed);
  return TRUE;
}

/* ── At the end ──────────────────────────────────────────────────────── */

static void check_weekday(const Recovery *r, const GDate *date) {
  const Node *weekday = node_child(issue_masthead(r->issue), NODE_WEEKDAY);
  GDateWeekday told = g_date_get_weekday(date);
  if (!weekday)
    return;
  if (calendar_parse_weekday(weekday->text, -1) != told)
    diag_add(r->diag, DIAG_WEEKDAY_MISMATCH, weekday->line, 0,
             "the paper says %s, but %s is a %s; both are kept as printed",
             weekday->text, issue_fact(r->issue, NODE_DATE),
             calendar_weekday_name(told));
}

static void check_lunar(const Recovery *r, const GDate *date) {
  const Node *lunar = node_child(issue_masthead(r->issue), NODE_LUNAR_DATE);
  if (!lunar)
    return;
  g_autofree char *told = calendar_lunar(date);
  if (told && !calendar_same_lunar(lunar->text, told))
    diag_add(r->diag, DIAG_LUNAR_MISMATCH, lunar->line, 0,
             "the paper says %s, but %s is %s; both are kept as printed",
             lunar->text, issue_fact(r->issue, NODE_DATE), told);
}

/* Stable, so that the names of one line of staff stay together. */
static void sort_masthead(Node *masthead) {
  for (NodeKind kind = NODE_TITLE; kind < NODE_KINDS; kind++) {
    Node *last = masthead->last;
    for (Node *node = masthead->first, *next; node; node = next) {
      next = node == last ? NULL : node->next;
      if (node->kind == kind)
        node_move(node, masthead, NULL);
    }
  }
}

Node *masthead_number_of_year(const Recovery *r) {
  Node *fact = masthead_of(r)->first;
  while (fact && (fact->kind != NODE_FACT ||
                  g_strcmp0(node_attr(fact, ATTR_NAME), "期号") != 0))
    fact = fact->next;
  return fact;
}

/* It is the number of a paper that does not count from its first one. */
static void number_by_year(const Recovery *r) {
  Node *fact = masthead_number_of_year(r);
  if (!fact || masthead_knows(r, NODE_NUMBER))
    return;
  const char *printed = node_attr(fact, ATTR_PRINTED);
  Taking taking = {r, masthead_of(r), fact->line};
  Fact number = {0, slice_of(printed), slice_of(fact->text)};
  take_value(&taking, &number, NODE_NUMBER);
  node_remove(fact);
}

void masthead_finish(const Recovery *r, const char *fallback_title) {
  GDate date;
  gboolean told = hints_tell_masthead(r->hints);
  if (!told)
    page_heads_learn(r);
  if (!masthead_knows(r, NODE_TITLE)) {
    issue_set_fact(r->issue, NODE_TITLE, fallback_title);
    diag_add(r->diag, DIAG_NO_TITLE, 0, 0,
             "no line names the paper; it is called \"%s\"", fallback_title);
  }
  if (!told) {
    number_by_year(r);
    sort_masthead(masthead_of(r));
  }
  if (calendar_parse(issue_fact(r->issue, NODE_DATE), -1, &date)) {
    check_weekday(r, &date);
    check_lunar(r, &date);
  }
}
