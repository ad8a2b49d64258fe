/* Picture files made on the spot, and a folder to read them from. */
#ifndef ALBUM_H
#define ALBUM_H

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <webp/encode.h>

#include "picture/pixels.h"

/* A new folder; album_clear() removes it. */
static inline char *album_new(void) {
  return g_dir_make_tmp("kanyin-XXXXXX", NULL);
}

static inline void album_clear(char *folder) {
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
  g_dir_close(dir);
  g_rmdir(folder);
  g_free(folder);
}

static inline void album_put(const char *folder, const char *name,
                             const void *data, gsize length) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
}

static inline void album_put_bytes(const char *folder, const char *name,
                                   GBytes *bytes) {
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  album_put(folder, name, data, length);
}

/* A picture darker to the right and redder to the foot, half of it transparent
 * if CHANNELS say there is alpha. */
static inline Pixels *album_pixels(guint width, guint height, guint channels) {
  Pixels *pixels = pixels_new(width, height, channels);
  guint8 *out = pixels->data;
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++) {
      guint8 dark = (guint8)(250 - 200 * x / width);
      guint8 colour[] = {dark, (guint8)(dark * (height - y) / height),
                         (guint8)(dark / 2)};
      for (guint c = 0; c < (channels + 1) / 2 * 2 - 1; c++)
        *out++ = colour[c];
      if (channels % 2 == 0)
        *out++ = x < width / 2 ? 255 : 0;
    }
  return pixels;
}

static inline GBytes *album_jpeg(guint width, guint height, guint channels) {
  g_autoptr(Pixels) pixels = album_pixels(width, height, channels);
  return pixels_jpeg(pixels, NULL);
}

static inline GBytes *album_png(guint width, guint height, guint channels) {
  g_autoptr(Pixels) pixels = album_pixels(width, height, channels);
  return pixels_png(pixels, NULL);
}

/* JPEG in CMYK, all pixels CMYK; ADOBE leaves the marker of Adobe's programs,
 * which store 255 - ink. */
static inline GBytes *album_cmyk(guint width, guint height, gboolean adobe,
                                 const guint8 cmyk[4]) {
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long length = 0;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &data, &length);
  info.image_width = width;
  info.image_height = height;
  info.input_components = 4;
  info.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 95, TRUE);
  info.write_Adobe_marker = adobe;
  jpeg_start_compress(&info, TRUE);
  g_autofree guint8 *row = g_malloc(width * 4);
  for (guint i = 0; i < width * 4; i++)
    row[i] = adobe ? 255 - cmyk[i % 4] : cmyk[i % 4];
  JSAMPROW rows = row;
  while (info.next_scanline < height)
    jpeg_write_scanlines(&info, &rows, 1);
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  return g_bytes_new_with_free_func(data, length, free, data);
}

/* WebP, lossless or as photographs are. */
static inline GBytes *album_webp(guint width, guint height, guint channels,
                                 gboolean lossless) {
  g_autoptr(Pixels) pixels = album_pixels(width, height, channels);
  size_t (*encode)(const uint8_t *, int, int, int, uint8_t **) =
      channels == 4 ? WebPEncodeLosslessRGBA : WebPEncodeLosslessRGB;
  uint8_t *data;
  size_t length = lossless
                      ? encode(pixels->data, (int)width, (int)height,
                               (int)(width * channels), &data)
                      : WebPEncodeRGB(pixels->data, (int)width, (int)height,
                                      (int)(width * channels), 80, &data);
  GBytes *bytes = g_bytes_new(data, length);
  WebPFree(data);
  return bytes;
}

/* JPEG with MARKER and DATA put behind its first two bytes. */
static inline GBytes *album_mark(GBytes *jpeg, guint8 marker, const void *data,
                                 gsize length) {
  GByteArray *out = g_byte_array_new();
  gsize n;
  const guint8 *old = g_bytes_get_data(jpeg, &n);
  const guint8 head[] = {0xFF, marker, (guint8)((length + 2) >> 8),
                         (guint8)(length + 2)};
  g_byte_array_append(out, old, 2);
  g_byte_array_append(out, head, sizeof head);
  g_byte_array_append(out, data, (guint)length);
  g_byte_array_append(out, old + 2, (guint)n - 2);
  return g_byte_array_free_to_bytes(out);
}

/* The same with EXIF data that give ORIENTATION. */
static inline GBytes *album_orient(GBytes *jpeg, guint8 orientation) {
  guint8 exif[] = {'E', 'x', 'i', 'f',         0, 0, 'M', 'M', 0, 42, 0,
                   0,   0,   8,   0,           1, 1, 18,  0,   3, 0,  0,
                   0,   1,   0,   orientation, 0, 0, 0,   0,   0, 0};
  return album_mark(jpeg, 0xE1, exif, sizeof exif);
}

static const char ALBUM_SVG[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
    "<rect width='20' height='20' fill='#ff0000'/></svg>";

#endif
