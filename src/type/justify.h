/* Filling a line: how wide each of its gaps is made. */
#ifndef KANYIN_TYPE_JUSTIFY_H
#define KANYIN_TYPE_JUSTIFY_H

#include "type/gap.h"

/* Writes the width [pt] of each of the N gaps to WIDTH, so that they are SLACK
 * wider (narrower if negative) than their ideals together.
 *
 * The order is clreq's (line adjustment): gaps shrink step by step, and all
 * gaps of a step by the same amount until they are at their least; to stretch,
 * word spaces, then gaps between Han and Western, then all that may grow evenly
 * grow to their max.  Where that is not enough, those between Han and Western
 * grow to their most before characters stand looser still.  If nothing is left
 * to change, the rest of the slack stays. */
void justify(const Gap *gaps, guint n, double slack, double *width);

#endif
