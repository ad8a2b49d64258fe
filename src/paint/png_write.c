/* In: the pixels of a page and the inks it was painted with.  Out: a PNG file.
 *
 * A page has few inks, black and perhaps red, with their edges.  Every colour
 * that occurs is looked up once: it becomes the nearest of the steps between
 * white and an ink.  So two pixels fit a byte, and unfiltered the file is a
 * third of what cairo's own writer, which knows no palettes, makes of it. */
#include "paint/png_write.h"

#include <png.h>
#include <string.h>

/* 1 + 3 × 5 colours are the 16 of 4 bits. */
enum { MOST_INKS = 3, STEPS = 5, PALETTE_MAX = 1 + MOST_INKS * STEPS };

/* zlib's own choice between size and time. */
enum { COMPRESSION = 6 };

typedef struct {
  png_color colours[PALETTE_MAX];
  guint n;
} Palette;

/* ── The palette ─────────────────────────────────────────────────────── */

/* A channel of INK, STEP of STEPS away from white. */
static guint8 tint(guint32 ink, guint shift, guint step) {
  guint full = 255 - (ink >> shift & 0xFF);
  return (guint8)(255 - (full * step + STEPS / 2) / STEPS);
}

static Palette palette_new(const Raster *raster) {
  Palette palette = {.colours = {{255, 255, 255}}, .n = 1};
  for (guint i = 0; i < raster->n_inks; i++)
    for (guint step = 1; step <= STEPS; step++)
      palette.colours[palette.n++] = (png_color){
          tint(raster->inks[i], 16, step), tint(raster->inks[i], 8, step),
          tint(raster->inks[i], 0, step)};
  return palette;
}

static guint square(int a) {
  return (guint)(a * a);
}

/* The place of the colour in PALETTE nearest to COLOUR. */
static guint nearest(const Palette *palette, guint32 colour) {
  guint best = 0, least = G_MAXUINT;
  for (guint i = 0; i < palette->n; i++) {
    const png_color *c = &palette->colours[i];
    guint distance = square((int)(colour >> 16 & 0xFF) - c->red) +
                     square((int)(colour >> 8 & 0xFF) - c->green) +
                     square((int)(colour & 0xFF) - c->blue);
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/* ── Rows ────────────────────────────────────────────────────────────── */

static const guint32 *row_of(const Raster *raster, guint y) {
  return (const void *)(raster->pixels + (gsize)y * raster->stride);
}

/* KNOWN has the places found so far, plus one, by colour. */
static guint place_of(const Palette *palette, GHashTable *known,
                      guint32 colour) {
  gpointer key = GUINT_TO_POINTER(colour);
  guint place = GPOINTER_TO_UINT(g_hash_table_lookup(known, key));
  if (!place) {
    place = nearest(palette, colour) + 1;
    g_hash_table_insert(known, key, GUINT_TO_POINTER(place));
  }
  return place - 1;
}

/* What a row is packed with. */
typedef struct {
  const Palette *palette;
  GHashTable *known;
  guint32 colour; /* looked up last: most pixels are like the one before */
  guint place;
} Packer;

static guint pack_pixel(Packer *packer, guint32 pixel) {
  guint32 colour = pixel & 0xFFFFFFu;
  if (colour != packer->colour) {
    packer->colour = colour;
    packer->place = place_of(packer->palette, packer->known, colour);
  }
  return packer->place;
}

/* Two pixels a byte, the left one in the upper half. */
static void pack_row(Packer *packer, const guint32 *row, guint width,
                     guint8 *out) {
  for (guint x = 0; x + 1 < width; x += 2) {
    guint left = pack_pixel(packer, row[x]);
    *out++ = (guint8)(left << 4 | pack_pixel(packer, row[x + 1]));
  }
  if (width % 2)
    *out = (guint8)(pack_pixel(packer, row[width - 1]) << 4);
}

/* Most rows of a page are like the one above: white. */
static void put_places(const Raster *raster, const Palette *palette,
                       png_structp png) {
  g_autofree guint8 *packed = g_malloc0(raster->width / 2 + 1);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  Packer packer = {palette, known, 0xFFFFFF, 0};
  for (guint y = 0; y < raster->height; y++) {
    const guint32 *row = row_of(raster, y);
    if (y == 0 || memcmp(row, row_of(raster, y - 1), 4 * raster->width) != 0)
      pack_row(&packer, row, raster->width, packed);
    png_write_row(png, packed);
  }
}

/* Three bytes a pixel. */
static void put_colours(const Raster *raster, png_structp png) {
  g_autofree guint8 *row = g_malloc_n(raster->width, 3);
  for (guint y = 0; y < raster->height; y++) {
    for (guint x = 0; x < raster->width; x++) {
      guint32 colour = row_of(raster, y)[x];
      row[3 * x] = (guint8)(colour >> 16);
      row[3 * x + 1] = (guint8)(colour >> 8);
      row[3 * x + 2] = (guint8)colour;
    }
    png_write_row(png, row);
  }
}

/* ── The file ────────────────────────────────────────────────────────── */

static void append(png_structp png, png_bytep data, size_t length) {
  g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void put_header(const Raster *raster, const Palette *palette,
                       png_structp png, png_infop info) {
  png_set_IHDR(png, info, raster->width, raster->height, palette ? 4 : 8,
               palette ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (palette)
    png_set_PLTE(png, info, palette->colours, (int)palette->n);
  png_set_compression_level(png, COMPRESSION);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(png, info);
}

/* FALSE if libpng fails: it returns here a second time. */
static gboolean put_file(const Raster *raster, const Palette *palette,
                         png_structp png, png_infop info) {
  if (setjmp(png_jmpbuf(png)))
    return FALSE;
  put_header(raster, palette, png, info);
  if (palette)
    put_places(raster, palette, png);
  else
    put_colours(raster, png);
  png_write_end(png, NULL);
  return TRUE;
}

GBytes *png_write(const Raster *raster) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  g_autoptr(GByteArray) file = g_byte_array_new();
  gboolean few = raster->n_inks <= MOST_INKS;
  Palette palette = few ? palette_new(raster) : (Palette){.n = 0};
  gboolean done = FALSE;
  if (info) {
    png_set_write_fn(png, file, append, NULL);
    done = put_file(raster, few ? &palette : NULL, png, info);
  }
  png_destroy_write_struct(&png, &info);
  return done ? g_byte_array_free_to_bytes(g_steal_pointer(&file)) : NULL;
}
