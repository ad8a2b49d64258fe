/* Where a paragraph's lines end: total-fit breaking over boxes and gaps. */
#ifndef KANYIN_TYPE_BREAKER_H
#define KANYIN_TYPE_BREAKER_H

#include "type/gap.h"

typedef struct {
  guint n;             /* boxes */
  const double *width; /* of each box [pt] */
  const double *solid; /* what of it is not a mark [pt] */
  const Gap *gap;      /* behind each box; the last one is not looked at */
  const double *edge;  /* what a line is wider for ending behind each box: by a
                          hyphen, or less than 0 for a mark that hangs; NULL for
                          nothing [pt] */
  double em;           /* size of the body type [pt] */
  double measure;      /* of every line … */
  double indent;       /* … less this for the first [pt] */
  gboolean ragged;     /* lines keep their natural width */
} BreakProblem;

/* Chooses the line ends that cost least over the whole paragraph.  Scale of
 * the cost: 1 for a line whose Han characters stand .05 em apart, growing with
 * the cube; 2 more if for that the gaps between Han and Western stand at their
 * most; 1 for a line with all its blank squeezed away; 1 for a line of an
 * address alone that is half an em short, which nothing in it may fill; 300
 * for a last line of a single character.  A text that fits one line is set on
 * it if its typed spaces give way.  A line is overfull only where no break is
 * allowed inside it.
 *
 * Returns for each line the number of its last box + 1, the last being n; at
 * least one.  An array of guint; release with g_array_unref(). */
GArray *break_lines(const BreakProblem *problem);

#endif
