/* Breaking a headline at sense. */
#ifndef KANYIN_PAGE_SENSE_H
#define KANYIN_PAGE_SENSE_H

#include <glib.h>

/* Breaks TEXT into N parts of like length, between words where there are any
 * near, best of all behind a mark or at a space.  LIMIT is what a part may
 * hold, in ems; a part that cannot be kept to it is left longer.  Spaces at
 * the ends of the parts are dropped.  Appends at most N new strings to PARTS,
 * none of them blank; returns how many words of the last few are torn. */
guint sense_break(const char *text, guint n, double limit, GPtrArray *parts);

#endif
