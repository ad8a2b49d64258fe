#include "album.h"

#include <lcms2.h>
#include <unistd.h>

#include "picture/format.h"
#include "picture/profile.h"
#include "picture/svg.h"

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
  g_assert_cmpuint(picture->width, ==, 1000);
  g_assert_cmpuint(picture->height, ==, 500);
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

/* ── Faults ──────────────────────────────────────────────────────────── */

/* Cut short at any place, or with any byte changed, a file is read or refused,
 * but nothing worse; cut short, it is refused. */
static void assert_survives(Album *album, GBytes *bytes, gboolean cut_shows) {
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  for (gsize i = 0; i < length; i += 1 + length / 150) {
    g_autofree char *cut = g_strdup_printf("cut-%" G_GSIZE_FORMAT, i);
    album_put(album->folder, cut, data, i);
    const Picture *half = pictures_add(album->pictures, cut, 1, album->diag);
    if (cut_shows && i + 20 < length)
      g_assert_null(half);
    g_autofree char *name = g_strdup_printf("bad-%" G_GSIZE_FORMAT, i);
    g_autofree guint8 *copy = g_memdup2(data, length);
    copy[i] ^= 0xFF;
    album_put(album->folder, name, copy, length);
    const Picture *bad = pictures_add(album->pictures, name, 1, album->diag);
    g_autoptr(Pixels) pixels = bad ? pixels_decode(bad, 1) : NULL;
  }
}

static void test_damage(Album *album, gconstpointer data) {
  (void)data;
  static const guint8 ink[] = {9, 99, 199, 50};
  g_autoptr(GBytes) scene = album_jpeg(40, 30, 3);
  g_autoptr(GBytes) jpeg = album_orient(scene, 6);
  g_autoptr(GBytes) cmyk = album_cmyk(20, 20, TRUE, ink);
  g_autoptr(GBytes) png = album_png(40, 30, 4);
  g_autoptr(GBytes) lossy = album_webp(40, 30, 3, FALSE);
  g_autoptr(GBytes) lossless = album_webp(40, 30, 4, TRUE);
  g_autoptr(GBytes) svg = g_bytes_new_static(ALBUM_SVG, strlen(ALBUM_SVG));
  GBytes *files[] = {jpeg, cmyk, png, lossy, lossless, svg};
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *name = g_strdup_printf("whole-%u", i);
    assert_survives(album, files[i], TRUE);
    g_assert_nonnull(read_bytes(album, name, g_bytes_ref(files[i])));
    pictures_free(album->pictures);
    album->pictures = pictures_new(album->folder);
  }
}

/* A name is followed downwards only; one that was refused is not asked for
 * again. */
static void test_names(Album *album, gconstpointer data) {
  (void)data;
  static const char *const names[] = {"none.jpg",
                                      "../x.jpg",
                                      "a/../../x.jpg",
                                      "..\\x.jpg",
                                      "/etc/hostname",
                                      "file:///etc/hostname",
                                      "https://a.cn/x.jpg",
                                      "",
                                      ".",
                                      "a\nb"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    for (int again = 0; again < 2; again++)
      g_assert_null(pictures_add(album->pictures, names[i], 3, album->diag));
    g_assert_null(pictures_find(album->pictures, names[i]));
    g_assert_cmpuint(diag_count(album->diag, DIAG_PICTURE_MISSING), ==, i + 1);
  }
  g_assert_null(pictures_find(album->pictures, NULL));
  g_assert_null(pictures_find(NULL, "x"));
}

/* Pixels an inch, or a centimetre, in the JFIF segment, the file's first. */
static void test_resolution(Album *album, gconstpointer data) {
  (void)data;
  static const struct {
    guint8 unit, density;
    double ppi;
  } rows[] = {{0, 1, 0}, {1, 72, 72}, {2, 100, 254}};
  enum { UNIT_AT = 13, DENSITY_AT = 15 };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GBytes) jpeg = album_jpeg(20, 10, 3);
    gsize length;
    const void *bytes = g_bytes_get_data(jpeg, &length);
    guint8 *copy = g_memdup2(bytes, length);
    copy[UNIT_AT] = rows[i].unit;
    copy[DENSITY_AT] = rows[i].density;
    g_autofree char *name = g_strdup_printf("%u.jpg", i);
    const Picture *picture =
        read_bytes(album, name, g_bytes_new_take(copy, length));
    g_assert_cmpfloat_with_epsilon(picture->ppi, rows[i].ppi, .01);
  }
}

