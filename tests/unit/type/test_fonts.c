/* The manifest's typefaces in each language. */
#include "type/fonts.h"

#include <string.h>

#include "type/face.h"

typedef struct {
  const char *language, *typeface, *ps_name;
} Case;

static const Case CASES[] = {
    {"zh-Hans", "song", "NotoSerifCJKsc-Regular"},
    {"zh-Hans", "song-bold", "NotoSerifCJKsc-Bold"},
    {"zh-Hans", "song-black", "NotoSerifCJKsc-Black"},
    {"zh-Hans", "hei", "NotoSansCJKsc-Regular"},
    {"zh-Hans", "hei-medium", "NotoSansCJKsc-Medium"},
    {"zh-Hans", "hei-bold", "NotoSansCJKsc-Bold"},
    {"zh-Hans", "kai", "LXGWWenKai-Regular"},
    {"zh-Hant", "song", "NotoSerifCJKtc-Regular"},
    {"zh-HK", "song", "NotoSerifCJKhk-Regular"},
    {"zh-Hant-HK", "hei-bold", "NotoSansCJKhk-Bold"},
    {"zh-Hant-TW", "hei", "NotoSansCJKtc-Regular"},
};

static void check_face(gconstpointer data) {
  const Case *c = data;
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Fonts) fonts = fonts_open(c->language, diag);
  g_assert_nonnull(fonts);
  const Face *face = fonts_face(fonts, fonts_typeface(fonts, c->typeface));
  g_assert_cmpstr(face->ps_name, ==, c->ps_name);
  g_assert_true(g_file_test(face->file, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull(face->hb);
}

static void test_unknown(void) {
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  g_assert_cmpint(fonts_typeface(fonts, "comic"), ==, -1);
  g_assert_false(diag_has(diag, SEVERITY_NOTE));
}

/* A character is set in the typeface asked for, else in the first that has
 * it; nothing outside the manifest lends one. */
static void test_lending(void) {
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  int song = fonts_typeface(fonts, "song");
  int kai = fonts_typeface(fonts, "kai");
  g_assert_cmpint(fonts_typeface_for(fonts, kai, 0x56FD), ==, kai);
  g_assert_cmpint(fonts_typeface_for(fonts, kai, 0x2245), ==, song);
  g_assert_cmpint(fonts_typeface_for(fonts, kai, 0xE000), ==, -1);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *path =
        g_strdup_printf("/fonts/%s/%s", CASES[i].language, CASES[i].typeface);
    g_test_add_data_func(path, &CASES[i], check_face);
  }
  g_test_add_func("/fonts/unknown", test_unknown);
  g_test_add_func("/fonts/lending", test_lending);
  return g_test_run();
}
