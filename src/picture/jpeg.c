/* JPEG through libjpeg-turbo.  A file is looked through by decoding it at an
 * eighth of its size: what costs is the entropy code, which is where damage
 * shows. */
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <string.h>

#include "picture/exif.h"
#include "picture/format.h"
#include "picture/profile.h"

enum { EXIF_MARKER = JPEG_APP0 + 1, ICC_MARKER = JPEG_APP0 + 2 };

/* At 4:4:4 no one tells it from its source. */
enum { QUALITY = 92 };

#define CM_PER_INCH 2.54

typedef struct {
  struct jpeg_error_mgr errors; /* first: libjpeg hands it back */
  jmp_buf escape;
  char message[JMSG_LENGTH_MAX];
} Errors;

typedef struct {
  struct jpeg_decompress_struct info;
  Errors errors;
  guint8 *row;
} Reader;

/* ── Errors ──────────────────────────────────────────────────────────── */

static void fail(j_common_ptr info) {
  Errors *errors = (Errors *)(void *)info->err;
  errors->errors.format_message(info, errors->message);
  longjmp(errors->escape, 1);
}

/* Warnings that do not tell of damage. */
static const int HARMLESS[] = {JWRN_EXTRANEOUS_DATA, JWRN_JFIF_MAJOR,
                               JWRN_ADOBE_XFORM};

static void on_message(j_common_ptr info, int level) {
  if (level >= 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(HARMLESS); i++)
    if (info->err->msg_code == HARMLESS[i])
      return;
  fail(info);
}

static void stay_silent(j_common_ptr info) {
  (void)info;
}

