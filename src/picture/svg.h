/* SVG drawings: made harmless, and painted. */
#ifndef KANYIN_PICTURE_SVG_H
#define KANYIN_PICTURE_SVG_H

#include <glib.h>

/* The SVG in BYTES without scripts, event handlers, animation, foreign
 * content, and references to anything outside it but embedded images.  NULL if
 * it is no well-formed XML with the root svg, or draws too much; release with
 * g_bytes_unref(). */
GBytes *svg_clean(GBytes *bytes);

/* TRUE if the clean SVG has what only pixels can show: filters or images. */
gboolean svg_needs_pixels(GBytes *clean);

/* The clean SVG as a PDF of one page, WIDTH by HEIGHT points, as cairo writes
 * it.  NULL on failure; release with g_bytes_unref(). */
GBytes *svg_pdf(GBytes *clean, double width, double height);

#endif
