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
  if (!in_item(a, NODE_ARTICLE) || a->closed || m->hint->field)
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

/* A database may give the kicker behind the headline. */
static void place_kicker(const Marked *m, Node *deck) {
  Node *item = m->a->item;
  for (Node *node = item->first; node; node = node->next)
    if (node->kind == NODE_HEADLINE) {
      node_move(deck, item, node);
      return;
    }
}

/* TEXT without the standing head in brackets at its end. */
static Slice cut_rubric(const Marked *m, Slice text) {
  const Recovery *r = m->a->r;
  Slice left = text;
  Found found = recovery_cut_tail(r, "rubric-tail", NULL, &left);
  if (!found.words.length || !left.length)
    return text;
  Node *item = m->a->item;
  Node *rubric = recovery_text(r, item, NODE_RUBRIC, m->line, found.words);
  if (item->first != rubric)
    node_move(rubric, item, item->first);
  diag_add(r->diag, DIAG_RUBRIC_CUT, m->line, 0,
           "the words in brackets behind the headline were taken for its "
           "standing head");
  return left;
}

static void add_line(const Marked *m, NodeKind kind) {
  Node *deck = deck_of(m, kind);
  gboolean whole = m->hint->exact || m->a->closed || kind != NODE_HEADLINE ||
                   !in_item(m->a, NODE_ARTICLE);
  Slice text = whole ? m->text : cut_rubric(m, m->text);
  recovery_text(m->a->r, deck, NODE_LINE, m->line, text);
  if (kind == NODE_KICKER && m->hint->field)
    place_kicker(m, deck);
}

/* Items that are no articles have a headline alone. */
static void add_headline(const Marked *m) {
  marked_misplaced(m, "stands in no article; taken for the headline");
  add_line(m, NODE_HEADLINE);
}

/* The article that the deck belongs to; a database's may have a byline
 * before. */
static void begin_article(const Marked *m) {
  if (!(m->hint->field && assembler_headed_article(m->a)))
    assembler_begin_article(m->a);
}

void marked_take_deck(const Marked *m) {
  Assembler *a = m->a;
  NodeKind kind = DECKS[m->hint->kind];
  gboolean other =
      a->item && a->item->kind != NODE_ARTICLE && (a->closed || a->decked);
  if (begins_another(m))
    assembler_close(a);
  if (!other)
    begin_article(m);
  if (node_kind_allowed(kind, a->item->kind))
    add_line(m, kind);
  else
    add_headline(m);
}

void marked_take_rubric(const Marked *m) {
  Assembler *a = m->a;
  if (!a->closed)
    begin_article(m);
  if (node_kind_allowed(NODE_RUBRIC, a->item->kind)) {
    Node *rubric = marked_add(m, a->item, NODE_RUBRIC);
    if (m->hint->field && a->item->first != rubric)
      node_move(rubric, a->item, a->item->first);
  } else
    add_headline(m);
}

/* ── Unmarked decks ──────────────────────────────────────────────────── */

static const Hint *mark_over(const Assembler *a, guint i) {
  return hints_over(a->r->hints, unit_at(a->r->units, i)->source).hint;
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

/* Who marks subheads means the lines below a headline to be more of it, and so
 * does a database. */
static NodeKind deck_under_headline(const Assembler *a) {
  gboolean told = hints_tell(a->r->hints, HINT_SUBHEAD) ||
                  hints_tell(a->r->hints, HINT_LABEL);
  return told && a->item->last && a->item->last->kind == NODE_HEADLINE
             ? NODE_HEADLINE
             : NODE_SUBHEAD;
}

/* TRUE if the unit I is a marked headline, and no other mark is before it. */
static gboolean headline_follows(const Assembler *a, guint i) {
  return i < a->r->units->units->len && is_told_headline(a, i) &&
         !hints_bare_between(a->r->hints, unit(a)->source,
                             unit_at(a->r->units, i)->source);
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
  Node *deck = open_deck(a, under ? deck_under_headline(a) : NODE_KICKER);
  for (guint i = a->i; i < a->i + n; i++)
    recovery_text(a->r, deck, NODE_LINE, unit_at(a->r->units, i)->line,
                  unit_at(a->r->units, i)->text);
  return TRUE;
}
