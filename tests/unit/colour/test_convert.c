#include "colour/convert.h"

/* To the black ink: neutral colours keep their order, a colour is a gray. */
static void test_gray(void) {
  static const guint8 rgb[] = {0,   0,   0, 128, 128, 128, 255, 255,
                               255, 255, 0, 0,   0,   255, 0};
  guint8 gray[5];
  g_autoptr(Profile) ink = profile_new_gray();
  g_assert_true(convert_rgb(NULL, ink, rgb, gray, 5));
  g_assert_cmpuint(gray[0], ==, 0);
  g_assert_cmpuint(ABS(gray[1] - 128), <, 3);
  g_assert_cmpuint(gray[2], ==, 255);
  g_assert_cmpuint(gray[3], <, gray[4]); /* green is lighter than red */
  g_autoptr(Profile) srgb = profile_new_srgb();
  guint8 same[5];
  g_assert_true(convert_rgb(srgb->bytes, ink, rgb, same, 5));
  g_assert_cmpmem(same, sizeof same, gray, sizeof gray);
}

static void test_unable(void) {
  static const guint8 rgb[3];
  guint8 gray[1];
  g_autoptr(Profile) ink = profile_new_gray();
  g_autoptr(GBytes) broken = g_bytes_new_static("x", 1);
  g_assert_false(convert_rgb(broken, ink, rgb, gray, 1));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/convert/gray", test_gray);
  g_test_add_func("/convert/unable", test_unable);
  return g_test_run();
}
