/* The ZIP archive of an EPUB (EPUB 3.3, 4.3: OCF ZIP Container). */
#ifndef KANYIN_EPUB_CONTAINER_H
#define KANYIN_EPUB_CONTAINER_H

#include "base/diag.h"

typedef struct Container Container;

/* A new archive that begins with the file "mimetype".  All its files get the
 * date DAY, at noon.  One that is LARGE is written to a file for the time
 * being, so that it takes no memory.  NULL on failure; free with
 * container_free(). */
Container *container_new(const GDate *day, gboolean large, Diag *diag);

/* Adds a file under NAME, ASCII, "/" between its parts.  Takes BYTES.  Once
 * one could not be added, container_finish() fails. */
void container_add(Container *container, const char *name, GBytes *bytes);

/* The finished archive; NULL on failure.  Release with g_bytes_unref(). */
GBytes *container_finish(Container *container, Diag *diag);

/* NULL is allowed. */
void container_free(Container *container);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Container, container_free)

#endif
