/* Lines over an article in, decks out.
 *
 * White space and line ends part the lines into pieces (pieces.h).  Every
 * piece is scored for every part it may play, by what it is and by what of it
 * comes again in the text (echoes.h), and the best sequence is taken.
 */
#include "recover/decks.h"

#include "recover/echoes.h"
#include "recover/jumps.h"

#include <string.h>

/* ── Parts ───────────────────────────────────────────────────────────── */

typedef enum {
  PART_RUBRIC,
  PART_KICKER,
  PART_KICKER_HALF,
  PART_HEADLINE,
  PART_HEADLINE_HALF,
  PART_SUBHEAD,
  PART_SUBHEAD_HALF,
  PARTS
} Part;

static const struct {
  const char *name;
  NodeKind deck;
  gboolean half;
} PART[PARTS] = {
    [PART_RUBRIC] = {"rubric", NODE_RUBRIC, FALSE},
    [PART_KICKER] = {"kicker", NODE_KICKER, FALSE},
    [PART_KICKER_HALF] = {"kicker-half", NODE_KICKER, TRUE},
    [PART_HEADLINE] = {"headline", NODE_HEADLINE, FALSE},
    [PART_HEADLINE_HALF] = {"headline-half", NODE_HEADLINE, TRUE},
    [PART_SUBHEAD] = {"subhead", NODE_SUBHEAD, FALSE},
    [PART_SUBHEAD_HALF] = {"subhead-half", NODE_SUBHEAD, TRUE},
};

/* A standing head stands first, decks keep their order, there is a headline,
 * and a half follows its like. */
static gboolean may_follow(Part from, Part to) {
  gboolean alike = PART[from].deck == PART[to].deck;
  if (PART[to].half)
    return alike;
  if (PART[to].deck == NODE_SUBHEAD && from < PART_HEADLINE)
    return FALSE;
  return to != PART_RUBRIC && (alike || from < to);
}

struct DeckWeights {
  Rules *rules;
  gint transitions[PARTS * PARTS], start[PARTS], end[PARTS];
};

static gboolean names_part(const char *key, guint part) {
  return strcmp(key, PART[part].name) == 0;
}

DeckWeights *deck_weights_new(void) {
  static const char *const ASSETS[] = {"recover/decks.ini",
                                       "recover/decks-learned.ini", NULL};
  RuleWords words = {PARTS, piece_n_atoms(), names_part, piece_find_atom, NULL};
  DeckWeights *weights = g_new0(DeckWeights, 1);
  weights->rules = rules_new(&words, ASSETS);
  for (guint i = 0; i < PARTS * PARTS; i++)
    weights->transitions[i] = may_follow(i / PARTS, i % PARTS)
                                  ? rules_transitions(weights->rules)[i]
                                  : SCORE_NEVER;
  for (Part part = 0; part < PARTS; part++) {
    gboolean starts = !PART[part].half && part != PART_SUBHEAD;
    gboolean ends = part >= PART_HEADLINE;
    weights->start[part] =
        starts ? rules_start(weights->rules)[part] : SCORE_NEVER;
    weights->end[part] = ends ? rules_end(weights->rules)[part] : SCORE_NEVER;
  }
  return weights;
}

void deck_weights_free(DeckWeights *weights) {
  if (!weights)
    return;
  rules_free(weights->rules);
  g_free(weights);
}

/* No half of a line begins the next one, whatever the weights say. */
static void forbid_halves(const Pieces *pieces, gint16 *scores) {
  enum { NEVER = G_MININT16 };
  for (guint i = 0; i < pieces->pieces->len; i++)
    for (Part part = 0; part < PARTS; part++)
      if (piece_of(pieces, i)->gap == GAP_LINE && PART[part].half)
        scores[i * PARTS + part] = NEVER;
}

static guint8 *find_parts(const DeckWeights *weights, const Pieces *pieces) {
  RuleRow row = pieces_row(pieces);
  g_autofree gint16 *scores = rules_score(weights->rules, &row);
  forbid_halves(pieces, scores);
  Trellis trellis = {row.n,          PARTS,       scores, weights->transitions,
                     weights->start, weights->end};
  guint8 *parts = g_new(guint8, row.n);
  viterbi_decode(&trellis, parts, NULL);
  return parts;
}

