/* A painted raster as a PNG file. */
#ifndef KANYIN_PAINT_PNG_WRITE_H
#define KANYIN_PAINT_PNG_WRITE_H

#include <glib.h>

typedef struct {
  const guint8 *pixels; /* 0x..RRGGBB in 32 bits of the machine's order */
  guint width, height;  /* [px] */
  guint stride;         /* from row to row [bytes], a multiple of 4 */
} Raster;

/* RASTER, at least one pixel, as PNG: with a palette if it has no more than
 * 256 colours, else 24 bits a pixel.  NULL if libpng fails; release with
 * g_bytes_unref(). */
GBytes *png_write(const Raster *raster);

#endif
