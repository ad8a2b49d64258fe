#define _GNU_SOURCE /* memmem() */
#include "picture/album.h"

#include "paint/tool.h"
#include "pdf/pdf.h"

typedef struct {
  char *folder;
  Pictures *pictures;
  Display *display;
  Diag *diag;
} Album;

static void open_album(Album *album, gconstpointer data) {
  (void)data;
  album->folder = album_new();
  album->pictures = pictures_new(album->folder);
  album->display = display_new("t", "zh-Hans");
  album->diag = diag_new("test");
}

static void close_album(Album *album, gconstpointer data) {
  (void)data;
  diag_free(album->diag);
  display_free(album->display);
  pictures_free(album->pictures);
  album_clear(album->folder);
}

/* Places the picture NAME on a page of its own. */
static void show(Album *album, const char *name) {
  guint page = display_page(album->display, 100, 100, "1");
  guint figure = display_element(album->display, ELEMENT_FIGURE, 0);
  g_array_index(album->display->elements, DisplayElement, figure).text =
      g_strdup("桥");
  display_add_picture(album->display, page, figure,
                      (DisplayPicture){10, 20, 60, 30, (char *)name});
}

/* BYTES, which are borrowed, as the file NAME, placed once. */
static void put(Album *album, const char *name, GBytes *bytes) {
  album_put_bytes(album->folder, name, bytes);
  pictures_add(album->pictures, name, 1, album->diag);
  show(album, name);
}

static GBytes *edition(Album *album) {
  PdfOptions options = {.pictures = album->pictures};
  GBytes *pdf = pdf_write(album->display, &options, album->diag);
  g_assert_nonnull(pdf);
  return pdf;
}

/* The objects of the edition as text, without NULs. */
static char *plain(Album *album) {
  static const char *const qdf[] = {
      "sh", "-c",
      "qpdf --qdf --object-streams=disable \"$0\" - | tr -d '\\000'", "@",
      NULL};
  g_autoptr(GBytes) pdf = edition(album);
  return tool_run(pdf, qdf);
}

static void assert_has(const char *text, const char *part) {
  if (!strstr(text, part))
    g_test_fail_printf("no %s in: %s", part, text);
}

static guint count(GBytes *bytes, GBytes *part) {
  gsize left, length;
  const char *at = g_bytes_get_data(bytes, &left), *end = at + left;
  const char *data = g_bytes_get_data(part, &length);
  guint n = 0;
  while ((at = memmem(at, (gsize)(end - at), data, length))) {
    at += length;
    n++;
  }
  return n;
}

/* Placed twice, a JPEG stands in the file once, byte for byte. */
static void test_once(Album *album, gconstpointer data) {
  (void)data;
  g_autoptr(GBytes) jpeg = album_jpeg(40, 20, 3);
  put(album, "a.jpg", jpeg);
  show(album, "a.jpg");
  g_autoptr(GBytes) pdf = edition(album);
  g_assert_cmpuint(count(pdf, jpeg), ==, 1);
}

static void test_figure(Album *album, gconstpointer data) {
  (void)data;
  if (!tool_need("qpdf"))
    return;
  g_autoptr(GBytes) jpeg = album_jpeg(40, 20, 1);
  put(album, "a.jpg", jpeg);
  g_autofree char *text = plain(album);
  static const char *const parts[] = {
      "/Figure <</MCID 0>> BDC\nq 60.0000 0.0000 0.0000 -30.0000 10.0000 "
      "50.0000 cm /Im",
      "/Alt <feff6865>", "/ColorSpace /DeviceGray",
      "/BBox [\n      10\n      50\n      70\n      80\n    ]"};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(text, parts[i]);
  g_assert_null(strstr(text, "/Interpolate"));
  g_assert_null(strstr(text, " re\nf"));
}

/* CMYK goes in as it is, turned over where Adobe's programs wrote it, in the
 * colours of a profile. */
