/* What an image file is, by its bytes. */
#ifndef KANYIN_EPUB_IMAGE_H
#define KANYIN_EPUB_IMAGE_H

#include <glib.h>

typedef struct {
  const char *media_type;
  const char *extension;
  guint width, height; /* [px] */
} Image;

/* TRUE, and *IMAGE set, if BYTES begin and end as a PNG or JPEG file does and
 * state a size.  Both are core media types (EPUB 3.3, 3.2). */
gboolean image_read(GBytes *bytes, Image *image);

#endif