/* ── For books ───────────────────────────────────────────────────────── */

/* Reads back what picture_for_book() makes of BYTES, which are released. */
static const Picture *for_book(Album *album, const char *name, GBytes *bytes,
                               guint most, gboolean same) {
  const Picture *picture = read_bytes(album, name, bytes);
  PictureFormat format;
  g_autoptr(GBytes) made =
      picture_for_book(picture, most, &format, album->diag);
  g_assert_cmpint(g_bytes_equal(made, picture->bytes), ==, same);
  g_autofree char *again = g_strconcat("book-", name, NULL);
  const Picture *back = read_bytes(album, again, g_bytes_ref(made));
  g_assert_cmpint(back->format, ==, format);
  g_assert_cmpuint(back->orientation, ==, 1);
  g_assert_cmpuint(back->components, <, 4);
  g_assert_cmpuint(back->width * back->height, <=, most);
  return back;
}

static void test_book(Album *album, gconstpointer data) {
  (void)data;
  static const guint8 ink[] = {0, 255, 255, 0};
  g_autoptr(GBytes) scene = album_jpeg(400, 200, 3);
  for_book(album, "same.jpg", g_bytes_ref(scene), 80000, TRUE);
  for_book(album, "same.png", album_png(40, 20, 4), 80000, TRUE);
  const Picture *small =
      for_book(album, "small.jpg", g_bytes_ref(scene), 5000, FALSE);
  g_assert_cmpuint(small->width, ==, 100);
  g_assert_cmpuint(small->height, ==, 50);
  const Picture *turned =
      for_book(album, "turned.jpg", album_orient(scene, 6), 80000, FALSE);
  g_assert_cmpuint(turned->height, ==, 400);
  const Picture *cmyk =
      for_book(album, "cmyk.jpg", album_cmyk(16, 16, TRUE, ink), 999, FALSE);
  g_assert_cmpuint(cmyk->components, ==, 3);
  const Picture *drawing =
      for_book(album, "a.webp", album_webp(40, 20, 4, TRUE), 80000, FALSE);
  g_assert_cmpint(drawing->format, ==, PICTURE_PNG);
  g_assert_true(drawing->alpha);
  const Picture *photograph =
      for_book(album, "b.webp", album_webp(40, 20, 3, FALSE), 80000, FALSE);
  g_assert_cmpint(photograph->format, ==, PICTURE_JPEG);
  g_assert_cmpuint(diag_count(album->diag, DIAG_PICTURE_CONVERTED), ==, 5);
}

/* Transparent pixels do not darken their neighbours when averaged. */
static void test_shrink(void) {
  Pixels *pixels = pixels_new(2, 2, 4);
  static const guint8 data[] = {255, 0, 0, 255, 0, 0, 0, 0,
                                255, 0, 0, 255, 0, 0, 0, 0};
  memcpy(pixels->data, data, sizeof data);
  g_autoptr(Pixels) one = pixels_shrink(pixels, 1);
  g_assert_cmpuint(one->width, ==, 1);
  g_assert_cmpuint(one->data[0], >, 250);
  g_assert_cmpuint(one->data[3], ==, 128);
}

#define SVG(attributes, content)                                               \
  "<svg xmlns='http://www.w3.org/2000/svg' "                                   \
  "xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'" attributes \
  ">" content "</svg>"