/* What the weights are learned by. */
static void record_pieces(Record *record, const Pieces *pieces,
                          const guint8 *parts) {
  for (guint i = 0; record && i < pieces->pieces->len; i++) {
    const Piece *piece = piece_of(pieces, i);
    g_autofree char *atoms = piece_atoms(pieces, i);
    g_string_append_printf(record->pieces, "%s%u:%u:%u %s %s\n",
                           i || !record->pieces->len ? "" : "\n", piece->line,
                           piece->column, piece->chars, PART[parts[i]].name,
                           atoms);
  }
}

/* ── Decks ───────────────────────────────────────────────────────────── */

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

/* Cuts the standing head in brackets off the beginning of TEXT; a newsroom's
 * name of a part ("【标题】") is none, and is set aside. */
static Slice cut_head(const Recovery *r, Node *article, const Unit *unit,
                      Slice text) {
  Found rubric = recovery_find(r, "rubric-head", NULL, text);
  if (!rubric.words.length)
    return text;
  gboolean names_part = recovery_find(r, "hint", NULL, text).words.length > 0;
  recovery_text(r, names_part ? article->parent : article,
                names_part ? NODE_FURNITURE : NODE_RUBRIC, unit->line,
                rubric.words);
  return slice_trim(slice_from(text, rubric.words.length));
}

static void add_continued(const Recovery *r, Node *article, const Unit *unit,
                          Found mark) {
  if (mark.words.length)
    jump_add(r, article, NODE_CONTINUED, unit->line, mark.words, mark.group);
}

/* What stands in brackets around a headline: the mark of a continuation,
 * before or behind it, or behind it the standing head it belongs to. */
static Slice cut_marks(const Recovery *r, Node *article, const Unit *unit) {
  Slice text = unit->text;
  add_continued(r, article, unit,
                recovery_cut_head(r, "continued-head", "page", &text));
  add_continued(r, article, unit,
                recovery_cut_tail(r, "continued-tail", "page", &text));
  Slice whole = text;
  Found rubric = recovery_cut_tail(r, "rubric-tail", NULL, &text);
  if (!text.length)
    return whole;
  if (rubric.words.length)
    recovery_text(r, article, NODE_RUBRIC, unit->line, rubric.words);
  return text;
}

/* TRUE if what stands behind unit I shows that the decks are news. */
static gboolean is_led(const Recovery *r, guint i) {
  return i < r->units->units->len &&
         (unit_at(r->units, i)->dated || unit_at(r->units, i)->named);
}

/* A page mark between two lines of one headline leaves them one. */
static void add_decks(const Recovery *r, Node *article, const Pieces *pieces,
                      const guint8 *parts) {
  Node *deck = article->last;
  for (guint i = 0, next; i < pieces->pieces->len; i = next) {
    const Piece *piece = piece_of(pieces, i);
    NodeKind kind = PART[parts[i]].deck;
    for (next = i + 1; next < pieces->pieces->len && PART[parts[next]].half;)
      next++;
    if (kind == NODE_RUBRIC) {
      deck = recovery_text(r, article, kind, piece->line, piece->text);
      diag_add(r->diag, DIAG_RUBRIC_OF_DECKS, piece->line, piece->column,
               "taken for the standing head of the headline behind it");
      continue;
    }
    if (!deck || deck->kind != kind) {
      deck = node_add(r->issue, article, kind, piece->line);
      report(r, piece, kind);
    }
    add_line(r, deck, piece, piece_of(pieces, next - 1));
  }
}

void decks_add(const Recovery *r, Node *article, guint first, guint n) {
  g_autoptr(Pieces) pieces =
      pieces_new(r->lexicon, is_led(r, first + n), r->units->set_off);
  for (guint i = first; i < first + n; i++) {
    const Unit *unit = unit_at(r->units, i);
    Slice text = cut_marks(r, article, unit);
    pieces_add(pieces, unit, cut_head(r, article, unit, text));
  }
  if (!pieces->pieces->len)
    return; /* nothing but marks */
  echoes_find(pieces, r->units, r->labels, first + n);
  g_autofree guint8 *parts = find_parts(r->deck_weights, pieces);
  record_pieces(r->record, pieces, parts);
  add_decks(r, article, pieces, parts);
}
