/* The EPUB 3.3 edition. */
#ifndef KANYIN_EPUB_EPUB_H
#define KANYIN_EPUB_EPUB_H

#include "base/diag.h"
#include "model/issue.h"

typedef struct {
  GBytes *cover; /* PNG image, or NULL for none */
} EpubOptions;

/* The e-book of ISSUE.  The same issue gives the same bytes: names are ASCII
 * ids, times come from the issue's date.  NULL on failure; release with
 * g_bytes_unref(). */
GBytes *epub_write(const Issue *issue, const EpubOptions *options, Diag *diag);

#endif