static const struct {
  const char *in, *gone; /* NULL: nothing goes */
  const char *kept;
} SVGS[] = {
    {SVG("", "<script>alert(1)</script><g id='k'/>"), "alert", "id=\"k\""},
    {SVG(" onload='alert(1)'", "<g id='k'/>"), "onload", "id=\"k\""},
    {SVG("", "<a xlink:href='javascript:x()'><g id='k'/></a>"), "javascript",
     "id=\"k\""},
    {SVG("", "<image href='http://a.cn/x.png'/>"), "a.cn", "<image"},
    {SVG("", "<image href='data:image/png;base64,AA=='/>"), "AA==", "<image"},
    {SVG("", "<image href='data:text/html,x'/>"), "html", "<image"},
    {SVG("", "<use href='#k'/><g id='k'/>"), NULL, "#k"},
    {SVG("", "<use href='other.svg#k'/>"), "other", "<use"},
    {SVG("", "<rect fill='url(http://a.cn/x)'/>"), "a.cn", "<rect"},
    {SVG("", "<rect fill='url(#k)'/>"), NULL, "url(#k)"},
    {SVG("", "<rect style='fill: url( \"//a.cn/x\")'/>"), "a.cn", "<rect"},
    {SVG("", "<style>@import 'x.css';</style><g/>"), "import", "<g"},
    {SVG("", "<style>.a{fill:red}</style>"), NULL, ".a{fill:red}"},
    {SVG("", "<style>.a{fill:\\75rl(//a.cn)}</style><g/>"), "a.cn", "<g"},
    {SVG("", "<foreignObject><p>x</p></foreignObject><g/>"), "foreign", "<g"},
    {SVG("", "<animate attributeName='x'/><g/>"), "animate", "<g"},
    {SVG("", "<metadata>x</metadata><!-- y --><g/>"), "metadata", "<g"},
    {"<!DOCTYPE svg [<!ENTITY f SYSTEM 'file:///etc/hostname'>"
     "<!ENTITY t 'text'>]>" SVG("", "<text>&t;</text>"),
     "ENTITY", ">text<"}};

static void test_clean(void) {
  for (guint i = 0; i < G_N_ELEMENTS(SVGS); i++) {
    g_autoptr(GBytes) in = g_bytes_new_static(SVGS[i].in, strlen(SVGS[i].in));
    g_autoptr(GBytes) out = svg_clean(in);
    g_assert_nonnull(out);
    gsize length;
    const char *data = g_bytes_get_data(out, &length);
    g_autofree char *text = g_strndup(data, length);
    g_assert_nonnull(strstr(text, SVGS[i].kept));
    if (SVGS[i].gone)
      g_assert_null(strstr(text, SVGS[i].gone));
  }
}

/* A picture in a drawing stays if it is sound. */
static void test_embedded(void) {
  for (int damaged = 0; damaged < 2; damaged++) {
    g_autoptr(GBytes) png = album_png(8, 8, 3);
    gsize length;
    const guchar *data = g_bytes_get_data(png, &length);
    g_autofree char *text = g_base64_encode(data, length - 20 * damaged);
    g_autofree char *svg = g_strdup_printf(
        SVG("", "<image href='data:image/png;base64,%s'/>"), text);
    g_autoptr(GBytes) in = g_bytes_new_static(svg, strlen(svg));
    g_autoptr(GBytes) out = svg_clean(in);
    const char *clean = g_bytes_get_data(out, &length);
    g_assert_cmpint(g_strstr_len(clean, (gssize)length, text) != NULL, ==,
                    !damaged);
    g_assert_true(svg_needs_pixels(out));
  }
}

/* Drawings that use each other: few bytes may be much to draw, or endless. */
static void test_weight(void) {
  static const struct {
    const char *svg;
    gboolean kept;
  } rows[] = {
      {SVG("", "<g id='a'/><use href='#a'/><use href='#a'/>"), TRUE},
      {SVG("", "<use href='#none'/>"), TRUE},
      {SVG("", "<g id='a'><use href='#a'/></g>"), FALSE},
      {SVG("", "<use id='a' href='#b'/><use id='b' xlink:href='#a'/>"), FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GBytes) in = g_bytes_new_static(rows[i].svg, strlen(rows[i].svg));
    g_autoptr(GBytes) out = svg_clean(in);
    g_assert_cmpint(out != NULL, ==, rows[i].kept);
  }
}

/* What stands in another file is not fetched. */
static void test_external(void) {
  static const char text[] =
      "<!DOCTYPE svg [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>" SVG(
          "", "<text>&f;</text>");
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_assert_null(svg_clean(bytes));
}

/* ── Profiles ────────────────────────────────────────────────────────── */

