/* In: the bytes of a file.  Out: which kind of image it is, told by how it
 * begins and, so that half a file is found out, how it ends; and its size. */
#include "epub/image.h"

#include <string.h>

static guint be16(const guint8 *data) {
  return (guint)data[0] << 8 | data[1];
}

/* PNG, 11.2.2: IHDR is the first chunk. */
static gboolean png_size(const guint8 *data, gsize size, Image *image) {
  if (size < 24)
    return FALSE;
  image->width = be16(data + 16) << 16 | be16(data + 18);
  image->height = be16(data + 20) << 16 | be16(data + 22);
  return TRUE;
}

/* SOF0 to SOF15, of which C4, C8 and CC are other markers. */
static gboolean is_frame_header(guint8 marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
         marker != 0xCC;
}

/* ISO/IEC 10918-1, B.1.1 and B.2.2: segments up to the frame header. */
static gboolean jpeg_size(const guint8 *data, gsize size, Image *image) {
  gsize at = 2;
  while (at + 9 <= size && data[at] == 0xFF) {
    if (is_frame_header(data[at + 1])) {
      image->height = be16(data + at + 5);
      image->width = be16(data + at + 7);
      return TRUE;
    }
    at += data[at + 1] == 0xFF ? 1 : 2 + be16(data + at + 2);
  }
  return FALSE;
}

typedef struct {
  const char *bytes;
  gsize size;
} Mark;

#define MARK(s)                                                                \
  { s, sizeof(s) - 1 }

static const struct {
  const char *media_type, *extension;
  Mark head, tail;
  gboolean (*size)(const guint8 *data, gsize size, Image *image);
} TYPES[] = {
    {"image/png", "png", MARK("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
     MARK("\0\0\0\0IEND\xae\x42\x60\x82"), png_size},
    {"image/jpeg", "jpg", MARK("\xff\xd8\xff"), MARK("\xff\xd9"), jpeg_size},
};

gboolean image_read(GBytes *bytes, Image *image) {
  gsize size;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  for (guint i = 0; i < G_N_ELEMENTS(TYPES); i++) {
    const Mark *head = &TYPES[i].head, *tail = &TYPES[i].tail;
    *image = (Image){TYPES[i].media_type, TYPES[i].extension, 0, 0};
    if (size >= head->size + tail->size &&
        memcmp(data, head->bytes, head->size) == 0 &&
        memcmp(data + size - tail->size, tail->bytes, tail->size) == 0)
      return TYPES[i].size(data, size, image) && image->width && image->height;
  }
  return FALSE;
}
