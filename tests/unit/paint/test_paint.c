#include <cairo.h>
#include <string.h>

#include "paint/paint.h"
#include "paint/sample.h"
#include "paint/tool.h"

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

static cairo_surface_t *decode(GBytes *png) {
  Reader reader;
  g_assert_nonnull(png);
  reader.data = g_bytes_get_data(png, &reader.left);
  return cairo_image_surface_create_from_png_stream(read_bytes, &reader);
}

static guint32 pixel(cairo_surface_t *image, int x, int y) {
  const guint8 *data = cairo_image_surface_get_data(image);
  guint32 value;
  memcpy(&value, data + y * cairo_image_surface_get_stride(image) + x * 4, 4);
  return value & 0xFFFFFF;
}

/* How many pixels of a rectangle are darker than mid-gray. */
static guint ink_in(cairo_surface_t *image, int x0, int y0, int x1, int y1) {
  guint n = 0;
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += (pixel(image, x, y) & 0xFF) < 0x80;
  return n;
}

static void test_png(void) {
  if (!sample_need_font(&SAMPLE_SONG) || !sample_need_font(&SAMPLE_KAI))
    return;
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) png = paint_png(display, 1, 840, diag);
  cairo_surface_t *image = decode(png);
  g_assert_cmpint(cairo_image_surface_get_width(image), ==, 840);
  g_assert_cmpint(cairo_image_surface_get_height(image), ==, 1190);
  g_assert_cmphex(pixel(image, 0, 0), ==, 0xFFFFFF);
  g_assert_cmphex(pixel(image, 400, 73), ==, 0); /* the rule */
  g_assert_cmpuint(ink_in(image, 80, 90, 480, 130), >, 2000);
  g_assert_cmpuint(ink_in(image, 80, 160, 480, 184), >, 500);
  g_assert_cmpuint(ink_in(image, 0, 200, 840, 1190), ==, 0);
  cairo_surface_destroy(image);
}

static void test_png_colour(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 100, 50, "1");
  display_add_rule(display, page, 0, (DisplayRule){0, 0, 50, 50, 0xC8102E});
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) png = paint_png(display, page, 100, diag);
  cairo_surface_t *image = decode(png);
  g_assert_cmphex(pixel(image, 20, 20), ==, 0xC8102E);
  g_assert_cmphex(pixel(image, 80, 20), ==, 0xFFFFFF);
  cairo_surface_destroy(image);
}

static void test_text(void) {
  if (!sample_need_font(&SAMPLE_SONG) || !sample_need_font(&SAMPLE_KAI))
    return;
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) pdf = paint_pdf(display, diag);
  g_assert_nonnull(pdf);
  const char *text =
      "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”"
      "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”";
  tool_assert_text(pdf, TOOL_PDFTOTEXT, text);
  tool_assert_text(pdf, TOOL_MUTOOL, text);
}

/* One glyph for two characters, and two glyphs for one. */
static void test_clusters(void) {
  if (!sample_need_font(&SAMPLE_SONG))
    return;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 200, 100, "1");
  DisplayRun run = sample_run(display, &SAMPLE_SONG, 10, 20, 50, "甲乙丙丁戊");
  run.glyphs[1].length = 6; /* 乙丙 */
  run.glyphs[2].length = 3; /* 丁, with the next */
  run.glyphs[3].length = 0;
  display_add_run(display, page, 0, run);
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) pdf = paint_pdf(display, diag);
  g_assert_nonnull(pdf);
  tool_assert_text(pdf, TOOL_PDFTOTEXT, "甲乙丙丁戊");
}

static void test_same_bytes(void) {
  if (!sample_need_font(&SAMPLE_SONG) || !sample_need_font(&SAMPLE_KAI))
    return;
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) one = paint_pdf(display, diag);
  g_autoptr(GBytes) two = paint_pdf(display, diag);
  g_assert_true(g_bytes_equal(one, two));
  g_autoptr(GBytes) png_one = paint_png(display, 0, 300, diag);
  g_autoptr(GBytes) png_two = paint_png(display, 0, 300, diag);
  g_assert_true(g_bytes_equal(png_one, png_two));
}

