/* ToUnicode CMaps (ISO 32000-1 9.10.3): what the codes of a font stand for. */
#ifndef KANYIN_PDF_CMAP_H
#define KANYIN_PDF_CMAP_H

#include <glib.h>

/* CMAP, LENGTH bytes as cairo writes them, made anew: a code that stands for
 * paint_label() of a number stands for that text of TEXTS; one that does not,
 * or for an empty text, for U+FFFD.  Free with g_string_free(). */
GString *cmap_relabel(const char *cmap, gsize length, const GPtrArray *texts);

#endif
