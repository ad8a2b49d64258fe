/* Slugs: the lines in a sheet's margin that tell the printer what it is. */
#ifndef KANYIN_PAGE_SLUG_H
#define KANYIN_PAGE_SLUG_H

#include "base/diag.h"
#include "display/display.h"
#include "type/fonts.h"

/* A page as wide as it needs for each of TEXTS, strings of one line.  NULL on
 * error (a character no font has); free with display_free(). */
Display *compose_slugs(const GPtrArray *texts, Fonts *fonts, Diag *diag);

#endif
