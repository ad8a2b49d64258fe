/* The faces a display list is painted with: each font its runs use, cut down
 * to their glyphs.  A glyph that stands for several texts is in as many faces
 * of its font, each a font of its own to a PDF. */
#ifndef KANYIN_PAINT_FACES_H
#define KANYIN_PAINT_FACES_H

#include <cairo.h>

#include "base/diag.h"
#include "paint/sorts.h"

typedef struct Faces Faces;

/* Opens the fonts SORTS are of.  A font that cannot be read or has not all
 * their glyphs is the error font-unusable.  NULL on failure; free with
 * faces_free(). */
Faces *faces_open(const Display *display, const Sorts *sorts, Diag *diag);

/* NULL is allowed.  cairo keeps what it still caches. */
void faces_free(Faces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Faces, faces_free)

/* TRUE if the licences of all fonts let them be embedded, cut down; if not,
 * reports the first that does not as the error font-not-embeddable. */
gboolean faces_embeddable(const Faces *faces, Diag *diag);

/* The face of SORT, borrowed. */
cairo_font_face_t *faces_face(const Faces *faces, const Sort *sort);

/* The id that the glyph of SORT has in its face. */
guint32 faces_glyph(const Faces *faces, const Sort *sort);

#endif
