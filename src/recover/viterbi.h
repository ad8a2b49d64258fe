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

enum { VITERBI_STATES = 24 }; /* at most */

/* A score that no path takes if there is another. */
#define SCORE_NEVER (-30000)

/* How surely a thing is in its state. */
typedef struct {
  gint16 lead;  /* of the best path over the best with the thing elsewhere */
  guint8 other; /* the state it has there */
} Margin;

/* Writes the state of each thing on the path of the highest sum to PATH; of
 * equal paths the one with the lower states.  MARGINS, if not NULL, has room
 * for as many; there must be two states then. */
void viterbi_decode(const Trellis *trellis, guint8 *path, Margin *margins);

#endif
