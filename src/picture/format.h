/* The formats of pictures: how each is known, read and looked through. */
#ifndef KANYIN_PICTURE_FORMAT_H
#define KANYIN_PICTURE_FORMAT_H

#include "picture/picture.h"
#include "picture/pixels.h"

/* Fills PICTURE, whose bytes are of the format, with what the file says, and
 * looks through its data.  NULL, or what is wrong as the end of a sentence that
 * begins with the picture; free with g_free().  The profile is as it stands in
 * the file, unchecked. */
typedef char *(*PictureReader)(Picture *picture);

char *jpeg_read(Picture *picture);
char *png_read(Picture *picture);
char *webp_read(Picture *picture);
char *svg_read(Picture *picture);

/* Decodes PICTURE, whose data were found sound, as they are stored.  At least
 * LEAST pixels are wanted; a decoder that can skip some may give any number
 * between that and all.  NULL on failure; free with pixels_free(). */
typedef Pixels *(*PictureDecoder)(const Picture *picture, guint least);

Pixels *jpeg_decode(const Picture *picture, guint least);
Pixels *png_decode(const Picture *picture, guint least);
Pixels *webp_decode(const Picture *picture, guint least);
/* An SVG is painted LEAST pixels large, more or less. */
Pixels *svg_decode(const Picture *picture, guint least);

typedef struct {
  const char *name; /* as people say it */
  const char *media_type;
  const char *extensions; /* space-separated, the first is the usual one */
  gboolean (*sniff)(const guint8 *data, gsize length);
  PictureReader read;
  PictureDecoder decode;
} FormatTraits;

extern const FormatTraits PICTURE_TRAITS[PICTURE_FORMATS];

/* TRUE if BYTES are a file of FORMAT that can be read. */
gboolean format_is_sound(PictureFormat format, GBytes *bytes);

/* What is wrong with a picture of WIDTH by HEIGHT pixels; NULL if nothing. */
char *format_size_fault(guint64 width, guint64 height);

#endif
