/* DECK PARTS: what each piece of the lines over an article is. */
#ifndef KANYIN_RECOVER_DECK_PARTS_H
#define KANYIN_RECOVER_DECK_PARTS_H

#include "model/issue.h"
#include "recover/pieces.h"

/* A half goes on with the line of the piece before it. */
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

typedef struct {
  const char *name; /* in decks.ini */
  NodeKind deck;    /* that it stands in */
  gboolean half;
} PartKind;

const PartKind *part_kind(Part part);

typedef struct DeckWeights DeckWeights;

/* Reads assets/recover/decks.ini, made by hand, and decks-learned.ini, made
 * from the corpus (tests/corpus/train.py).  Free with deck_weights_free(). */
DeckWeights *deck_weights_new(void);
void deck_weights_free(DeckWeights *weights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DeckWeights, deck_weights_free)

/* The Part of each of PIECES, of which there is at least one.  Free with
 * g_free(). */
guint8 *deck_parts_find(const DeckWeights *weights, const Pieces *pieces);

#endif
