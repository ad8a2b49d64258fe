/* In: the pixels of a page.  Out: a PNG file.
 *
 * cairo's own PNG writer always writes three bytes a pixel and tries every
 * filter on every row.  A page has few colours, black and perhaps red with
 * their edges: with a palette and unfiltered, it is a third of the size and
 * takes a fraction of the time. */
#include "paint/png_write.h"

#include <png.h>

#define PALETTE_MAX 256

typedef struct {
  GHashTable *entries; /* colour + 1 to index */
  guint8 rgb[PALETTE_MAX][3];
  guint n;
} Palette;

static void put_rgb(guint8 *out, guint32 colour) {
  out[0] = (guint8)(colour >> 16);
  out[1] = (guint8)(colour >> 8);
  out[2] = (guint8)colour;
}

static const guint32 *row_of(const Raster *raster, guint y) {
  return (const void *)(raster->pixels + (gsize)y * raster->stride);
}

/* The index of COLOUR, entered if it is new; PALETTE_MAX if there is no room.
 */
static guint palette_index(Palette *palette, guint32 colour) {
  gpointer key = GUINT_TO_POINTER(colour + 1), index;
  if (g_hash_table_lookup_extended(palette->entries, key, NULL, &index))
    return GPOINTER_TO_UINT(index);
  if (palette->n == PALETTE_MAX)
    return PALETTE_MAX;
  put_rgb(palette->rgb[palette->n], colour);
  g_hash_table_insert(palette->entries, key, GUINT_TO_POINTER(palette->n));
  return palette->n++;
}

/* A byte a pixel to OUT; FALSE if there are too many colours.  Most pixels are
 * like the one before. */
static gboolean pack_indexed(const Raster *raster, Palette *palette,
                             guint8 *out) {
  guint32 before = row_of(raster, 0)[0] & 0xFFFFFFu;
  guint index = palette_index(palette, before);
  for (guint y = 0; y < raster->height; y++) {
    const guint32 *row = row_of(raster, y);
    for (guint x = 0; x < raster->width; x++) {
      guint32 colour = row[x] & 0xFFFFFFu;
      if (colour != before)
        index = palette_index(palette, colour);
      if (index == PALETTE_MAX)
        return FALSE;
      before = colour;
      *out++ = (guint8)index;
    }
  }
  return TRUE;
}

/* Three bytes a pixel to OUT. */
static void pack_rgb(const Raster *raster, guint8 *out) {
  for (guint y = 0; y < raster->height; y++)
    for (guint x = 0; x < raster->width; x++, out += 3)
      put_rgb(out, row_of(raster, y)[x]);
}

static GBytes *write_out(png_image *image, const guint8 *packed,
                         const void *colours) {
  gsize size = PNG_IMAGE_PNG_SIZE_MAX(*image);
  guint8 *file = g_malloc(size);
  if (png_image_write_to_memory(image, file, &size, 0, packed, 0, colours))
    return g_bytes_new_take(g_realloc(file, size), size);
  g_free(file);
  return NULL;
}

GBytes *png_write(const Raster *raster) {
  Palette palette = {.entries = g_hash_table_new(NULL, NULL)};
  png_image image = {.version = PNG_IMAGE_VERSION,
                     .width = raster->width,
                     .height = raster->height,
                     .format = PNG_FORMAT_RGB_COLORMAP,
                     .flags = PNG_IMAGE_FLAG_FAST};
  gsize pixels = (gsize)raster->width * raster->height;
  g_autofree guint8 *packed = g_malloc(pixels);
  if (pack_indexed(raster, &palette, packed)) {
    image.colormap_entries = palette.n;
  } else {
    image.format = PNG_FORMAT_RGB;
    packed = g_realloc_n(packed, pixels, 3);
    pack_rgb(raster, packed);
  }
  g_hash_table_unref(palette.entries);
  return write_out(&image, packed, palette.rgb);
}
