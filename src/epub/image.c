/* In: the bytes of a file.  Out: which kind of image it is, told by how it
 * begins and, so that half a file is found out, how it ends. */
#include "epub/image.h"

#include <string.h>

typedef struct {
  const char *bytes;
  gsize size;
} Mark;

#define MARK(s)                                                                \
  { s, sizeof(s) - 1 }

static const struct {
  ImageType type;
  Mark head, tail;
} TYPES[] = {
    {{"image/png", "cover.png"},
     MARK("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
     MARK("\0\0\0\0IEND\xae\x42\x60\x82")},
    {{"image/jpeg", "cover.jpg"}, MARK("\xff\xd8\xff"), MARK("\xff\xd9")},
};

const ImageType *image_type(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  for (guint i = 0; i < G_N_ELEMENTS(TYPES); i++) {
    const Mark *head = &TYPES[i].head, *tail = &TYPES[i].tail;
    if (size >= head->size + tail->size &&
        memcmp(data, head->bytes, head->size) == 0 &&
        memcmp(data + size - tail->size, tail->bytes, tail->size) == 0)
      return &TYPES[i].type;
  }
  return NULL;
}
