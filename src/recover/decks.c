/* Lines over articles in, decks out.
 *
 * What stands in brackets around a headline is cut off its lines; white space
 * and line ends part the rest into pieces (pieces.h), each of which plays a
 * part (deck_parts.h). */
#include "recover/decks.h"

#include "base/parallel.h"
#include "recover/echoes.h"
#include "recover/jumps.h"

/* Words that were cut off a line. */
typedef struct {
  NodeKind kind; /* a rubric, a continuation, furniture */
  guint line;
  Slice words, page;
} Cut;

typedef struct {
  guint first, n; /* its units */
  GArray *cuts;   /* of Cut; NULL until it is read */
  Pieces *pieces;
  guint8 *parts; /* of the pieces; NULL if there are none */
} Stack;

struct Decks {
  GArray *stacks; /* of Stack, by first unit */
};

/* ── Which lines make a stack ────────────────────────────────────────── */

static const Hint *mark_over(const Recovery *r, guint i) {
  return hints_over(r->hints, unit_at(r->units, i)->source).hint;
}

/* A line that a mark makes something of is none of a stack. */
static gboolean is_told(const Recovery *r, guint i) {
  const Hint *hint = mark_over(r, i);
  return hint && hint_decides(hint);
}

/* A continuation's mark that has the headline beside it; alone on its line it
 * is none of the decks. */
static gboolean has_headline(const Recovery *r, guint i) {
  return !recovery_find(r, "continued", NULL, unit_at(r->units, i)->text)
              .words.length;
}

static gboolean may_begin(const Recovery *r, guint i) {
  gboolean deck = r->labels[i] == LABEL_DECK ||
                  (r->labels[i] == LABEL_CONTINUED && has_headline(r, i));
  return deck && !is_told(r, i);
}

static gboolean goes_on(const Recovery *r, guint i) {
  return r->labels[i] == LABEL_DECK && !mark_over(r, i) &&
         !hints_bare_between(r->hints, unit_at(r->units, i - 1)->source,
                             unit_at(r->units, i)->source);
}

static void find_stacks(const Recovery *r, GArray *stacks) {
  guint n = r->units->units->len;
  for (guint i = 0, next; i < n; i = next) {
    next = i + 1;
    if (!may_begin(r, i))
      continue;
    while (next < n && goes_on(r, next))
      next++;
    Stack stack = {.first = i, .n = next - i};
    g_array_append_val(stacks, stack);
  }
}

/* ── Reading a stack ─────────────────────────────────────────────────── */

static void cut_off(Stack *stack, NodeKind kind, const Unit *unit,
                    Found found) {
  Cut cut = {kind, unit->line, found.words, found.group};
  if (found.words.length)
    g_array_append_val(stack->cuts, cut);
}

/* Cuts the standing head in brackets off the beginning of TEXT; a newsroom's
 * name of a part ("【标题】") is none, and is set aside. */
static Slice cut_head(const Recovery *r, Stack *stack, const Unit *unit,
                      Slice text) {
  Found rubric = recovery_find(r, "rubric-head", NULL, text);
  if (!rubric.words.length)
    return text;
  gboolean names_part = recovery_find(r, "hint", NULL, text).words.length > 0;
  cut_off(stack, names_part ? NODE_FURNITURE : NODE_RUBRIC, unit, rubric);
  return slice_trim(slice_from(text, rubric.words.length));
}

/* What stands in brackets around a headline: the mark of a continuation,
 * before or behind it, or behind it the standing head it belongs to. */
static Slice cut_marks(const Recovery *r, Stack *stack, const Unit *unit) {
  Slice text = unit->text;
  cut_off(stack, NODE_CONTINUED, unit,
          recovery_cut_head(r, "continued-head", "page", &text));
  cut_off(stack, NODE_CONTINUED, unit,
          recovery_cut_tail(r, "continued-tail", "page", &text));
  Slice whole = text;
  Found rubric = recovery_cut_tail(r, "rubric-tail", NULL, &text);
  if (!text.length)
    return whole;
  cut_off(stack, NODE_RUBRIC, unit, rubric);
  return text;
}

/* TRUE if what stands behind unit I shows that the decks are news. */
static gboolean is_led(const Recovery *r, guint i) {
  return i < r->units->units->len &&
         (unit_at(r->units, i)->dated || unit_at(r->units, i)->named);
}

static void read_stack(const Recovery *r, const DeckWeights *weights,
                       Stack *stack) {
  guint behind = stack->first + stack->n;
  stack->cuts = g_array_new(FALSE, FALSE, sizeof(Cut));
  stack->pieces = pieces_new(r->lexicon, is_led(r, behind), r->units->set_off);
  for (guint i = stack->first; i < behind; i++) {
    const Unit *unit = unit_at(r->units, i);
    Slice text = cut_marks(r, stack, unit);
    pieces_add(stack->pieces, unit, cut_head(r, stack, unit, text));
  }
  if (!stack->pieces->pieces->len)
    return; /* nothing but marks */
  echoes_find(stack->pieces, r->units, r->labels, behind);
  stack->parts = deck_parts_find(weights, stack->pieces);
}

