/* In: a picture file.  Out: a cairo surface of its size.  PNG is decoded by
 * cairo; a JPEG is handed to cairo's PDF surface byte for byte, so all that is
 * read of it here is its size. */
#include "paint/picture.h"

#include <string.h>

#include "base/file.h"

static const guint8 PNG_SIGNATURE[] = {0x89, 'P',  'N', 'G',
                                       '\r', '\n', 26,  '\n'};

/* Of RGB: the colours of the PDF's output intent cover no CMYK. */
enum { MOST_COMPONENTS = 3 };

static guint be16(const guint8 *data) {
  return (guint)data[0] << 8 | data[1];
}

static guint be32(const guint8 *data) {
  return be16(data) << 16 | be16(data + 2);
}

/* SOF0 to SOF15, of which C4, C8 and CC are other markers. */
static gboolean is_frame_header(guint8 marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
         marker != 0xCC;
}

/* SOI, TEM and RSTn stand alone. */
static gboolean has_no_segment(guint8 marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/* The frame header of a JPEG, from its marker to its number of components;
 * NULL if DATA have none. */
static const guint8 *jpeg_frame(const guint8 *data, gsize length) {
  if (length < 4 || be16(data) != 0xFFD8)
    return NULL;
  gsize at = 2;
  while (length - at >= 4 && data[at] == 0xFF) {
    guint8 marker = data[at + 1];
    if (marker == 0xFF) {
      at++; /* a fill byte */
    } else if (has_no_segment(marker)) {
      at += 2;
    } else if (is_frame_header(marker) && length - at >= 10) {
      return data + at;
    } else {
      gsize step = 2 + (gsize)be16(data + at + 2);
      if (step > length - at)
        return NULL;
      at += step;
    }
  }
  return NULL;
}

gboolean picture_jpeg_size(const guint8 *data, gsize length, guint *width,
                           guint *height) {
  const guint8 *frame = jpeg_frame(data, length);
  if (!frame || frame[9] > MOST_COMPONENTS)
    return FALSE;
  *height = be16(frame + 5);
  *width = be16(frame + 7);
  return TRUE;
}

static gboolean png_size(const guint8 *data, gsize length, guint *width,
                         guint *height) {
  if (length < 24 || memcmp(data, PNG_SIGNATURE, sizeof PNG_SIGNATURE) != 0)
    return FALSE;
  *width = be32(data + 16);
  *height = be32(data + 20);
  return TRUE;
}

static gboolean sane(guint width, guint height) {
  return width && height && (guint64)width * height <= PICTURE_MAX_PIXELS;
}

typedef struct {
  const guint8 *data;
  gsize left;
} Reader;

static cairo_status_t read_bytes(void *closure, unsigned char *data,
                                 unsigned length) {
  Reader *reader = closure;
  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy(data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void unref_bytes(void *bytes) {
  g_bytes_unref(bytes);
}

/* A surface that only lends its size; cairo zeroes it lazily. */
static cairo_surface_t *wrap_jpeg(GBytes *bytes, guint width, guint height) {
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, length,
                              unref_bytes, g_bytes_ref(bytes));
  return surface;
}

/* Under one name, a PDF holds a picture once, however often it is placed. */
static void name(cairo_surface_t *surface, const char *path) {
  char *id = g_strdup(path);
  cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID,
                              (const unsigned char *)id, strlen(id), g_free,
                              id);
}

static cairo_surface_t *decode(GBytes *bytes) {
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  guint width, height;
  if (png_size(data, length, &width, &height) && sane(width, height)) {
    Reader reader = {data, length};
    return cairo_image_surface_create_from_png_stream(read_bytes, &reader);
  }
  if (picture_jpeg_size(data, length, &width, &height) && sane(width, height))
    return wrap_jpeg(bytes, width, height);
  return NULL;
}

cairo_surface_t *picture_open(const char *path, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  if (!bytes)
    return NULL;
  cairo_surface_t *surface = decode(bytes);
  if (surface && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
    name(surface, path);
    return surface;
  }
  cairo_surface_destroy(surface);
  diag_add(
      diag, DIAG_PICTURE_UNREADABLE, 0, 0,
      "picture %s is not a sound PNG file, or JPEG file in gray or RGB, of "
      "at most %u megapixels",
      path, PICTURE_MAX_PIXELS / 1000000);
  return NULL;
}

gboolean picture_is_encoded(cairo_surface_t *picture) {
  const unsigned char *data;
  unsigned long length;
  cairo_surface_get_mime_data(picture, CAIRO_MIME_TYPE_JPEG, &data, &length);
  return data != NULL;
}
