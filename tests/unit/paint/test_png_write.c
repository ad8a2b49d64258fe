#include <cairo.h>
#include <string.h>

#include "paint/png_write.h"

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

/* Asserts that cairo reads EXPECTED back from RASTER, whose width is odd, and
 * that the PNG has COLOUR_TYPE. */
static void assert_written(const Raster *raster, const guint32 *expected,
                           guint colour_type) {
  g_autoptr(GBytes) png = png_write(raster);
  Reader reader;
  reader.data = g_bytes_get_data(png, &reader.left);
  g_assert_cmpuint(reader.data[25], ==, colour_type); /* of IHDR */
  cairo_surface_t *image =
      cairo_image_surface_create_from_png_stream(read_bytes, &reader);
  g_assert_cmpint(cairo_image_surface_get_width(image), ==, raster->width);
  g_assert_cmpint(cairo_image_surface_get_height(image), ==, raster->height);
  const guint8 *data = cairo_image_surface_get_data(image);
  for (guint y = 0; y < raster->height; y++) {
    const guint32 *row =
        (const void *)(data + y * cairo_image_surface_get_stride(image));
    for (guint x = 0; x < raster->width; x++)
      g_assert_cmphex(row[x] & 0xFFFFFF, ==, *expected++);
  }
  cairo_surface_destroy(image);
}

static const guint32 INKS[] = {0x000000, 0xC8102E, 0x0000FF, 0x00FF00};

/* Inks stay as they are, an edge becomes the nearest of five steps. */
static void test_palette(void) {
  static const guint32 pixels[] = {0xFFFFFF, 0x000000, 0xC8102E,
                                   0x606060, 0xDE707E, 0xF4F4F4};
  static const guint32 shown[] = {0xFFFFFF, 0x000000, 0xC8102E,
                                  0x666666, 0xDE7082, 0xFFFFFF};
  for (guint rows = 1; rows <= 2; rows++)
    assert_written(&(Raster){(const guint8 *)pixels, 3, rows, 12, INKS, 2},
                   shown, 3);
}

/* Four inks with their edges have no room in a palette of 4 bits. */
static void test_many_inks(void) {
  static const guint32 pixels[] = {0x123456, 0xFFFFFF, 0x654321};
  assert_written(&(Raster){(const guint8 *)pixels, 3, 1, 12, INKS, 4}, pixels,
                 2);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/png-write/palette", test_palette);
  g_test_add_func("/png-write/many-inks", test_many_inks);
  return g_test_run();
}