/* Many issues in one process: each with its own faces, freed as cairo likes. */
static void test_many(void) {
  if (!sample_need_font(&SAMPLE_SONG) || !sample_need_font(&SAMPLE_KAI))
    return;
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) first = paint_pdf(display, diag);
  for (int i = 0; i < 140; i++) {
    g_autoptr(GBytes) png = paint_png(display, 0, 60, diag);
    g_assert_nonnull(png);
  }
  g_autoptr(GBytes) last = paint_pdf(display, diag);
  g_assert_true(g_bytes_equal(first, last));
}

static const struct {
  const char *name;
  const char *file;
  guint index;
  guint32 glyph;
} BAD_FONTS[] = {{"absent", "/nonexistent/font.otf", 0, 1},
                 {"not a font", "/dev/null", 0, 1},
                 {"no such face", NULL, 99, 1},
                 {"no such glyph", NULL, 2, 70000}};

static void test_bad_font(gconstpointer data) {
  guint nth = GPOINTER_TO_UINT(data);
  if (!BAD_FONTS[nth].file && !sample_need_font(&SAMPLE_SONG))
    return;
  const char *file =
      BAD_FONTS[nth].file ? BAD_FONTS[nth].file : SAMPLE_SONG.file;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 100, 100, "1");
  DisplayGlyph glyph = {BAD_FONTS[nth].glyph, 1, 0, 0};
  guint font = display_font(display, file, BAD_FONTS[nth].index, "Bad");
  display_add_run(display, page, 0,
                  (DisplayRun){font, 10, 0, 0, 0, g_strdup("a"),
                               g_memdup2(&glyph, sizeof glyph), 1});
  g_autoptr(Diag) diag = diag_new("test");
  g_assert_null(paint_pdf(display, diag));
  g_assert_null(paint_png(display, page, 100, diag));
  g_assert_cmpuint(diag_count(diag, DIAG_FONT_UNUSABLE), ==, 2);
}

/* A page without items, a run without glyphs, a font nobody uses. */
static void test_empty(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 100, 100, "1");
  display_font(display, "/nonexistent/font.otf", 0, "Unused");
  display_add_run(display, page, 0,
                  (DisplayRun){0, 10, 0, 0, 0, g_strdup(""), NULL, 0});
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) pdf = paint_pdf(display, diag);
  g_autoptr(GBytes) png = paint_png(display, page, 10, diag);
  g_assert_true(pdf && png);
}

/* Pictures are painted by pdf/; here a tint stands for them. */
static void test_picture(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  g_autoptr(Diag) diag = diag_new("test");
  guint page = display_page(display, 100, 100, "1");
  display_add_picture(display, page, 0,
                      (DisplayPicture){10, 20, 64, 32, (char *)"x.jpg"});
  g_autoptr(GBytes) png = paint_png(display, 0, 100, diag);
  cairo_surface_t *image = decode(png);
  g_assert_cmphex(pixel(image, 40, 40), ==, 0xC0C0C0);
  g_assert_cmphex(pixel(image, 80, 40), ==, 0xFFFFFF);
  cairo_surface_destroy(image);
}

/* A raster cairo cannot make is an error, not a crash. */
static void test_huge_raster(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 10, 10, "1");
  g_autoptr(Diag) diag = diag_new("test");
  g_assert_null(paint_png(display, page, 1000000, diag));
  g_assert_true(diag_has(diag, SEVERITY_ERROR));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paint/png", test_png);
  g_test_add_func("/paint/png-colour", test_png_colour);
  g_test_add_func("/paint/text", test_text);
  g_test_add_func("/paint/clusters", test_clusters);
  g_test_add_func("/paint/same-bytes", test_same_bytes);
  g_test_add_func("/paint/many", test_many);
  for (guint i = 0; i < G_N_ELEMENTS(BAD_FONTS); i++) {
    g_autofree char *path =
        g_strconcat("/paint/bad-font/", BAD_FONTS[i].name, NULL);
    g_test_add_data_func(path, GUINT_TO_POINTER(i), test_bad_font);
  }
  g_test_add_func("/paint/empty", test_empty);
  g_test_add_func("/paint/picture", test_picture);
  g_test_add_func("/paint/huge-raster", test_huge_raster);
  return g_test_run();
}
