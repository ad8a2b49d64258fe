/* Marked decks and standing heads in, the head of an item out; and the unmarked
 * decks beside a marked headline. */
#include "recover/marked.h"

#include "recover/marked_private.h"

static const NodeKind DECKS[HINTS] = {[HINT_KICKER] = NODE_KICKER,
                                      [HINT_HEADLINE] = NODE_HEADLINE,
                                      [HINT_SUBHEAD] = NODE_SUBHEAD};

/* A kicker comes first, and a headline behind a blank line is another's. */
static gboolean begins_another(const Marked *m) {
  const Assembler *a = m->a;
  if (!in_item(a, NODE_ARTICLE) || a->closed)
    return FALSE;
  gboolean headed = node_child(a->item, NODE_HEADLINE) != NULL;
  return m->first && headed && a->decked &&
         (m->hint->kind == HINT_KICKER ||
          (m->hint->kind == HINT_HEADLINE && m->hint->blanks));
}

/* The deck of KIND that the line goes into. */
static Node *deck_of(const Marked *m, NodeKind kind) {
  Node *item = m->a->item, *last = item->last;
  if (last && last->kind == kind) {
    if (m->first)
      marked_misplaced(m, "stands here a second time; its lines were added to "
                          "the first's");
    return last;
  }
  if (m->first && !m->a->closed && node_child(item, kind))
    marked_misplaced(m, "stands here a second time; kept as another deck");
  return node_add(m->a->r->issue, item, kind, m->line);
}

static void add_line(const Marked *m, NodeKind kind) {
  marked_add(m, deck_of(m, kind), NODE_LINE);
}

/* Items that are no articles have a headline alone. */
static void add_headline(const Marked *m) {
  marked_misplaced(m, "stands in no article; taken for the headline");
  add_line(m, NODE_HEADLINE);
}

void marked_take_deck(const Marked *m) {
  Assembler *a = m->a;
  NodeKind kind = DECKS[m->hint->kind];
  gboolean other =
      a->item && a->item->kind != NODE_ARTICLE && (a->closed || a->decked);
  if (begins_another(m))
    assembler_close(a);
  if (!other)
    assembler_begin_article(a);
  if (node_kind_allowed(kind, a->item->kind))
    add_line(m, kind);
  else
    add_headline(m);
}

void marked_take_rubric(const Marked *m) {
  Assembler *a = m->a;
  if (!a->closed)
    assembler_begin_article(a);
  if (in_item(a, NODE_ARTICLE))
    marked_add(m, a->item, NODE_RUBRIC);
  else
    add_headline(m);
}

/* ── Unmarked decks ──────────────────────────────────────────────────── */

/* TRUE if a mark that stands for itself stands before the unit I. */
static gboolean bare_before(const Assembler *a, guint i) {
  guint place;
  return hints_bare(a->r->hints, a->n_marks, &place) &&
         place <= unit_at(a->r->units, i)->source;
}

static const Hint *mark_over(const Assembler *a, guint i) {
  return hints_over(a->r->hints, unit_at(a->r->units, i)->source).hint;
}

gboolean marks_part(const Assembler *a, guint n) {
  return mark_over(a, a->i + n) || bare_before(a, a->i + n);
}

static gboolean is_told_headline(const Assembler *a, guint i) {
  const Hint *hint = mark_over(a, i);
  return hint && hint->kind == HINT_HEADLINE;
}

static gboolean stands_under_headline(const Assembler *a) {
  guint before = a->i;
  while (before-- > 0 && a->r->labels[before] == LABEL_DECK)
    if (is_told_headline(a, before))
      return TRUE;
  return FALSE;
}

/* TRUE if the unit I is a marked headline, and no other mark is before it. */
static gboolean headline_follows(const Assembler *a, guint i) {
  return i < a->r->units->units->len && !bare_before(a, i) &&
         is_told_headline(a, i);
}

static Node *open_deck(Assembler *a, NodeKind kind) {
  Node *last = a->item->last;
  return last && last->kind == kind
             ? last
             : node_add(a->r->issue, a->item, kind, unit(a)->line);
}

gboolean marks_take_decks(Assembler *a, guint n) {
  gboolean under = stands_under_headline(a);
  if (!under && !headline_follows(a, a->i + n))
    return FALSE;
  Node *deck = open_deck(a, under ? NODE_SUBHEAD : NODE_KICKER);
  for (guint i = a->i; i < a->i + n; i++)
    recovery_text(a->r, deck, NODE_LINE, unit_at(a->r->units, i)->line,
                  unit_at(a->r->units, i)->text);
  return TRUE;
}
