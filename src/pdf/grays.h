/* Gray where content is in RGB. */
#ifndef KANYIN_PDF_GRAYS_H
#define KANYIN_PDF_GRAYS_H

#include "colour/profile.h"

/* Appends the content stream DATA to OUT, with device gray, which is the black
 * ink alone, for each device RGB of three equal parts; and, unless INK is NULL,
 * for every other the gray it is on INK, a gray profile, seen as sRGB.  All
 * else is copied byte for byte. */
void grays_write(const char *data, gsize length, const Profile *ink,
                 GString *out);

#endif
