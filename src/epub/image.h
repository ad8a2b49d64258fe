/* What an image file is, by its bytes. */
#ifndef KANYIN_EPUB_IMAGE_H
#define KANYIN_EPUB_IMAGE_H

#include <glib.h>

typedef struct {
  const char *media_type;
  const char *cover; /* name of such a file as the cover */
} ImageType;

/* The type of BYTES if it begins and ends as a PNG or JPEG file does; else
 * NULL.  Both are core media types (EPUB 3.3, 3.2). */
const ImageType *image_type(GBytes *bytes);

#endif
