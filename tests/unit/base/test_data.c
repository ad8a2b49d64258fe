#include "base/data.h"

#include <glib/gstdio.h>

/* Beside the program, which is this test. */
static void test_beside(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *share = g_build_filename(folder, "share", "kanyin", NULL);
  g_autofree char *file = g_build_filename(share, "test-data", NULL);
  g_assert_null(data_find("test-data"));
  g_assert_cmpint(g_mkdir_with_parents(share, 0777), ==, 0);
  g_assert_true(g_file_set_contents(file, "x", 1, NULL));
  g_autofree char *found = data_find("test-data");
  g_unlink(file);
  g_assert_cmpstr(found, ==, file);
}

static void test_absent(void) {
  g_assert_null(data_find("no such data file"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/data/beside", test_beside);
  g_test_add_func("/data/absent", test_absent);
  return g_test_run();
}