static struct jpeg_error_mgr *errors_open(Errors *errors) {
  jpeg_std_error(&errors->errors);
  errors->errors.error_exit = fail;
  errors->errors.emit_message = on_message;
  errors->errors.output_message = stay_silent;
  return &errors->errors;
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static void reader_open(Reader *reader, GBytes *bytes) {
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  jpeg_create_decompress(&reader->info);
  jpeg_mem_src(&reader->info, data, length);
  jpeg_save_markers(&reader->info, EXIF_MARKER, 0xFFFF);
  jpeg_save_markers(&reader->info, ICC_MARKER, 0xFFFF);
  jpeg_read_header(&reader->info, TRUE);
}

static void reader_close(Reader *reader) {
  jpeg_destroy_decompress(&reader->info);
  g_free(reader->row);
}

/* Four components are CMYK whether they are stored so or as YCCK; Adobe's
 * programs, which leave a marker, store its complement. */
static void take_header(Picture *picture, struct jpeg_decompress_struct *info) {
  picture->width = info->image_width;
  picture->height = info->image_height;
  picture->components = (guint)info->num_components;
  picture->lossy = TRUE;
  picture->inverted = info->num_components == 4 && info->saw_Adobe_marker;
  if (info->saw_JFIF_marker && info->density_unit)
    picture->ppi =
        info->X_density * (info->density_unit == 2 ? CM_PER_INCH : 1);
}

static void take_markers(Picture *picture,
                         struct jpeg_decompress_struct *info) {
  for (jpeg_saved_marker_ptr m = info->marker_list; m; m = m->next)
    if (m->marker == EXIF_MARKER && m->data_length > 6 &&
        memcmp(m->data, "Exif\0", 6) == 0)
      exif_read(picture, m->data, m->data_length);
  JOCTET *profile;
  unsigned length;
  if (jpeg_read_icc_profile(info, &profile, &length)) {
    picture->profile = g_bytes_new(profile, length);
    free(profile);
  }
}

static char *header_fault(const struct jpeg_decompress_struct *info) {
  if (info->num_components == 2 || info->num_components > 4)
    return g_strdup_printf("has %d components; save it in gray, RGB or CMYK",
                           info->num_components);
  if (info->arith_code)
    return g_strdup("is arithmetically coded, which readers cannot show; save "
                    "it as a baseline JPEG");
  return format_size_fault(info->image_width, info->image_height);
}

/* Decodes all rows into OUT, one behind the other; only looks if it is
 * NULL. */
static void read_rows(Reader *reader, guint8 *out) {
  struct jpeg_decompress_struct *info = &reader->info;
  jpeg_start_decompress(info);
  gsize stride = (gsize)info->output_width * (gsize)info->output_components;
  if (!out)
    out = reader->row = g_malloc(stride);
  while (info->output_scanline < info->output_height) {
    JSAMPROW row = out;
    jpeg_read_scanlines(info, &row, 1);
    out += reader->row ? 0 : stride;
  }
  jpeg_finish_decompress(info);
}

static void look_through(Reader *reader) {
  reader->info.scale_num = 1;
  reader->info.scale_denom = 8;
  reader->info.dct_method = JDCT_IFAST;
  read_rows(reader, NULL);
}

char *jpeg_read(Picture *picture) {
  Reader reader = {0};
  reader.info.err = errors_open(&reader.errors);
  if (setjmp(reader.errors.escape)) {
    reader_close(&reader);
    return g_strdup_printf("is damaged (%s)", reader.errors.message);
  }
  reader_open(&reader, picture->bytes);
  take_header(picture, &reader.info);
  take_markers(picture, &reader.info);
  char *fault = header_fault(&reader.info);
  if (!fault)
    look_through(&reader);
  reader_close(&reader);
  return fault;
}

/* ── Decoding ────────────────────────────────────────────────────────── */

/* The smallest scale libjpeg has that keeps LEAST pixels. */
static void set_scale(struct jpeg_decompress_struct *info, guint least) {
  info->scale_denom = 8;
  for (info->scale_num = 1; info->scale_num < 8; info->scale_num++) {
    jpeg_calc_output_dimensions(info);
    if ((guint64)info->output_width * info->output_height >= least)
      break;
  }
}

static void complement(guint8 *data, gsize n) {
  for (gsize i = 0; i < n; i++)
    data[i] = 255 - data[i];
}

/* CMYK in PIXELS' four channels becomes RGB in three. */
static gboolean to_rgb(const Picture *picture, Pixels *pixels) {
  gsize n = (gsize)pixels->width * pixels->height;
  if (picture->inverted)
    complement(pixels->data, n * 4);
  pixels->channels = 3;
  return profile_cmyk_to_srgb(picture->profile, pixels->data, pixels->data, n);
}

static const J_COLOR_SPACE SPACES[] = {
    [1] = JCS_GRAYSCALE, [3] = JCS_RGB, [4] = JCS_CMYK};

Pixels *jpeg_decode(const Picture *picture, guint least) {
  Reader reader = {0};
  Pixels *volatile pixels = NULL;
  reader.info.err = errors_open(&reader.errors);
  if (setjmp(reader.errors.escape)) {
    reader_close(&reader);
    pixels_free(pixels);
    return NULL;
  }
  reader_open(&reader, picture->bytes);
  set_scale(&reader.info, least);
  reader.info.out_color_space = SPACES[picture->components];
  jpeg_calc_output_dimensions(&reader.info);
  pixels = pixels_new(reader.info.output_width, reader.info.output_height,
                      picture->components);
  read_rows(&reader, pixels->data);
  reader_close(&reader);
  if (picture->components != 4 || to_rgb(picture, pixels))
    return pixels;
  pixels_free(pixels);
  return NULL;
}

/* ── Writing ─────────────────────────────────────────────────────────── */

static void set_quality(struct jpeg_compress_struct *info,
                        const Pixels *pixels) {
  info->image_width = pixels->width;
  info->image_height = pixels->height;
  info->input_components = (int)pixels->channels;
  info->in_color_space = pixels->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(info);
  jpeg_set_quality(info, QUALITY, TRUE);
  info->comp_info[0].h_samp_factor = info->comp_info[0].v_samp_factor = 1;
  info->optimize_coding = TRUE;
}

static void write_rows(struct jpeg_compress_struct *info,
                       const Pixels *pixels) {
  gsize stride = (gsize)pixels->width * pixels->channels;
  while (info->next_scanline < info->image_height) {
    JSAMPROW row = pixels->data + info->next_scanline * stride;
    jpeg_write_scanlines(info, &row, 1);
  }
}

GBytes *pixels_jpeg(const Pixels *pixels, GBytes *profile) {
  struct jpeg_compress_struct info = {0};
  Errors errors;
  unsigned char *data = NULL;
  unsigned long length = 0;
  info.err = errors_open(&errors);
  if (setjmp(errors.escape)) {
    jpeg_destroy_compress(&info);
    free(data);
    return NULL;
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &data, &length);
  set_quality(&info, pixels);
  jpeg_start_compress(&info, TRUE);
  if (profile)
    jpeg_write_icc_profile(&info, g_bytes_get_data(profile, NULL),
                           (unsigned)g_bytes_get_size(profile));
  write_rows(&info, pixels);
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  return g_bytes_new_with_free_func(data, length, free, data);
}
