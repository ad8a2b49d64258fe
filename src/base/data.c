#include "base/data.h"

/* The folder the program is in; the current one if the system does not tell. */
static char *program_folder(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  return program ? g_path_get_dirname(program) : g_strdup(".");
}

static char *find_in(const char *folder, const char *const *way,
                     const char *name) {
  g_autofree char *below = g_build_filenamev((char **)way);
  g_autofree char *path = g_build_filename(folder, below, name, NULL);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path)
                                                   : NULL;
}

char *data_find(const char *name) {
  static const char *const built[] = {"share", "kanyin", NULL};
  static const char *const installed[] = {"..", "share", "kanyin", NULL};
  static const char *const system[] = {"kanyin", NULL};
  g_autofree char *folder = program_folder();
  char *path = find_in(folder, built, name);
  if (!path)
    path = find_in(folder, installed, name);
  for (const char *const *data = g_get_system_data_dirs(); !path && *data;
       data++)
    path = find_in(*data, system, name);
  return path;
}
