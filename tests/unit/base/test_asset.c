/* Assets are in the program, ended by a NUL. */
#include "base/asset.h"

#include <string.h>

static void test_get(void) {
  g_autoptr(GBytes) bytes = asset_get("schema/issue.rng");
  g_assert_nonnull(bytes);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  g_assert_true(g_str_has_prefix(data, "<?xml"));
  g_assert_cmpuint(strlen(data), ==, size);
  g_assert_null(asset_get("no/such/asset"));
  g_assert_null(asset_get(""));
}

static void test_key_file(void) {
  g_autoptr(GKeyFile) file = asset_key_file("fonts.ini");
  g_autofree char *group = g_key_file_get_start_group(file);
  g_assert_nonnull(group);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/asset/get", test_get);
  g_test_add_func("/asset/key-file", test_key_file);
  return g_test_run();
}