static GBytes *save(cmsHPROFILE profile) {
  cmsUInt32Number length = 0;
  g_assert_true(cmsSaveProfileToMem(profile, NULL, &length));
  guint8 *data = g_malloc(length);
  g_assert_true(cmsSaveProfileToMem(profile, data, &length));
  cmsCloseProfile(profile);
  return g_bytes_new_take(data, length);
}

static void test_profiles(void) {
  g_autoptr(GBytes) srgb = save(cmsCreate_sRGBProfile());
  g_autoptr(GBytes) lab = save(cmsCreateLab4Profile(NULL));
  g_autoptr(GBytes) link =
      save(cmsCreateInkLimitingDeviceLink(cmsSigCmykData, 300));
  g_autoptr(GBytes) noise = g_bytes_new_static("noise", 5);
  g_autoptr(GBytes) cmyk = profile_plain_cmyk();
  g_autoptr(GBytes) again = profile_plain_cmyk();
  g_assert_null(profile_fault(srgb, 3));
  g_assert_null(profile_fault(cmyk, 4));
  g_assert_nonnull(profile_fault(srgb, 1));
  g_assert_nonnull(profile_fault(srgb, 4));
  g_assert_nonnull(profile_fault(lab, 3));
  g_assert_nonnull(profile_fault(link, 4));
  g_assert_nonnull(profile_fault(noise, 3));
  g_assert_true(g_bytes_equal(cmyk, again));
}

/* Inks to colours, to a hundredth or so. */
static void test_plain_cmyk(void) {
  static const struct {
    guint8 cmyk[4], rgb[3];
  } points[] = {
      {{0, 0, 0, 0}, {255, 255, 255}},   {{0, 0, 0, 255}, {0, 0, 0}},
      {{255, 0, 0, 0}, {0, 255, 255}},   {{0, 255, 255, 0}, {255, 0, 0}},
      {{0, 0, 0, 128}, {127, 127, 127}}, {{128, 0, 0, 128}, {63, 127, 127}}};
  g_autoptr(GBytes) profile = profile_plain_cmyk();
  for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
    guint8 rgb[3];
    g_assert_true(profile_cmyk_to_srgb(profile, points[i].cmyk, rgb, 1));
    for (guint c = 0; c < 3; c++)
      g_assert_cmpint(ABS(rgb[c] - points[i].rgb[c]), <=, 4);
  }
}

#define ADD(name, function)                                                    \
  g_test_add(name, Album, NULL, open_album, function, close_album)

/* Another program cuts or rewrites a file while an edition is made of it. */
static void test_changed(Album *album, gconstpointer data) {
  (void)data;
  g_autoptr(GBytes) whole = album_jpeg(400, 300, 3);
  const Picture *cut = read_bytes(album, "cut.jpg", g_bytes_ref(whole));
  g_autofree char *path = g_build_filename(album->folder, "cut.jpg", NULL);
  g_assert_cmpint(truncate(path, 0), ==, 0);
  g_assert_true(g_bytes_equal(cut->bytes, whole));
  g_autoptr(Pixels) pixels = pixels_decode(cut, G_MAXUINT);
  g_assert_cmpuint(pixels->width, ==, 400);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/picture/jpeg", test_jpeg);
  ADD("/picture/cmyk", test_cmyk);
  ADD("/picture/png", test_png);
  ADD("/picture/webp", test_webp);
  ADD("/picture/svg", test_svg);
  ADD("/picture/orientation", test_orientation);
  ADD("/picture/damage", test_damage);
  ADD("/picture/names", test_names);
  ADD("/picture/changed", test_changed);
  ADD("/picture/resolution", test_resolution);
  ADD("/picture/book", test_book);
  g_test_add_func("/picture/shrink", test_shrink);
  g_test_add_func("/picture/clean", test_clean);
  g_test_add_func("/picture/embedded", test_embedded);
  g_test_add_func("/picture/weight", test_weight);
  g_test_add_func("/picture/external", test_external);
  g_test_add_func("/picture/profiles", test_profiles);
  g_test_add_func("/picture/plain-cmyk", test_plain_cmyk);
  return g_test_run();
}
