/* Marked lines: what typed marks say becomes part of the tree as they say it.
 */
#ifndef KANYIN_RECOVER_MARKED_H
#define KANYIN_RECOVER_MARKED_H

#include "recover/assembler.h"

/* Takes the marks that stand for themselves before the line SOURCE. */
void marks_take_before(Assembler *a, guint source);

/* Takes the unit in hand if a mark says what it is; FALSE if its label
 * shall. */
gboolean marks_take_unit(Assembler *a);

/* Takes N unmarked lines of decks that stand over or under a marked headline:
 * they are its kicker or its subhead.  FALSE if there is none. */
gboolean marks_take_decks(Assembler *a, guint n);

#endif
