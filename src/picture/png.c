/* PNG through libpng, to and from memory.  A file is looked through row by row,
 * so that it is never in memory decoded. */
#include "picture/format.h"

#include <png.h>
#include <string.h>

#include "picture/exif.h"

#define INCH_PER_METRE 0.0254

typedef struct {
  png_structp png;
  png_infop info;
  const guint8 *data;
  gsize left;
  guint8 *row;
  char message[128];
} Reader;

static void fail(png_structp png, png_const_charp message) {
  g_strlcpy(png_get_error_ptr(png), message, sizeof((Reader *)NULL)->message);
  png_longjmp(png, 1);
}

static void stay_silent(png_structp png, png_const_charp message) {
  (void)png, (void)message;
}

static void read_bytes(png_structp png, png_bytep out, size_t length) {
  Reader *reader = png_get_io_ptr(png);
  if (length > reader->left)
    png_error(png, "it ends too early");
  memcpy(out, reader->data, length);
  reader->data += length;
  reader->left -= length;
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static void reader_open(Reader *reader, GBytes *bytes) {
  reader->data = g_bytes_get_data(bytes, &reader->left);
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader->message,
                                       fail, stay_silent);
  reader->info = png_create_info_struct(reader->png);
  png_set_read_fn(reader->png, reader, read_bytes);
}

static void reader_close(Reader *reader) {
  png_destroy_read_struct(&reader->png, &reader->info, NULL);
  g_free(reader->row);
}

static void take_header(Picture *picture, png_structp png, png_infop info) {
  guint type = png_get_color_type(png, info);
  picture->width = png_get_image_width(png, info);
  picture->height = png_get_image_height(png, info);
  picture->components = type & PNG_COLOR_MASK_COLOR ? 3 : 1;
  picture->alpha = type & PNG_COLOR_MASK_ALPHA ||
                   png_get_valid(png, info, PNG_INFO_tRNS) != 0;
  picture->ppi = png_get_pixels_per_meter(png, info) * INCH_PER_METRE;
}

static void take_chunks(Picture *picture, png_structp png, png_infop info) {
  png_charp name;
  png_bytep data;
  png_uint_32 length;
  int compression;
  if (png_get_iCCP(png, info, &name, &compression, &data, &length))
    picture->profile = g_bytes_new(data, length);
  if (png_get_eXIf_1(png, info, &length, &data))
    exif_read(picture, data, length);
}

/* Reads every row to the file's end; the rows of an interlaced picture come in
 * passes and as long as they are. */
static void look_through(Reader *reader) {
  reader->row = g_malloc(png_get_rowbytes(reader->png, reader->info));
  guint height = png_get_image_height(reader->png, reader->info);
  int passes = png_set_interlace_handling(reader->png);
  png_start_read_image(reader->png);
  for (int pass = 0; pass < passes; pass++)
    for (guint y = 0; y < height; y++)
      png_read_row(reader->png, reader->row, NULL);
  png_read_end(reader->png, NULL);
}

char *png_read(Picture *picture) {
  Reader reader = {0};
  reader_open(&reader, picture->bytes);
  if (setjmp(png_jmpbuf(reader.png))) {
    reader_close(&reader);
    return g_strdup_printf("is damaged (%s)", reader.message);
  }
  png_read_info(reader.png, reader.info);
  take_header(picture, reader.png, reader.info);
  take_chunks(picture, reader.png, reader.info);
  char *fault = format_size_fault(picture->width, picture->height);
  if (!fault)
    look_through(&reader);
  reader_close(&reader);
  return fault;
}

/* ── Decoding ────────────────────────────────────────────────────────── */

/* Eight bits a channel, alpha a channel of its own; the values as stored. */
static void expand(png_structp png) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_packing(png);
}

static void read_image(Reader *reader, Pixels *pixels) {
  gsize stride = (gsize)pixels->width * pixels->channels;
  g_autofree png_bytep *rows = g_new(png_bytep, pixels->height);
  for (guint y = 0; y < pixels->height; y++)
    rows[y] = pixels->data + y * stride;
  png_read_image(reader->png, rows);
}

Pixels *png_decode(const Picture *picture, guint least) {
  (void)least;
  Reader reader = {0};
  Pixels *volatile pixels = NULL;
  reader_open(&reader, picture->bytes);
  if (setjmp(png_jmpbuf(reader.png))) {
    reader_close(&reader);
    pixels_free(pixels);
    return NULL;
  }
  png_read_info(reader.png, reader.info);
  expand(reader.png);
  png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  pixels = pixels_new(png_get_image_width(reader.png, reader.info),
                      png_get_image_height(reader.png, reader.info),
                      png_get_channels(reader.png, reader.info));
  read_image(&reader, pixels);
  reader_close(&reader);
  return pixels;
}

/* ── Writing ─────────────────────────────────────────────────────────── */

static const int COLOUR_TYPES[] = {
    0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
    PNG_COLOR_TYPE_RGB_ALPHA};

static void append(png_structp png, png_bytep data, size_t length) {
  g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush(png_structp png) {
  (void)png;
}

static void put_header(png_structp png, png_infop info, const Pixels *pixels,
                       GBytes *profile) {
  png_set_IHDR(png, info, pixels->width, pixels->height, 8,
               COLOUR_TYPES[pixels->channels], PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (profile)
    png_set_iCCP(png, info, "ICC profile", PNG_COMPRESSION_TYPE_DEFAULT,
                 g_bytes_get_data(profile, NULL),
                 (png_uint_32)g_bytes_get_size(profile));
  png_write_info(png, info);
}

GBytes *pixels_png(const Pixels *pixels, GBytes *profile) {
  char message[sizeof((Reader *)NULL)->message];
  GByteArray *out = g_byte_array_new();
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, message,
                                            fail, stay_silent);
  png_infop info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    g_byte_array_unref(out);
    return NULL;
  }
  png_set_write_fn(png, out, append, flush);
  put_header(png, info, pixels, profile);
  gsize stride = (gsize)pixels->width * pixels->channels;
  for (guint y = 0; y < pixels->height; y++)
    png_write_row(png, pixels->data + y * stride);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return g_byte_array_free_to_bytes(out);
}
