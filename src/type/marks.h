/* The marks of Chinese punctuation and what typesetting needs to know of
 * each; the table is assets/type/marks.ini. */
#ifndef KANYIN_TYPE_MARKS_H
#define KANYIN_TYPE_MARKS_H

#include "type/level.h"

#include <glib.h>

/* The steps in which a line's gaps shrink (clreq, line adjustment); step 1, a
 * mark at the line's end, is taken before lines are broken. */
typedef enum {
  SHRINK_NEVER = 0,
  SHRINK_WORD_SPACE = 2,
  SHRINK_INTERPUNCT = 3,
  SHRINK_BRACKET = 4,
  SHRINK_COMMA = 5,
  SHRINK_HAN_WESTERN = 6,
  SHRINK_STOP = 7,
  SHRINK_STEPS = 8
} ShrinkStep;

typedef struct {
  double width;         /* of the whole [em]; 0: the font's */
  double before, after; /* blank that may be taken away [em] */
  ShrinkStep shrink;    /* when it is, in a tight line */
  Level start, end;     /* from where on it may not start or end a line */
  gboolean firm;        /* nothing is put beside it to fill a line */
  gboolean stacks;      /* two of them together are one em wide */
  gboolean full;        /* keeps its blank in kaiming style */
  gboolean hangs;       /* may stand beyond the right edge */
  gboolean narrow;      /* set in the face's half-wide form (OpenType hwid) */
} Mark;

typedef struct Marks Marks;

/* Reads the table, by the rules of Taiwan and Hong Kong if CENTRED, else of
 * the mainland.  Free with marks_free(). */
Marks *marks_new(gboolean centred);
void marks_free(Marks *marks);

/* What is known of C; NULL if it is not a mark. */
const Mark *marks_find(const Marks *marks, gunichar c);

#endif
