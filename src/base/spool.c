/* In: bytes in memory or of another's file.  Out: the same as a mapped file of
 * our own, unlinked at once: it goes when the last reference does, however the
 * program ends. */
#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
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

/* TRUE when FROM has been read to its end. */
static gboolean copy_all(int from, int to) {
  char part[1 << 16];
  for (;;) {
    gssize n = read(from, part, sizeof part);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0 || !write_all(to, part, (gsize)n))
      return n == 0;
  }
}

static GBytes *copy_of(const char *path) {
  int from = g_open(path, O_RDONLY | O_CLOEXEC, 0);
  int to = from >= 0 ? open_nameless() : -1;
  GBytes *mapped = to >= 0 && copy_all(from, to) ? spool_map(to) : NULL;
  if (from >= 0)
    close(from);
  if (to >= 0)
    close(to);
  return mapped;
}

GBytes *spool_read(const char *path, GError **error) {
  GBytes *copy = copy_of(path);
  char *data;
  gsize size;
  if (copy || !g_file_get_contents(path, &data, &size, error))
    return copy;
  return g_bytes_new_take(data, size);
}
