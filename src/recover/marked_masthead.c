/* Marked facts of the masthead in, its nodes out. */
#include "recover/marked_private.h"

#include "recover/masthead.h"

static const NodeKind FACTS[HINTS] = {
    [HINT_TITLE] = NODE_TITLE,     [HINT_DATE] = NODE_DATE,
    [HINT_WEEKDAY] = NODE_WEEKDAY, [HINT_LUNAR_DATE] = NODE_LUNAR_DATE,
    [HINT_NUMBER] = NODE_NUMBER,   [HINT_PAGE_COUNT] = NODE_PAGE_COUNT,
    [HINT_STAFF] = NODE_STAFF,     [HINT_WEBSITE] = NODE_WEBSITE,
    [HINT_EMAIL] = NODE_EMAIL,     [HINT_FACT] = NODE_FACT};

static void report_unread(const Marked *m) {
  diag_add(m->a->r->diag, DIAG_UNREAD_VALUE, m->line, 0,
           "what stands behind 【%s】 cannot be read as one; it is kept as it "
           "is, and says nothing",
           m->hint->name);
}

/* What told it before; NULL if nothing did, or may do so again. */
static const Node *told_before(const Marked *m, NodeKind kind) {
  if (kind == NODE_STAFF || kind == NODE_FACT ||
      hints_tell_masthead(m->a->r->hints))
    return NULL;
  return node_child(issue_masthead(m->a->r->issue), kind);
}

/* Databases say with each article what paper it is of, and what day's. */
static void keep_again(const Marked *m, const Node *before) {
  if (!slice_equal(slice_of(node_printed(before)), m->text))
    marked_misplaced(m,
                     "stands here a second time; kept, but the first decides");
  marked_add(m, marked_place(m), NODE_FURNITURE);
}

void marked_take_fact(const Marked *m) {
  const Recovery *r = m->a->r;
  const char *const *values = m->hint->values;
  NodeKind kind = FACTS[m->hint->kind];
  gboolean named = kind == NODE_STAFF || kind == NODE_FACT;
  const Node *before = told_before(m, kind);
  if (before) {
    keep_again(m, before);
  } else if (kind == NODE_STAFF && !m->hint->exact && !values[0]) {
    masthead_take_staff(r, marked_place(m), m->line, m->hint->name, m->text);
  } else if (!masthead_take_told(r, marked_place(m), kind, m->line,
                                 named ? values[0] : NULL, values[named],
                                 m->text)) {
    report_unread(m);
  }
}

void marked_take_masthead(const Marked *m) {
  if (m->text.length)
    masthead_take_facts(m->a->r, marked_place(m), m->line, m->text);
}

void marked_take_language(const Marked *m) {
  static const char *const TAGS[] = {"zh-Hans", "zh-Hant"};
  const Recovery *r = m->a->r;
  g_autofree char *word =
      m->hint->values[0] ? g_strdup(m->hint->values[0]) : slice_dup(m->text);
  for (guint i = 0; i < G_N_ELEMENTS(TAGS); i++)
    if (hints_value_is(r->hints, TAGS[i], word)) {
      node_set_attr(r->issue, issue_root_mutable(r->issue), ATTR_LANG, TAGS[i]);
      return;
    }
  report_unread(m);
}
