#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

GBytes *file_read(const char *path, Diag *diag) {
  char *data;
  gsize size;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &data, &size, &error)) {
    diag_add(diag, DIAG_FILE_UNREADABLE, 0, 0, "cannot be read: %s",
             error->message);
    return NULL;
  }
  return g_bytes_new_take(data, size);
}

/* A hidden sibling, so that the last step is a rename within one file system.
 * It is only created by this process: no second run may share it. */
static char *temporary_name(const char *path) {
  g_autofree char *directory = g_path_get_dirname(path);
  g_autofree char *base = g_path_get_basename(path);
  g_autofree char *hidden =
      g_strdup_printf(".%s.%ld.part", base, (long)getpid());
  return g_build_filename(directory, hidden, NULL);
}

/* GLib's sentence names the file by its temporary name. */
static const char *reason(const GError *error) {
  const char *last = g_strrstr(error->message, ": ");
  return last ? last + 2 : error->message;
}

static gboolean write_flushed(const char *path, GBytes *bytes, GError **error) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return g_file_set_contents_full(path, data ? data : "", (gssize)size,
                                  G_FILE_SET_CONTENTS_CONSISTENT |
                                      G_FILE_SET_CONTENTS_DURABLE,
                                  0666, error);
}

static gboolean write_all(const FileOutput *outputs, char **names, guint n,
                          Diag *diag) {
  for (guint i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    if (!write_flushed(names[i], outputs[i].bytes, &error)) {
      diag_add(diag, DIAG_FILE_UNWRITABLE, 0, 0, "%s cannot be written: %s",
               outputs[i].path, reason(error));
      return FALSE;
    }
  }
  return TRUE;
}

/* The faults that would stop a rename, looked for before the first one. */
static gboolean targets_free(const FileOutput *outputs, guint n, Diag *diag) {
  for (guint i = 0; i < n; i++)
    if (g_file_test(outputs[i].path, G_FILE_TEST_EXISTS) &&
        !g_file_test(outputs[i].path, G_FILE_TEST_IS_REGULAR)) {
      diag_add(diag, DIAG_FILE_UNWRITABLE, 0, 0,
               "%s cannot be written: it is a directory or a device",
               outputs[i].path);
      return FALSE;
    }
  return TRUE;
}

static gboolean rename_all(const FileOutput *outputs, char **names, guint n,
                           Diag *diag) {
  for (guint i = 0; i < n; i++)
    if (g_rename(names[i], outputs[i].path) != 0) {
      diag_add(diag, DIAG_FILE_UNWRITABLE, 0, 0, "%s cannot be replaced: %s",
               outputs[i].path, g_strerror(errno));
      return FALSE;
    }
  return TRUE;
}

gboolean files_write(const FileOutput *outputs, guint n, Diag *diag) {
  g_auto(GStrv) names = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = temporary_name(outputs[i].path);
  gboolean done = targets_free(outputs, n, diag) &&
                  write_all(outputs, names, n, diag) &&
                  rename_all(outputs, names, n, diag);
  if (!done)
    for (guint i = 0; i < n; i++)
      g_unlink(names[i]);
  return done;
}
