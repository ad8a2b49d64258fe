/* Decoded pixels, and what is done to them on their way into an edition. */
#ifndef KANYIN_PICTURE_PIXELS_H
#define KANYIN_PICTURE_PIXELS_H

#include "picture/picture.h"

/* Rows from the top, no padding between them; each pixel CHANNELS bytes:
 * 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha.  Alpha is not multiplied
 * in. */
typedef struct {
  guint width, height, channels;
  guint8 *data;
} Pixels;

/* Rows for WIDTH by HEIGHT pixels; what is in them is not set.  Free with
 * pixels_free(). */
Pixels *pixels_new(guint width, guint height, guint channels);

/* NULL is allowed. */
void pixels_free(Pixels *pixels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pixels, pixels_free)

/* PICTURE decoded: as stored, its orientation not applied, CMYK as RGB (by its
 * profile, or plainly).  All of its pixels, or no fewer than LEAST; of an SVG
 * about LEAST.  NULL on failure; free with pixels_free(). */
Pixels *pixels_decode(const Picture *picture, guint least);

/* How a stored picture is shown, by orientation: whether its rows are shown as
 * columns, and whether what is shown first of a row (or column) is stored at
 * its right end (or foot). */
typedef struct {
  gboolean swapped, from_right, from_foot;
} PictureTurn;

PictureTurn picture_turn(guint orientation);

/* PIXELS turned upright from ORIENTATION (1 to 8), or made at most MOST pixels
 * by averaging.  PIXELS is taken over; the result may be it. */
Pixels *pixels_turn(Pixels *pixels, guint orientation);
Pixels *pixels_shrink(Pixels *pixels, guint most);

/* The colours alone, and the alpha alone as gray; PIXELS has alpha.  New;
 * free with pixels_free(). */
Pixels *pixels_colour(const Pixels *pixels);
Pixels *pixels_alpha(const Pixels *pixels);

/* PIXELS as a file, with PROFILE unless that is NULL: JPEG (PIXELS without
 * alpha) of a quality at which no one sees a change, or PNG.  NULL on failure;
 * release with g_bytes_unref(). */
GBytes *pixels_jpeg(const Pixels *pixels, GBytes *profile);
GBytes *pixels_png(const Pixels *pixels, GBytes *profile);

#endif
