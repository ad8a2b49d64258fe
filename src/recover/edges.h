/* EDGES: the characters that a short line begins and ends with, which often
 * tell what it is: "…行动" heads a column, "…启事" a notice, "…致辞" leads into
 * a headline. */
#ifndef KANYIN_RECOVER_EDGES_H
#define KANYIN_RECOVER_EDGES_H

#include "recover/lexicon.h"

enum {
  EDGES = 4,     /* of a line, at most */
  EDGE_ROOM = 16 /* [bytes] of a name, its NUL included */
};

/* Writes the edges of TEXT to NAMES: "head:关于" and "tail:举行", of two
 * characters and of one, ideographs only, traditional ones as their simplified
 * forms.  Returns how many; 0 if the line is not short. */
guint edges_of(const Lexicon *lexicon, Slice text,
               char names[EDGES][EDGE_ROOM]);

/* TRUE if NAME is such a name. */
gboolean edge_is_named(const char *name);

#endif
