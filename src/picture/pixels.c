/* Pixels are turned here and averaged by libwebp. */
#include "picture/pixels.h"

#include <math.h>
#include <webp/encode.h>

#include "picture/format.h"

Pixels *pixels_new(guint width, guint height, guint channels) {
  Pixels *pixels = g_new(Pixels, 1);
  *pixels = (Pixels){width, height, channels,
                     g_malloc_n((gsize)width * height, channels)};
  return pixels;
}

void pixels_free(Pixels *pixels) {
  if (!pixels)
    return;
  g_free(pixels->data);
  g_free(pixels);
}

Pixels *pixels_decode(const Picture *picture, guint least) {
  return PICTURE_TRAITS[picture->format].decode(picture, least);
}

/* ── Turning ─────────────────────────────────────────────────────────── */

/* EXIF's orientations are the eight ways to mirror and turn. */
static const PictureTurn TURNS[] = {{0},
                                    {FALSE, FALSE, FALSE},
                                    {FALSE, TRUE, FALSE},
                                    {FALSE, TRUE, TRUE},
                                    {FALSE, FALSE, TRUE},
                                    {TRUE, FALSE, FALSE},
                                    {TRUE, FALSE, TRUE},
                                    {TRUE, TRUE, TRUE},
                                    {TRUE, TRUE, FALSE}};

PictureTurn picture_turn(guint orientation) {
  return TURNS[orientation];
}

/* Where the pixel at X, Y of the upright picture stands in the stored one. */
static const guint8 *stored_at(const Pixels *stored, const PictureTurn *turn,
                               guint x, guint y) {
  guint column = turn->swapped ? y : x, row = turn->swapped ? x : y;
  if (turn->from_right)
    column = stored->width - 1 - column;
  if (turn->from_foot)
    row = stored->height - 1 - row;
  return stored->data +
         ((gsize)row * stored->width + column) * stored->channels;
}

Pixels *pixels_turn(Pixels *pixels, guint orientation) {
  const PictureTurn *turn = &TURNS[orientation];
  if (orientation == 1)
    return pixels;
  Pixels *turned =
      turn->swapped
          ? pixels_new(pixels->height, pixels->width, pixels->channels)
          : pixels_new(pixels->width, pixels->height, pixels->channels);
  guint8 *out = turned->data;
  for (guint y = 0; y < turned->height; y++)
    for (guint x = 0; x < turned->width; x++) {
      const guint8 *pixel = stored_at(pixels, turn, x, y);
      for (guint c = 0; c < pixels->channels; c++)
        *out++ = pixel[c];
    }
  pixels_free(pixels);
  return turned;
}

/* ── Shrinking ───────────────────────────────────────────────────────── */

/* libwebp's pictures are words of alpha, red, green and blue. */
static guint32 pack(const guint8 *pixel, guint channels) {
  guint alpha = channels % 2 ? 255 : pixel[channels - 1];
  guint step = channels >= 3; /* else gray thrice */
  return alpha << 24 | (guint32)pixel[0] << 16 | (guint32)pixel[step] << 8 |
         pixel[2 * step];
}

static guint8 *unpack(guint32 word, guint channels, guint8 *out) {
  *out++ = word >> 16 & 0xFF;
  if (channels >= 3) {
    *out++ = word >> 8 & 0xFF;
    *out++ = word & 0xFF;
  }
  if (channels % 2 == 0)
    *out++ = (guint8)(word >> 24);
  return out;
}

static gboolean import(WebPPicture *picture, const Pixels *pixels) {
  picture->use_argb = 1;
  picture->width = (int)pixels->width;
  picture->height = (int)pixels->height;
  if (!WebPPictureAlloc(picture))
    return FALSE;
  const guint8 *in = pixels->data;
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++, in += pixels->channels)
      picture->argb[(gsize)y * picture->argb_stride + x] =
          pack(in, pixels->channels);
  return TRUE;
}

static Pixels *export(const WebPPicture *picture, guint channels) {
  Pixels *pixels =
      pixels_new((guint)picture->width, (guint)picture->height, channels);
  guint8 *out = pixels->data;
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      out = unpack(picture->argb[(gsize)y * picture->argb_stride + x], channels,
                   out);
  return pixels;
}

/* libwebp averages areas, transparent pixels weighing nothing. */
Pixels *pixels_shrink(Pixels *pixels, guint most) {
  double scale = sqrt(most / ((double)pixels->width * pixels->height));
  WebPPicture picture;
  if (scale >= 1 || !WebPPictureInit(&picture))
    return pixels;
  Pixels *shrunk = NULL;
  if (import(&picture, pixels) &&
      WebPPictureRescale(&picture, MAX(1, (int)(pixels->width * scale)),
                         MAX(1, (int)(pixels->height * scale))))
    shrunk = export(&picture, pixels->channels);
  WebPPictureFree(&picture);
  pixels_free(pixels);
  return shrunk;
}

/* ── Alpha ───────────────────────────────────────────────────────────── */

/* N of each pixel's channels, from the channel FIRST on. */
static Pixels *take(const Pixels *pixels, guint first, guint n) {
  Pixels *taken = pixels_new(pixels->width, pixels->height, n);
  gsize count = (gsize)pixels->width * pixels->height;
  guint8 *out = taken->data;
  for (const guint8 *in = pixels->data; count--; in += pixels->channels)
    for (guint c = 0; c < n; c++)
      *out++ = in[first + c];
  return taken;
}

Pixels *pixels_colour(const Pixels *pixels) {
  return take(pixels, 0, pixels->channels - 1);
}

Pixels *pixels_alpha(const Pixels *pixels) {
  return take(pixels, pixels->channels - 1, 1);
}
