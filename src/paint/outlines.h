/* Glyphs as paths, straight from the fonts of a display list: for rasters,
 * which need neither text nor small fonts. */
#ifndef KANYIN_PAINT_OUTLINES_H
#define KANYIN_PAINT_OUTLINES_H

#include <cairo.h>

#include "base/diag.h"
#include "display/display.h"

typedef struct Outlines Outlines;

/* For the fonts of DISPLAY, which must live as long; a font is opened when it
 * is first used.  Free with outlines_free(). */
Outlines *outlines_new(const Display *display);

/* NULL is allowed. */
void outlines_free(Outlines *outlines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outlines, outlines_free)

/* Adds the outlines of RUN to the current path of CR.  A font that cannot be
 * read or has not all the glyphs is the error font-unusable; then FALSE. */
gboolean outlines_add(Outlines *outlines, cairo_t *cr, const DisplayRun *run,
                      Diag *diag);

#endif
