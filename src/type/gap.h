/* The space between two boxes of a line, as the breaker and the justifier see
 * it.  Neither knows of fonts or characters. */
#ifndef KANYIN_TYPE_GAP_H
#define KANYIN_TYPE_GAP_H

#include "type/marks.h"

/* What may widen a gap (clreq, line adjustment). */
typedef enum {
  STRETCH_NEVER,
  STRETCH_WORD_SPACE,  /* first, up to the gap's max */
  STRETCH_HAN_WESTERN, /* second, up to the gap's max */
  STRETCH_EVENLY       /* last, all alike and without limit */
} StretchStep;

/* Lengths are in points.  At a line's end a gap vanishes with all its blank.
 */
typedef struct {
  double ideal, min, max;
  ShrinkStep shrink;
  StretchStep stretch;
  double penalty; /* of breaking here, in the breaker's cost; see below */
} Gap;

#define BREAK_FREE 0.0
#define BREAK_SIGN 2.0      /* behind a sign of an address */
#define BREAK_SYLLABLE 12.0 /* inside a word, with a hyphen */
#define BREAK_NUMBER 12.0   /* behind the hyphen of a number */
#define BREAK_LETTER 60.0   /* inside a part of an address */
#define BREAK_EMERGENCY 1e3 /* against the rules, if nothing else is left */
#define BREAK_FORBIDDEN 1e30

#endif
