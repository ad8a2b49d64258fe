/* A painted raster as a PNG file. */
#ifndef KANYIN_PAINT_PNG_WRITE_H
#define KANYIN_PAINT_PNG_WRITE_H

#include <glib.h>

typedef struct {
  const guint8 *pixels; /* 0x..RRGGBB in 32 bits of the machine's order */
  guint width, height;  /* [px] */
  guint stride;         /* from row to row [bytes], a multiple of 4 */
  const guint32 *inks;  /* what it was painted with on white, 0xRRGGBB */
  guint n_inks;
} Raster;

/* RASTER, at least one pixel, as PNG.  Painted in up to three inks, it has a
 * palette of 4 bits, in which the edges of each have five steps from white to
 * full; else 24 bits a pixel.  NULL if libpng fails; release with
 * g_bytes_unref(). */
GBytes *png_write(const Raster *raster);

#endif
