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

/* Asserts that cairo reads RASTER's pixels back, and that the PNG has
 * COLOUR_TYPE. */
static void assert_written(const Raster *raster, guint colour_type) {
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
    const guint32 *expected =
        (const void *)(raster->pixels + y * raster->stride);
    for (guint x = 0; x < raster->width; x++)
      g_assert_cmphex(row[x] & 0xFFFFFF, ==, expected[x]);
  }
  cairo_surface_destroy(image);
}

static void test_palette(void) {
  static const guint32 pixels[6] = {0, 0xFFFFFF, 0x808080, 0, 0, 0x123456};
  for (guint rows = 1; rows <= 2; rows++)
    assert_written(&(Raster){(const guint8 *)pixels, 3, rows, 12}, 3);
}

/* 257 colours have no room in a palette. */
static void test_many_colours(void) {
  guint32 pixels[257];
  for (guint i = 0; i < G_N_ELEMENTS(pixels); i++)
    pixels[i] = i * 0x010203 & 0xFFFFFF;
  for (guint n = 256; n <= 257; n++)
    assert_written(&(Raster){(const guint8 *)pixels, n, 1, sizeof pixels},
                   n == 256 ? 3 : 2);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/png-write/palette", test_palette);
  g_test_add_func("/png-write/many-colours", test_many_colours);
  return g_test_run();
}
