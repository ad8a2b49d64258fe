/* DECKS: kicker, headline and subhead out of the lines over an article.
 *
 * The lines over one article are a stack.  The stacks of a text are read side
 * by side before any is put into the tree. */
#ifndef KANYIN_RECOVER_DECKS_H
#define KANYIN_RECOVER_DECKS_H

#include "recover/deck_parts.h"
#include "recover/recovery.h"

typedef struct Decks Decks;

/* Reads all stacks of the units of R, whose issue is not looked at: units
 * labelled as decks, up to one that a typed mark parts from them.  The result
 * refers to what R does.  Free with decks_free(). */
Decks *decks_read(const Recovery *r, const DeckWeights *weights);
void decks_free(Decks *decks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decks, decks_free)

/* How many units are in the stack that begins with unit FIRST; 0 if none
 * does. */
guint decks_units(const Decks *decks, guint first);

/* Adds the decks of that stack to ARTICLE.  Decks that stood on one line were
 * parted by the best sharing-out of its pieces, which is reported. */
void decks_add(const Recovery *r, Node *article, guint first);

#endif
