/* Bytes put aside on disk, so that they take no memory. */
#ifndef KANYIN_BASE_SPOOL_H
#define KANYIN_BASE_SPOOL_H

#include <glib.h>

/* The contents of the open file FD from its beginning, as pages of that file
 * that the system can drop and read again.  NULL on failure; release with
 * g_bytes_unref(). */
GBytes *spool_map(int fd);

/* BYTES, taken, as the contents of a new file without a name in the folder for
 * temporary files; BYTES themselves if there is no room for one.  Release with
 * g_bytes_unref(). */
GBytes *spool_away(GBytes *bytes);

/* The contents of the file at PATH as they are now, put aside likewise: who
 * changes that file later does not change them, as he would a mapping of it.
 * NULL, with ERROR set, if it cannot be read; release with g_bytes_unref(). */
GBytes *spool_read(const char *path, GError **error);

#endif
