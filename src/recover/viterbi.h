/* The best path through a trellis: which state each of a row of things is in,
 * judged over the whole row at once. */
#ifndef KANYIN_RECOVER_VITERBI_H
#define KANYIN_RECOVER_VITERBI_H

#include <glib.h>

typedef struct {
  guint n, n_states;       /* things in the row, states of each */
  const gint16 *emissions; /* score of thing i in state s: [i * n_states + s] */
  const gint *transitions; /* score of s followed by t: [s * n_states + t] */
  const gint *start, *end; /* score of the first and the last being in s */
} Trellis;

enum { VITERBI_STATES = 32 }; /* at most */

/* A score that no path takes if there is another. */
#define SCORE_NEVER (-10000)

/* Writes the state of each thing on the path of the highest sum to PATH; of
 * equal paths the one with the lower states. */
void viterbi_decode(const Trellis *trellis, guint8 *path);

/* How surely PATH, decoded from TRELLIS, has each thing in its state: the sum
 * of the best path less that of the best path with the thing in another state,
 * never negative, at most G_MAXINT16.  That other state goes to OTHERS, if not
 * NULL.  Both have room for trellis->n; n_states is at least 2. */
void viterbi_margins(const Trellis *trellis, const guint8 *path,
                     gint16 *margins, guint8 *others);

#endif
