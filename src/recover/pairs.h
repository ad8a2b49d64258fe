/* PAIRS: the pairs of Han characters that stand side by side in a text.  Words
 * of Chinese are mostly of two characters, so shared pairs tell that two texts
 * speak of the same, without a dictionary. */
#ifndef KANYIN_RECOVER_PAIRS_H
#define KANYIN_RECOVER_PAIRS_H

#include "recover/text.h"

typedef struct PairSet PairSet;

/* Empty; free with pair_set_free(). */
PairSet *pair_set_new(void);
void pair_set_free(PairSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PairSet, pair_set_free)

/* Makes it empty again, in no time. */
void pair_set_clear(PairSet *set);

/* The number of different pairs in it. */
guint pair_set_size(const PairSet *set);

/* Adds the pairs of TEXT; returns how many of those that are new to SET stand
 * in OTHER, which may be NULL.  Few pairs (1 in 600 for 100 in OTHER) are
 * taken for others. */
guint pair_set_add(PairSet *set, Slice text, const PairSet *other);

#endif
