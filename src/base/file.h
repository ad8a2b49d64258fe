/* Files, read whole and written whole. */
#ifndef KANYIN_BASE_FILE_H
#define KANYIN_BASE_FILE_H

#include "base/diag.h"

/* The contents of the file at PATH.  On failure adds file-unreadable and
 * returns NULL.  Release with g_bytes_unref(). */
GBytes *file_read(const char *path, Diag *diag);

/* A file to be written: its path and what shall stand in it. */
typedef struct {
  const char *path;
  GBytes *bytes;
} FileOutput;

/* Writes N outputs, all or none: each is written and flushed under a
 * temporary name in its own directory, and only when the last is safe on disk
 * are they renamed, replacing what stood there.  On failure adds
 * file-unwritable, leaves every path as it was and returns FALSE. */
gboolean files_write(const FileOutput *outputs, guint n, Diag *diag);

#endif
