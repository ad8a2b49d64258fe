/* Device RGB grays of a content stream made device gray. */
#ifndef KANYIN_PDF_RECOLOUR_H
#define KANYIN_PDF_RECOLOUR_H

#include <glib.h>

/* Appends the content stream DATA to OUT with every "x x x rg" (or RG) whose
 * three numbers are equal written as "x g" (or G): ISO 32000-1 8.6.8.  All
 * else is copied byte for byte.  Returns how many were written so; for 0, OUT
 * equals DATA. */
gsize recolour_gray(const char *data, gsize length, GString *out);

#endif
