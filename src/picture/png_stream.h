/* The compressed rows of a PNG file. */
#ifndef KANYIN_PICTURE_PNG_STREAM_H
#define KANYIN_PICTURE_PNG_STREAM_H

#include <glib.h>

/* Rows as PNG filters and compresses them (ISO/IEC 15948 clauses 9 and 10):
 * what PDF's FlateDecode takes with a predictor. */
typedef struct {
  guint width, height;
  guint components; /* a pixel: 1 gray or number of a colour, 3 RGB */
  guint bits;       /* a component */
  GBytes *palette;  /* RGB triples, or NULL */
  GBytes *data;     /* a zlib stream */
} PngStream;

/* Fills STREAM from PNG, a sound PNG file.  FALSE, and STREAM is untouched, if
 * it is interlaced or has transparent pixels.  Clear with
 * png_stream_clear(). */
gboolean png_stream_open(GBytes *png, PngStream *stream);

void png_stream_clear(PngStream *stream);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PngStream, png_stream_clear)

#endif
