/* In: bytes in memory.  Out: the same as a mapped file, unlinked at once: it
 * goes when the last reference does, however the program ends. */
#include "epub/spool.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* An open file that nobody else can name; -1 on failure. */
static int open_nameless(void) {
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp("kanyin-XXXXXX", &path, NULL);
  if (fd >= 0)
    g_unlink(path);
  return fd;
}

GBytes *spool_map(int fd) {
  GMappedFile *file = g_mapped_file_new_from_fd(fd, FALSE, NULL);
  if (!file)
    return NULL;
  GBytes *mapped = g_mapped_file_get_bytes(file);
  g_mapped_file_unref(file);
  return mapped;
}

static gboolean write_all(int fd, const char *data, gsize size) {
  while (size) {
    gssize n = write(fd, data, size);
    if (n <= 0)
      return FALSE;
    data += n;
    size -= (gsize)n;
  }
  return TRUE;
}

GBytes *spool_away(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  int fd = size ? open_nameless() : -1;
  GBytes *mapped = fd >= 0 && write_all(fd, data, size) ? spool_map(fd) : NULL;
  if (fd >= 0)
    close(fd);
  if (!mapped)
    return bytes;
  g_bytes_unref(bytes);
  return mapped;
}
