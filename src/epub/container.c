/* Files go in one by one, libzip writes them into a buffer in memory or, if
 * they are many megabytes, into a file that is mapped once it is whole.  It
 * compresses only when the archive is closed, so every file's bytes are kept
 * until then.  Failures are sticky: the first is reported at the end. */
#include "epub/container.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <zip.h>

#include "base/spool.h"

struct Container {
  char *path;           /* of a large archive's file; else NULL */
  zip_source_t *target; /* keeps the written archive */
  zip_t *zip;           /* NULL once closed */
  GPtrArray *kept;      /* of GBytes */
  guint16 dos_date;
  gboolean failed;
};

/* An ordinary file, read by all, written by its owner. */
#define FILE_MODE (0100644u << 16)

/* Noon: libzip 1.7 takes the time through the local time zone and back, and no
 * summer time skips or repeats it. */
#define DOS_NOON (12u << 11)

/* MS-DOS dates begin in 1980 and end in 2107. */
static guint16 dos_date(const GDate *day) {
  guint year = g_date_get_year(day);
  if (year < 1980 || year > 2107)
    return 1u << 5 | 1u;
  return (guint16)((year - 1980) << 9 | (guint)g_date_get_month(day) << 5 |
                   g_date_get_day(day));
}

static void report(Diag *diag, const char *what) {
  diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0,
           "the e-book's archive could not be written: %s", what);
}

/* An added file's source is freed by libzip once the add succeeded. */
static zip_int64_t add(Container *container, const char *name, GBytes *bytes,
                       zip_int32_t method) {
  g_ptr_array_add(container->kept, bytes);
  gsize size;
  const void *data = g_bytes_get_data(bytes, &size);
  zip_source_t *source = zip_source_buffer(container->zip, data, size, 0);
  zip_int64_t i =
      source ? zip_file_add(container->zip, name, source, ZIP_FL_ENC_UTF_8)
             : -1;
  if (i < 0 && source)
    zip_source_free(source);
  if (i < 0 ||
      zip_set_file_compression(container->zip, (zip_uint64_t)i, method, 0) ||
      zip_file_set_external_attributes(container->zip, (zip_uint64_t)i, 0,
                                       ZIP_OPSYS_UNIX, FILE_MODE) ||
      zip_file_set_dostime(container->zip, (zip_uint64_t)i, DOS_NOON,
                           container->dos_date, 0))
    container->failed = TRUE;
  return i;
}

void container_add(Container *container, const char *name, GBytes *bytes) {
  add(container, name, bytes, ZIP_CM_DEFLATE);
}

/* Where the archive is written; NULL, with ERROR set, on failure. */
static zip_source_t *open_target(Container *container, gboolean large,
                                 zip_error_t *error) {
  if (!large)
    return zip_source_buffer_create(NULL, 0, 0, error);
  int fd = g_file_open_tmp("kanyin-XXXXXX", &container->path, NULL);
  if (fd < 0) {
    zip_error_set(error, ZIP_ER_TMPOPEN, 0);
    return NULL;
  }
  close(fd);
  return zip_source_file_create(container->path, 0, 0, error);
}

Container *container_new(const GDate *day, gboolean large, Diag *diag) {
  static const char mimetype[] = "application/epub+zip";
  g_autoptr(Container) container = g_new0(Container, 1);
  zip_error_t error;
  zip_error_init(&error);
  container->kept =
      g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  container->dos_date = dos_date(day);
  container->target = open_target(container, large, &error);
  if (container->target)
    container->zip =
        zip_open_from_source(container->target, ZIP_TRUNCATE, &error);
  if (!container->zip) {
    report(diag, zip_error_strerror(&error));
    zip_error_fini(&error);
    return NULL;
  }
  zip_source_keep(container->target); /* zip_close() gives up its own */
  add(container, "mimetype", g_bytes_new_static(mimetype, sizeof mimetype - 1),
      ZIP_CM_STORE);
  return g_steal_pointer(&container);
}

static GBytes *map_target(const char *path) {
  int fd = g_open(path, O_RDONLY, 0);
  GBytes *bytes = fd >= 0 ? spool_map(fd) : NULL;
  if (fd >= 0)
    close(fd);
  return bytes;
}

static GBytes *read_target(zip_source_t *target) {
  zip_stat_t stat;
  if (zip_source_stat(target, &stat) || zip_source_open(target))
    return NULL;
  char *data = g_malloc(stat.size);
  zip_int64_t n = zip_source_read(target, data, stat.size);
  zip_source_close(target);
  if (n == (zip_int64_t)stat.size)
    return g_bytes_new_take(data, stat.size);
  g_free(data);
  return NULL;
}

GBytes *container_finish(Container *container, Diag *diag) {
  if (container->failed || zip_close(container->zip)) {
    report(diag, zip_strerror(container->zip));
    return NULL;
  }
  container->zip = NULL;
  GBytes *bytes = container->path ? map_target(container->path)
                                  : read_target(container->target);
  if (!bytes)
    report(diag, "it could not be read back");
  return bytes;
}

void container_free(Container *container) {
  if (!container)
    return;
  if (container->zip)
    zip_discard(container->zip);
  if (container->target)
    zip_source_free(container->target);
  if (container->path)
    g_unlink(container->path);
  g_free(container->path);
  g_ptr_array_unref(container->kept);
  g_free(container);
}
