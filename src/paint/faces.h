/* The faces a display list is painted with: each font its runs use, cut down
 * to their glyphs. */
#ifndef KANYIN_PAINT_FACES_H
#define KANYIN_PAINT_FACES_H

#include <cairo.h>

#include "base/diag.h"
#include "display/display.h"

typedef struct Faces Faces;

/* Opens the fonts that the pages from FIRST up to but not including END use.
 * A font that cannot be read or has not all their glyphs is the error
 * font-unusable.  NULL on failure; free with faces_free(). */
Faces *faces_open(const Display *display, guint first, guint end, Diag *diag);

/* NULL is allowed.  cairo keeps what it still caches. */
void faces_free(Faces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Faces, faces_free)

/* The face of font FONT, borrowed; FONT must be used on the pages. */
cairo_font_face_t *faces_face(const Faces *faces, guint font);

/* The id that GLYPH of font FONT has in its cut-down face. */
guint32 faces_glyph(const Faces *faces, guint font, guint32 glyph);

#endif
