/* In: the pixels of a page and the inks it was painted with.  Out: a PNG file.
 *
 * A page has few inks, black and perhaps red, with their edges.  Every colour
 * that occurs is looked up once: it becomes the nearest of the steps between
 * white and an ink.  So two pixels fit a byte, and unfiltered the file is a
 * third of what cairo's own writer, which knows no palettes, makes of it. */
#include "paint/png_write.h"

#include <png.h>

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

static guint32 pixel(const Raster *raster, guint x, guint y) {
  const guint32 *row =
      (const void *)(raster->pixels + (gsize)y * raster->stride);
  return row[x] & 0xFFFFFFu;
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

/* A byte a pixel; most are like the one before. */
static void put_places(const Raster *raster, const Palette *palette,
                       png_structp png) {
  g_autofree guint8 *row = g_malloc(raster->width);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  guint32 before = pixel(raster, 0, 0);
  guint place = place_of(palette, known, before);
  for (guint y = 0; y < raster->height; y++) {
    for (guint x = 0; x < raster->width; x++) {
      guint32 colour = pixel(raster, x, y);
      if (colour != before)
        place = place_of(palette, known, colour);
      before = colour;
      row[x] = (guint8)place;
    }
    png_write_row(png, row);
  }
}

/* Three bytes a pixel. */
static void put_colours(const Raster *raster, png_structp png) {
  g_autofree guint8 *row = g_malloc_n(raster->width, 3);
  for (guint y = 0; y < raster->height; y++) {
    for (guint x = 0; x < raster->width; x++) {
      guint32 colour = pixel(raster, x, y);
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
  png_set_packing(png);
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
