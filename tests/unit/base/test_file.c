/* Outputs are written all or none, and leave nothing else behind. */
#include "base/file.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *directory;
  char *a, *b; /* paths in it */
  Diag *diag;
} Place;

static void set_up(Place *place, gconstpointer data) {
  (void)data;
  place->directory = g_dir_make_tmp("kanyin-XXXXXX", NULL);
  place->a = g_build_filename(place->directory, "a", NULL);
  place->b = g_build_filename(place->directory, "b", NULL);
  place->diag = diag_new("x");
}

/* The place must hold nothing but a and b by now. */
static void tear_down(Place *place, gconstpointer data) {
  (void)data;
  g_remove(place->a);
  g_remove(place->b);
  g_assert_cmpint(g_rmdir(place->directory), ==, 0);
  g_free(place->directory);
  g_free(place->a);
  g_free(place->b);
  diag_free(place->diag);
}

static gboolean write_two(Place *place, const char *a, const char *b) {
  g_autoptr(GBytes) x = g_bytes_new_static(a, strlen(a));
  g_autoptr(GBytes) y = g_bytes_new_static(b, strlen(b));
  FileOutput outputs[] = {{place->a, x}, {place->b, y}};
  return files_write(outputs, 2, place->diag);
}

static void expect(const char *path, const char *contents, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  g_assert_nonnull(bytes);
  g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
                  contents, strlen(contents));
}

static void test_written(Place *place, gconstpointer data) {
  (void)data;
  g_assert_true(write_two(place, "one", ""));
  g_assert_true(write_two(place, "three", "four"));
  expect(place->a, "three", place->diag);
  expect(place->b, "four", place->diag);
  g_assert_false(diag_has(place->diag, SEVERITY_NOTE));
}

/* The second target cannot be replaced: the first stays as it was. */
static void test_directory(Place *place, gconstpointer data) {
  (void)data;
  g_assert_true(g_file_set_contents(place->a, "old", -1, NULL));
  g_assert_cmpint(g_mkdir(place->b, 0777), ==, 0);
  g_assert_false(write_two(place, "new", "new"));
  expect(place->a, "old", place->diag);
  g_assert_cmpuint(diag_count(place->diag, DIAG_FILE_UNWRITABLE), ==, 1);
}

/* The second target's directory is missing. */
static void test_nowhere(Place *place, gconstpointer data) {
  (void)data;
  g_autofree char *nowhere =
      g_build_filename(place->directory, "none", "b", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
  FileOutput outputs[] = {{place->a, bytes}, {nowhere, bytes}};
  g_assert_false(files_write(outputs, 2, place->diag));
  g_assert_false(g_file_test(place->a, G_FILE_TEST_EXISTS));
  g_assert_cmpuint(diag_count(place->diag, DIAG_FILE_UNWRITABLE), ==, 1);
}

static void test_unreadable(Place *place, gconstpointer data) {
  (void)data;
  g_assert_null(file_read(place->a, place->diag));
  g_assert_null(file_read(place->directory, place->diag));
  g_assert_cmpuint(diag_count(place->diag, DIAG_FILE_UNREADABLE), ==, 2);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  static const struct {
    const char *path;
    void (*test)(Place *place, gconstpointer data);
  } TESTS[] = {{"/file/written", test_written},
               {"/file/directory", test_directory},
               {"/file/nowhere", test_nowhere},
               {"/file/unreadable", test_unreadable}};
  for (guint i = 0; i < G_N_ELEMENTS(TESTS); i++)
    g_test_add(TESTS[i].path, Place, NULL, set_up, TESTS[i].test, tear_down);
  return g_test_run();
}
