/* The space between two boxes of a line, as the breaker and the justifier see
 * it.  Neither knows of fonts or characters. */
#ifndef KANYIN_TYPE_GAP_H
#define KANYIN_TYPE_GAP_H

#include "type/marks.h"

/* What may widen a gap (clreq, line adjustment). */
typedef enum {
  STRETCH_NEVER,
  STRETCH_WORD_SPACE,  /* first */
  STRETCH_HAN_WESTERN, /* second */
  STRETCH_EVENLY       /* last, all alike and in the end without limit */
} StretchStep;

/* How far characters may stand apart before it shows [em]. */
#define LOOSE_EM 0.05

/* Lengths are in points.  At a line's end a gap vanishes with all its blank.
 */
typedef struct {
  double ideal, min;
  double max;  /* to which it stretches in its turn … */
  double most; /* … and, where characters would be loose, in a second one */
  ShrinkStep shrink;
  StretchStep stretch;
  double penalty; /* of breaking here, in the breaker's cost; see below */
} Gap;

#define BREAK_FREE 0.0
#define BREAK_SIGN 2.0      /* behind a sign of an address */
#define BREAK_SYLLABLE 12.0 /* inside a word, with a hyphen */
#define BREAK_NUMBER 12.0   /* behind the hyphen of a number */
#define BREAK_PHRASE 30.0   /* inside a phrase of a byline */
#define BREAK_LETTER 60.0   /* inside a part of an address */
#define BREAK_EMERGENCY 1e3 /* against the rules, if nothing else is left */
#define BREAK_FORBIDDEN 1e30

#endif
