/* In: the pixels of a page.  Out: a PNG file.
 *
 * cairo's own PNG writer always writes colour and tries every filter on every
 * row.  A newspaper page is black on white: as gray, unfiltered, it is a third
 * of the size and takes a fraction of the time. */
#include "paint/png_write.h"

#include <png.h>

typedef void Packer(const guint32 *row, guint width, guint8 *out);

static void pack_gray(const guint32 *row, guint width, guint8 *out) {
  for (guint x = 0; x < width; x++)
    out[x] = (guint8)row[x];
}

static void pack_rgb(const guint32 *row, guint width, guint8 *out) {
  for (guint x = 0; x < width; x++) {
    *out++ = (guint8)(row[x] >> 16);
    *out++ = (guint8)(row[x] >> 8);
    *out++ = (guint8)row[x];
  }
}

/* Both ways to write a raster, the colourless one first. */
static const struct {
  png_uint_32 format;
  guint bytes; /* a pixel */
  Packer *pack;
} WAYS[] = {{PNG_FORMAT_GRAY, 1, pack_gray}, {PNG_FORMAT_RGB, 3, pack_rgb}};

static const guint32 *row_of(const Raster *raster, guint y) {
  return (const void *)(raster->pixels + (gsize)y * raster->stride);
}

static gboolean has_colour(const Raster *raster) {
  for (guint y = 0; y < raster->height; y++) {
    const guint32 *row = row_of(raster, y);
    for (guint x = 0; x < raster->width; x++)
      if ((row[x] & 0xFFFFFFu) != (row[x] & 0xFFu) * 0x010101u)
        return TRUE;
  }
  return FALSE;
}

GBytes *png_write(const Raster *raster) {
  guint way = has_colour(raster);
  gsize stride = (gsize)raster->width * WAYS[way].bytes;
  g_autofree guint8 *packed = g_malloc_n(raster->height, stride);
  for (guint y = 0; y < raster->height; y++)
    WAYS[way].pack(row_of(raster, y), raster->width, packed + y * stride);
  png_image image = {.version = PNG_IMAGE_VERSION,
                     .width = raster->width,
                     .height = raster->height,
                     .format = WAYS[way].format,
                     .flags = PNG_IMAGE_FLAG_FAST};
  gsize size = PNG_IMAGE_PNG_SIZE_MAX(image);
  guint8 *file = g_malloc(size);
  if (png_image_write_to_memory(&image, file, &size, 0, packed, 0, NULL))
    return g_bytes_new_take(g_realloc(file, size), size);
  g_free(file);
  return NULL;
}
