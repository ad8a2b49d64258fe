#include "cli/path.h"

#include <string.h>

/* A folder's name has no extension, and "." is not its name. */
static char *base_name(const char *path) {
  gboolean folder = g_file_test(path, G_FILE_TEST_IS_DIR);
  g_autofree char *whole =
      folder ? g_canonicalize_filename(path, NULL) : g_strdup(path);
  char *name = g_path_get_basename(whole);
  char *dot = folder ? NULL : strrchr(name, '.');
  if (dot && dot != name)
    *dot = '\0';
  return name;
}

char *path_issue_name(const char *path) {
  g_autofree char *name = base_name(path);
  return g_utf8_make_valid(name, -1);
}

char *path_edition(const char *directory, const char *issue,
                   const char *suffix) {
  g_autofree char *name = base_name(issue);
  g_autofree char *file = g_strconcat(name, suffix, NULL);
  return g_build_filename(directory, file, NULL);
}