static void test_cmyk(Album *album, gconstpointer data) {
  (void)data;
  static const guint8 ink[] = {0, 255, 255, 0};
  if (!tool_need("qpdf"))
    return;
  for (int adobe = 0; adobe < 2; adobe++) {
    g_autoptr(GBytes) jpeg = album_cmyk(16, 16, adobe, ink);
    put(album, adobe ? "adobe.jpg" : "plain.jpg", jpeg);
    g_autoptr(GBytes) pdf = edition(album);
    g_assert_cmpuint(count(pdf, jpeg), ==, 1);
    g_autofree char *text = plain(album);
    assert_has(text, "/ICCBased");
    assert_has(text, "/N 4");
    g_assert_cmpint(strstr(text, "/Decode [") != NULL, ==, adobe);
  }
}

/* The rows of an opaque PNG go in as the file has them. */
static void test_png(Album *album, gconstpointer data) {
  (void)data;
  if (!tool_need("qpdf"))
    return;
  g_autoptr(GBytes) png = album_png(40, 20, 3);
  put(album, "a.png", png);
  g_autoptr(GBytes) pdf = edition(album);
  gsize length;
  const guint8 *bytes = g_bytes_get_data(png, &length);
  const guint8 *rows = memmem(bytes, length, "IDAT", 4);
  gsize size = (gsize)rows[-2] << 8 | rows[-1];
  g_autoptr(GBytes) stream = g_bytes_new(rows + 4, size);
  g_assert_cmpuint(count(pdf, stream), ==, 1);
}

static void test_alpha(Album *album, gconstpointer data) {
  (void)data;
  if (!tool_need("qpdf"))
    return;
  g_autoptr(GBytes) png = album_png(40, 20, 4);
  g_autoptr(GBytes) gray = album_png(40, 20, 2);
  g_autoptr(GBytes) webp = album_webp(40, 20, 4, TRUE);
  put(album, "a.png", png);
  put(album, "b.png", gray);
  put(album, "c.webp", webp);
  g_autofree char *text = plain(album);
  guint masks = 0;
  for (const char *at = text; (at = strstr(at, "/SMask ")); at++)
    masks++;
  g_assert_cmpuint(masks, ==, 3);
}

static const char FILTERED[] =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>"
    "<filter id='f'><feGaussianBlur stdDeviation='1'/></filter>"
    "<rect width='20' height='20' filter='url(#f)'/></svg>";

/* A drawing stays one, unless only pixels can show it; then they are fine
 * enough for print: 60 pt at 300 pixels an inch are 250. */
static void test_svg(Album *album, gconstpointer data) {
  (void)data;
  if (!tool_need("qpdf"))
    return;
  g_autoptr(GBytes) lines = g_bytes_new_static(ALBUM_SVG, strlen(ALBUM_SVG));
  put(album, "a.svg", lines);
  g_autofree char *drawn = plain(album);
  assert_has(drawn, "/Subtype /Form");
  g_assert_null(strstr(drawn, "/Subtype /Image"));
  g_autoptr(GBytes) blurred = g_bytes_new_static(FILTERED, strlen(FILTERED));
  put(album, "b.svg", blurred);
  g_autofree char *painted = plain(album);
  assert_has(painted, "/Width 250");
}

/* A picture that is not to be had leaves a sound file. */
static void test_missing(Album *album, gconstpointer data) {
  (void)data;
  if (!tool_need("qpdf"))
    return;
  show(album, "none.jpg");
  g_autoptr(GBytes) pdf = edition(album);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){"qpdf", "--check", "@", NULL});
  assert_has(said, "No syntax or stream encoding errors found");
}

#define ADD(name, function)                                                    \
  g_test_add(name, Album, NULL, open_album, function, close_album)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/images/once", test_once);
  ADD("/images/figure", test_figure);
  ADD("/images/cmyk", test_cmyk);
  ADD("/images/png", test_png);
  ADD("/images/alpha", test_alpha);
  ADD("/images/svg", test_svg);
  ADD("/images/missing", test_missing);
  return g_test_run();
}
