/* Pictures as cairo surfaces. */
#ifndef KANYIN_PAINT_PICTURE_H
#define KANYIN_PAINT_PICTURE_H

#include <cairo.h>

#include "base/diag.h"

/* The picture in the file at PATH: a PNG decoded, or a JPEG whose bytes ride
 * on the surface undecoded for the PDF (the surface's own pixels are blank;
 * picture_is_encoded() tells).  A file that is neither, or in CMYK, or broken,
 * or larger than PICTURE_MAX_PIXELS, is the error picture-unreadable.  NULL on
 * failure; release with cairo_surface_destroy(). */
cairo_surface_t *picture_open(const char *path, Diag *diag);

/* TRUE if only a PDF can show the surface. */
gboolean picture_is_encoded(cairo_surface_t *picture);

/* A size no newspaper's picture has: decoding more would exhaust memory. */
#define PICTURE_MAX_PIXELS 100000000u

/* The size a JPEG's frame header (SOFn, ISO/IEC 10918-1 B.2.2) gives; FALSE if
 * DATA are not a JPEG in gray or RGB or have none. */
gboolean picture_jpeg_size(const guint8 *data, gsize length, guint *width,
                           guint *height);

#endif
