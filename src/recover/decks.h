/* Decks: kicker, headline and subhead out of the lines over an article. */
#ifndef KANYIN_RECOVER_DECKS_H
#define KANYIN_RECOVER_DECKS_H

#include "recover/recovery.h"

/* Reads assets/recover/decks.ini, made by hand, and decks-learned.ini, made
 * from the corpus (tests/corpus/train.py).  Free with deck_weights_free(). */
DeckWeights *deck_weights_new(void);
void deck_weights_free(DeckWeights *weights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DeckWeights, deck_weights_free)

/* Adds the decks that N units from FIRST on hold to ARTICLE.  Decks that
 * stood on one line are parted by the best sharing-out of its pieces
 * (assets/recover/decks.ini), which is reported. */
void decks_add(const Recovery *r, Node *article, guint first, guint n);

#endif
