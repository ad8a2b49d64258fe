/* The gaps between the boxes of a shaped paragraph. */
#ifndef KANYIN_TYPE_GAPS_H
#define KANYIN_TYPE_GAPS_H

#include "type/shape.h"

/* Puts a gap behind each box of SHAPED, whose gaps are empty: how wide it is,
 * how far it may shrink and stretch and whether a line may end there, by the
 * prohibition rules of PARAGRAPH's level. */
void gaps_add(Shaped *shaped, const Paragraph *paragraph);

#endif
