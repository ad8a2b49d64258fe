#include "album.h"

#include "picture/format.h"

/* ── What a file says of itself ──────────────────────────────────────── */

typedef struct {
  char *folder;
  Diag *diag;
  Pictures *pictures;
} Album;

static void open_album(Album *album, gconstpointer data) {
  (void)data;
  album->folder = album_new();
  album->diag = diag_new("test");
  album->pictures = pictures_new(album->folder);
}

static void close_album(Album *album, gconstpointer data) {
  (void)data;
  pictures_free(album->pictures);
  diag_free(album->diag);
  album_clear(album->folder);
}

/* BYTES, which are released, as the file NAME, read. */
static const Picture *read_bytes(Album *album, const char *name,
                                 GBytes *bytes) {
  album_put_bytes(album->folder, name, bytes);
  g_bytes_unref(bytes);
  return pictures_add(album->pictures, name, 7, album->diag);
}

static void assert_silent(const Album *album) {
  g_autoptr(GString) text = g_string_new(NULL);
  diag_print(album->diag, SEVERITY_NOTE, text);
  g_assert_cmpstr(text->str, ==, "");
}

static void test_jpeg(Album *album, gconstpointer data) {
  (void)data;
  const Picture *gray = read_bytes(album, "gray.jpg", album_jpeg(20, 10, 1));
  g_assert_cmpuint(gray->components, ==, 1);
  const Picture *rgb = read_bytes(album, "rgb.jpeg", album_jpeg(20, 10, 3));
  g_assert_cmpint(rgb->format, ==, PICTURE_JPEG);
  g_assert_cmpuint(rgb->width, ==, 20);
  g_assert_cmpuint(rgb->height, ==, 10);
  g_assert_cmpuint(rgb->components, ==, 3);
  g_assert_false(rgb->alpha || rgb->inverted || rgb->profile);
  g_assert_true(pictures_find(album->pictures, "rgb.jpeg") == rgb);
  assert_silent(album);
}

static void test_cmyk(Album *album, gconstpointer data) {
  (void)data;
  static const guint8 ink[] = {0, 255, 255, 0};
  for (int adobe = 0; adobe < 2; adobe++) {
    g_autofree char *name = g_strdup_printf("%d.jpg", adobe);
    const Picture *picture =
        read_bytes(album, name, album_cmyk(16, 16, adobe, ink));
    g_assert_cmpuint(picture->components, ==, 4);
    g_assert_cmpint(picture->inverted, ==, adobe);
    g_autoptr(Pixels) pixels = pixels_decode(picture, G_MAXUINT);
    g_assert_cmpuint(pixels->channels, ==, 3);
    g_assert_cmpuint(pixels->data[0], >, 250); /* magenta and yellow: red */
    g_assert_cmpuint(pixels->data[1], <, 5);
    g_assert_cmpuint(pixels->data[2], <, 5);
    g_assert_true(picture->assumed);
  }
  g_assert_cmpuint(diag_count(album->diag, DIAG_PICTURE_COLOURS), ==, 2);
}

static void test_png(Album *album, gconstpointer data) {
  (void)data;
  for (guint channels = 1; channels <= 4; channels++) {
    g_autofree char *name = g_strdup_printf("%u.png", channels);
    const Picture *picture =
        read_bytes(album, name, album_png(20, 10, channels));
    g_assert_cmpuint(picture->components, ==, channels < 3 ? 1 : 3);
    g_assert_cmpint(picture->alpha, ==, channels % 2 == 0);
    g_autoptr(Pixels) pixels = pixels_decode(picture, G_MAXUINT);
    g_autoptr(Pixels) same = album_pixels(20, 10, channels);
    g_assert_cmpmem(pixels->data, 200 * channels, same->data, 200 * channels);
  }
  assert_silent(album);
}

static void test_webp(Album *album, gconstpointer data) {
  (void)data;
  const Picture *drawing =
      read_bytes(album, "a.webp", album_webp(20, 10, 4, TRUE));
  g_assert_true(drawing->alpha && !drawing->lossy);
  const Picture *photograph =
      read_bytes(album, "b.webp", album_webp(20, 10, 3, FALSE));
  g_assert_true(photograph->lossy && !photograph->alpha);
  g_assert_cmpuint(photograph->width, ==, 20);
  assert_silent(album);
}

static void test_svg(Album *album, gconstpointer data) {
  (void)data;
  album_put(album->folder, "a.svg", ALBUM_SVG, strlen(ALBUM_SVG));
  const Picture *picture =
      pictures_add(album->pictures, "a.svg", 1, album->diag);
  g_assert_cmpuint(picture->width, ==, 40);
  g_assert_cmpuint(picture->height, ==, 20);
  g_autoptr(Pixels) pixels = pixels_decode(picture, 80 * 40);
  g_assert_cmpuint(pixels->width, ==, 80);
  const guint8 red[] = {255, 0, 0, 255};
  g_assert_cmpmem(pixels->data, 4, red, 4);
  g_assert_cmpuint(pixels->data[79 * 4 + 3], ==, 0);
  assert_silent(album);
}

/* A camera on its side swaps the sides; what the turned picture shows at its
 * upper left corner stands in the stored one as EXIF says. */
static void test_orientation(Album *album, gconstpointer data) {
  (void)data;
  static const struct {
    gboolean right, foot; /* where the shown upper left corner is stored */
  } corners[] = {{0},    {0, 0}, {1, 0}, {1, 1}, {0, 1},
                 {0, 0}, {0, 1}, {1, 1}, {1, 0}};
  for (guint i = 1; i <= 8; i++) {
    g_autofree char *name = g_strdup_printf("%u.jpg", i);
    g_autoptr(GBytes) upright = album_jpeg(40, 20, 3);
    const Picture *picture =
        read_bytes(album, name, album_orient(upright, (guint8)i));
    g_assert_cmpuint(picture->orientation, ==, i);
    g_assert_cmpuint(picture->width, ==, i < 5 ? 40 : 20);
    g_assert_cmpuint(picture->height, ==, i < 5 ? 20 : 40);
    g_autoptr(Pixels) stored = pixels_decode(picture, G_MAXUINT);
    const guint8 *corner =
        stored->data +
        ((corners[i].foot ? 19 * 40 : 0) + (corners[i].right ? 39 : 0)) * 3;
    guint8 expected[3];
    memcpy(expected, corner, 3);
    g_autoptr(Pixels) shown =
        pixels_turn(g_steal_pointer(&stored), picture->orientation);
    g_assert_cmpuint(shown->width, ==, picture->width);
    g_assert_cmpmem(shown->data, 3, expected, 3);
  }
  assert_silent(album);
}

#define ADD(name, function)                                                    \
  g_test_add(name, Album, NULL, open_album, function, close_album)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/picture/jpeg", test_jpeg);
  ADD("/picture/cmyk", test_cmyk);
  ADD("/picture/png", test_png);
  ADD("/picture/webp", test_webp);
  ADD("/picture/svg", test_svg);
  ADD("/picture/orientation", test_orientation);
  return g_test_run();
}
