/* Grays that cairo wrote as colours. */
#ifndef KANYIN_PDF_GRAY_H
#define KANYIN_PDF_GRAY_H

#include <glib.h>

/* Appends the content stream DATA to OUT with every RGB colour of three like
 * parts as gray (ISO 32000-1 8.6.8), which prints in the black ink alone. */
void gray_content(const char *data, gsize length, GString *out);

#endif
