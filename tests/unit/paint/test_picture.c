#include <glib/gstdio.h>
#include <string.h>

#include "paint/picture.h"
#include "paint/png_write.h"

#define SIZED(text) text, sizeof text - 1

static const struct {
  const char *data;
  gsize length;
  guint width, height; /* 0 where the size cannot be known */
} JPEGS[] = {
    {SIZED("\xFF\xD8\xFF\xC0\x00\x11\x08\x01\x02\x03\x04\x03"), 0x304, 0x102},
    /* progressive, behind an APP0 segment */
    {SIZED(
         "\xFF\xD8\xFF\xE0\x00\x04zz\xFF\xC2\x00\x11\x08\x00\x10\x00\x20\x01"),
     32, 16},
    /* fill bytes and a marker without a segment */
    {SIZED("\xFF\xD8\xFF\x01\xFF\xFF\xFF\xC0\x00\x11\x08\x00\x10\x00\x20\x03"),
     32, 16},
    /* a Huffman table is no frame header */
    {SIZED(
         "\xFF\xD8\xFF\xC4\x00\x04zz\xFF\xC1\x00\x11\x08\x00\x10\x00\x20\x03"),
     32, 16},
    {SIZED("\xFF\xD8\xFF\xC0\x00\x11\x08\x00\x10"), 0, 0}, /* cut off */
    /* CMYK */
    {SIZED("\xFF\xD8\xFF\xC0\x00\x11\x08\x01\x02\x03\x04\x04"), 0, 0},
    {SIZED("\xFF\xD8\xFF\xE0\xFF\xFFzz"), 0, 0}, /* segment beyond the end */
    {SIZED("\xFF\xD8\xFF\xE0\x00\x00"), 0, 0},   /* segment without length */
    {SIZED("\xFF\xD8zz\xFF\xC0\x00\x11\x08\x00\x10\x00\x20\x03"), 0, 0},
    {SIZED("\xFF\xD8"), 0, 0},
    {SIZED("GIF89a"), 0, 0},
    {SIZED(""), 0, 0}};

static void test_jpeg_size(void) {
  for (guint i = 0; i < G_N_ELEMENTS(JPEGS); i++) {
    /* A copy of the exact length: a read beyond it is seen. */
    g_autofree guint8 *data = g_memdup2(JPEGS[i].data, JPEGS[i].length);
    guint width = 0, height = 0;
    gboolean known = picture_jpeg_size(data, JPEGS[i].length, &width, &height);
    g_assert_cmpint(known, ==, JPEGS[i].width > 0);
    g_assert_cmpuint(width, ==, JPEGS[i].width);
    g_assert_cmpuint(height, ==, JPEGS[i].height);
  }
}

/* DATA as a file that picture_open() reads; NULL and one error if not. */
static cairo_surface_t *open_data(const void *data, gsize length) {
  g_autofree char *path = NULL;
  g_close(g_file_open_tmp("kanyin-XXXXXX", &path, NULL), NULL);
  g_file_set_contents(path, data, (gssize)length, NULL);
  g_autoptr(Diag) diag = diag_new("test");
  cairo_surface_t *picture = picture_open(path, diag);
  g_assert_cmpuint(diag_count(diag, DIAG_PICTURE_UNREADABLE), ==, !picture);
  g_unlink(path);
  return picture;
}

static void test_jpeg(void) {
  cairo_surface_t *picture = open_data(JPEGS[1].data, JPEGS[1].length);
  g_assert_cmpint(cairo_image_surface_get_width(picture), ==, 32);
  g_assert_true(picture_is_encoded(picture));
  cairo_surface_destroy(picture);
}

static void test_png(void) {
  guint32 pixels[6] = {0, 0xFFFFFF, 0x808080, 0, 0, 0x123456};
  for (guint colours = 0; colours < 2; colours++) {
    Raster raster = {(const guint8 *)pixels, 3, 1 + colours, 12};
    g_autoptr(GBytes) png = png_write(&raster);
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);
    g_assert_cmpuint(data[25], ==, 3); /* IHDR's colour type: palette */
    cairo_surface_t *picture = open_data(data, length);
    g_assert_cmpint(cairo_image_surface_get_height(picture), ==, 1 + colours);
    g_assert_false(picture_is_encoded(picture));
    for (guint y = 0; y <= colours; y++)
      for (guint x = 0; x < 3; x++) {
        const guint8 *row = cairo_image_surface_get_data(picture) +
                            y * cairo_image_surface_get_stride(picture);
        guint32 pixel = ((const guint32 *)(const void *)row)[x];
        g_assert_cmphex(pixel & 0xFFFFFF, ==, pixels[y * 3 + x]);
      }
    cairo_surface_destroy(picture);
    g_assert_null(open_data(data, length / 2));
  }
}

/* 257 colours have no room in a palette. */
static void test_many_colours(void) {
  guint32 pixels[257];
  for (guint i = 0; i < G_N_ELEMENTS(pixels); i++)
    pixels[i] = i * 0x010203;
  for (guint n = 256; n <= 257; n++) {
    Raster raster = {(const guint8 *)pixels, n, 1, sizeof pixels};
    g_autoptr(GBytes) png = png_write(&raster);
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);
    g_assert_cmpuint(data[25], ==, n == 256 ? 3 : 2);
    cairo_surface_t *picture = open_data(data, length);
    const guint32 *row = (const void *)cairo_image_surface_get_data(picture);
    for (guint i = 0; i < n; i++)
      g_assert_cmphex(row[i] & 0xFFFFFF, ==, pixels[i] & 0xFFFFFF);
    cairo_surface_destroy(picture);
  }
}

/* A header that promises more pixels than memory holds. */
static void test_bomb(void) {
  static const guint8 bomb[] = {0x89, 'P', 'N', 'G', '\r', '\n', 26,  '\n',
                                0,    0,   0,   13,  'I',  'H',  'D', 'R',
                                0x7F, 255, 255, 255, 0x7F, 255,  255, 255,
                                8,    0,   0,   0,   0,    0,    0,   0};
  g_assert_null(open_data(bomb, sizeof bomb));
  static const guint8 wide[] =
      "\xFF\xD8\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF\x03";
  g_assert_null(open_data(wide, sizeof wide - 1));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/picture/jpeg-size", test_jpeg_size);
  g_test_add_func("/picture/jpeg", test_jpeg);
  g_test_add_func("/picture/png", test_png);
  g_test_add_func("/picture/many-colours", test_many_colours);
  g_test_add_func("/picture/bomb", test_bomb);
  return g_test_run();
}
