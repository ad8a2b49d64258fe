/* Pieces in, parts out: every piece is scored for every part it may play, by
 * what it is and by what of it comes again in the text (echoes.h), and the best
 * sequence is taken. */
#include "recover/deck_parts.h"

#include <string.h>

/* ── Parts ───────────────────────────────────────────────────────────── */

static const PartKind PART[PARTS] = {
    [PART_RUBRIC] = {"rubric", NODE_RUBRIC, FALSE},
    [PART_KICKER] = {"kicker", NODE_KICKER, FALSE},
    [PART_KICKER_HALF] = {"kicker-half", NODE_KICKER, TRUE},
    [PART_HEADLINE] = {"headline", NODE_HEADLINE, FALSE},
    [PART_HEADLINE_HALF] = {"headline-half", NODE_HEADLINE, TRUE},
    [PART_SUBHEAD] = {"subhead", NODE_SUBHEAD, FALSE},
    [PART_SUBHEAD_HALF] = {"subhead-half", NODE_SUBHEAD, TRUE},
};

const PartKind *part_kind(Part part) {
  return &PART[part];
}

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

guint8 *deck_parts_find(const DeckWeights *weights, const Pieces *pieces) {
  RuleRow row = pieces_row(pieces);
  g_autofree gint16 *scores = rules_score(weights->rules, &row);
  forbid_halves(pieces, scores);
  Trellis trellis = {row.n,          PARTS,       scores, weights->transitions,
                     weights->start, weights->end};
  guint8 *parts = g_new(guint8, row.n);
  viterbi_decode(&trellis, parts, NULL);
  return parts;
}