static void stack_clear(gpointer data) {
  Stack *stack = data;
  g_clear_pointer(&stack->cuts, g_array_unref);
  pieces_free(stack->pieces);
  g_free(stack->parts);
}

typedef struct {
  const Recovery *r;
  const DeckWeights *weights;
  GArray *stacks;
} Reading;

static void read_some(guint from, guint to, gpointer data) {
  const Reading *reading = data;
  for (guint i = from; i < to; i++)
    read_stack(reading->r, reading->weights,
               &g_array_index(reading->stacks, Stack, i));
}

Decks *decks_read(const Recovery *r, const DeckWeights *weights) {
  enum { STACKS_TO_SHARE = 100 /* that fewer are not worth a thread */ };
  Decks *decks = g_new0(Decks, 1);
  decks->stacks = g_array_new(FALSE, FALSE, sizeof(Stack));
  g_array_set_clear_func(decks->stacks, stack_clear);
  find_stacks(r, decks->stacks);
  Reading reading = {r, weights, decks->stacks};
  parallel_do(decks->stacks->len, STACKS_TO_SHARE, read_some, &reading);
  return decks;
}

void decks_free(Decks *decks) {
  if (!decks)
    return;
  g_array_unref(decks->stacks);
  g_free(decks);
}

static gint by_first(gconstpointer a, gconstpointer b) {
  guint x = ((const Stack *)a)->first, y = ((const Stack *)b)->first;
  return x < y ? -1 : x > y;
}

static const Stack *stack_at(const Decks *decks, guint first) {
  Stack wanted = {.first = first};
  guint at = 0;
  return g_array_binary_search(decks->stacks, &wanted, by_first, &at)
             ? &g_array_index(decks->stacks, Stack, at)
             : NULL;
}

guint decks_units(const Decks *decks, guint first) {
  const Stack *stack = stack_at(decks, first);
  return stack ? stack->n : 0;
}

/* ── Into the tree ───────────────────────────────────────────────────── */

/* What the weights are learned by. */
static void record_pieces(Record *record, const Stack *stack) {
  for (guint i = 0; record && i < stack->pieces->pieces->len; i++) {
    const Piece *piece = piece_of(stack->pieces, i);
    g_autofree char *atoms = piece_atoms(stack->pieces, i);
    g_string_append_printf(record->pieces, "%s%u:%u:%u %s %s\n",
                           i || !record->pieces->len ? "" : "\n", piece->line,
                           piece->column, piece->chars,
                           part_kind(stack->parts[i])->name, atoms);
  }
}

static void add_cut(const Recovery *r, Node *article, const Cut *cut) {
  if (cut->kind == NODE_CONTINUED)
    jump_add(r, article, cut->kind, cut->line, cut->words, cut->page);
  else
    recovery_text(r, cut->kind == NODE_FURNITURE ? article->parent : article,
                  cut->kind, cut->line, cut->words);
}

static void add_line(const Recovery *r, Node *deck, const Piece *first,
                     const Piece *last_half) {
  Slice text = {first->text.text,
                (gsize)(last_half->text.text + last_half->text.length -
                        first->text.text)};
  recovery_text(r, deck, NODE_LINE, first->line, text);
}

static void report(const Recovery *r, const Piece *piece, NodeKind deck) {
  if (piece->gap != GAP_LINE)
    diag_add(r->diag, DIAG_SPLIT_DECKS, piece->line, piece->column,
             "decks on one line were parted; from here on it is a %s",
             node_kind_name(deck));
}

static Node *add_rubric(const Recovery *r, Node *article, const Piece *piece) {
  diag_add(r->diag, DIAG_RUBRIC_OF_DECKS, piece->line, piece->column,
           "taken for the standing head of the headline behind it");
  return recovery_text(r, article, NODE_RUBRIC, piece->line, piece->text);
}

/* A page mark between two lines of one headline leaves them one. */
static void add_parts(const Recovery *r, Node *article, const Stack *stack) {
  guint n = stack->pieces->pieces->len;
  Node *deck = article->last;
  for (guint i = 0, next; i < n; i = next) {
    const Piece *piece = piece_of(stack->pieces, i);
    NodeKind kind = part_kind(stack->parts[i])->deck;
    for (next = i + 1; next < n && part_kind(stack->parts[next])->half;)
      next++;
    if (kind == NODE_RUBRIC) {
      deck = add_rubric(r, article, piece);
      continue;
    }
    if (!deck || deck->kind != kind) {
      deck = node_add(r->issue, article, kind, piece->line);
      report(r, piece, kind);
    }
    add_line(r, deck, piece, piece_of(stack->pieces, next - 1));
  }
}

void decks_add(const Recovery *r, Node *article, guint first) {
  const Stack *stack = stack_at(r->decks, first);
  for (guint i = 0; i < stack->cuts->len; i++)
    add_cut(r, article, &g_array_index(stack->cuts, Cut, i));
  if (!stack->parts)
    return;
  record_pieces(r->record, stack);
  add_parts(r, article, stack);
}
