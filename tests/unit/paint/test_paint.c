#define _GNU_SOURCE /* memmem */
#include <cairo.h>
#include <string.h>

#include "paint/paint.h"
#include "paint/sample.h"
#include "paint/sorts.h"
#include "paint/tool.h"

static GBytes *painted(const Display *display, Diag *diag) {
  g_autoptr(GPtrArray) texts = NULL;
  GBytes *pdf = paint_pdf(display, &texts, diag);
  g_assert_true((texts != NULL) == (pdf != NULL));
  return pdf;
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

/* The text a PDF holds, its labels replaced by TEXTS. */
static char *read_labels(const char *said, const GPtrArray *texts) {
  GString *out = g_string_new(NULL);
  for (; *said; said = g_utf8_next_char(said)) {
    gunichar c = g_utf8_get_char(said);
    guint number = paint_labelled(c);
    if (number < texts->len)
      g_string_append(out, texts->pdata[number]);
    else
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

static void assert_text(const Display *display, const char *text) {
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GBytes) pdf = paint_pdf(display, &texts, diag);
  g_assert_nonnull(pdf);
  if (!tool_need(TOOL_PDFTOTEXT[0]))
    return;
  g_autofree char *said = tool_run(pdf, TOOL_PDFTOTEXT);
  g_autofree char *labels = tool_squeeze(said);
  g_autofree char *got = read_labels(labels, texts);
  g_assert_cmpstr(got, ==, text);
}

static void test_text(void) {
  if (!sample_need_font(&SAMPLE_SONG) || !sample_need_font(&SAMPLE_KAI))
    return;
  g_autoptr(Display) display = sample_paper();
  assert_text(display,
              "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”"
              "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”");
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
  assert_text(display, "甲乙丙丁戊");
}

/* A glyph stands for more texts than there are layers. */
static void test_twins(void) {
  if (!sample_need_font(&SAMPLE_SONG))
    return;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 900, 100, "1");
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < SORTS_LAYERS + 4; i++)
    g_string_append_unichar(text, 0x4E00 + i);
  DisplayRun run = sample_run(display, &SAMPLE_SONG, 10, 20, 50, text->str);
  for (guint i = 0; i < run.n_glyphs; i++)
    run.glyphs[i].glyph = run.glyphs[0].glyph;
  display_add_run(display, page, 0, run);
  assert_text(display, text->str);
  g_string_free(text, TRUE);
}

/* Labels and numbers go both ways, over the hole between two planes too. */
static void test_labels(void) {
  for (guint i = 0; i < PAINT_MOST_TEXTS; i++) {
    gunichar c = paint_label(i);
    g_assert_cmpuint(g_unichar_type(c), ==, G_UNICODE_PRIVATE_USE);
    g_assert_cmpuint(c & 0xFFFE, !=, 0xFFFE);
    g_assert_cmpuint(paint_labelled(c), ==, i);
  }
  g_assert_cmpuint(paint_labelled(0x4E00), ==, G_MAXUINT);
}

/* What OS/2 fsType says of embedding, and whether it lets us. */
static const struct {
  guint8 high, low;
  gboolean may;
} LICENCES[] = {{0x00, 0x00, TRUE},  {0x00, 0x02, FALSE}, {0x00, 0x04, TRUE},
                {0x00, 0x08, TRUE},  {0x00, 0x06, TRUE},  {0x01, 0x00, FALSE},
                {0x02, 0x00, FALSE}, {0x01, 0x04, FALSE}};

/* A font file like SAMPLE_KAI with other licence bits. */
static char *licensed_font(guint8 high, guint8 low) {
  char *data, *path = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(SAMPLE_KAI.file, &data, &length, NULL));
  char *entry = memmem(data, length, "OS/2", 4);
  const guint8 *offset = (const guint8 *)entry + 8;
  gsize at = (gsize)offset[0] << 24 | (gsize)offset[1] << 16 |
             (gsize)offset[2] << 8 | offset[3];
  data[at + 8] = (char)high;
  data[at + 9] = (char)low;
  g_close(g_file_open_tmp("kanyin-XXXXXX.ttf", &path, NULL), NULL);
  g_assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
  g_free(data);
  return path;
}

/* A raster is no font: it may be made of any. */
static void test_licences(void) {
  if (!sample_need_font(&SAMPLE_KAI))
    return;
  for (guint i = 0; i < G_N_ELEMENTS(LICENCES); i++) {
    g_autofree char *path = licensed_font(LICENCES[i].high, LICENCES[i].low);
    SampleFont font = {path, 0, "Licensed"};
    g_autoptr(Display) display = display_new("t", "zh-Hans");
    guint page = display_page(display, 200, 100, "1");
    display_add_run(display, page, 0,
                    sample_run(display, &font, 10, 20, 50, "楷体"));
    g_autoptr(Diag) diag = diag_new("test");
    g_autoptr(GBytes) png = paint_png(display, page, 100, diag);
    g_autoptr(GBytes) pdf = painted(display, diag);
    g_assert_nonnull(png);
    g_assert_true((pdf != NULL) == LICENCES[i].may);
    g_assert_cmpuint(diag_count(diag, DIAG_FONT_NOT_EMBEDDABLE), ==,
                     !LICENCES[i].may);
    g_unlink(path);
  }
}

static void test_same_bytes(void) {
  if (!sample_need_font(&SAMPLE_SONG) || !sample_need_font(&SAMPLE_KAI))
    return;
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) one = painted(display, diag);
  g_autoptr(GBytes) two = painted(display, diag);
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
  g_autoptr(GBytes) first = painted(display, diag);
  for (int i = 0; i < 140; i++) {
    g_autoptr(GBytes) png = paint_png(display, 0, 60, diag);
    g_assert_nonnull(png);
  }
  g_autoptr(GBytes) last = painted(display, diag);
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
  g_assert_null(painted(display, diag));
  g_assert_null(paint_png(display, page, 100, diag));
  g_assert_cmpuint(diag_count(diag, DIAG_FONT_UNUSABLE), ==, 1);
}

/* A page without items, a run without glyphs, a font nobody uses. */
static void test_empty(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 100, 100, "1");
  display_font(display, "/nonexistent/font.otf", 0, "Unused");
  display_add_run(display, page, 0,
                  (DisplayRun){0, 10, 0, 0, 0, g_strdup(""), NULL, 0});
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) pdf = painted(display, diag);
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
  g_test_add_func("/paint/twins", test_twins);
  g_test_add_func("/paint/labels", test_labels);
  g_test_add_func("/paint/licences", test_licences);
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
