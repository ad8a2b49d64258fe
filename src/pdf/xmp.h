/* What a document says of itself, and its XMP form (ISO 16684-1). */
#ifndef KANYIN_PDF_XMP_H
#define KANYIN_PDF_XMP_H

#include "display/display.h"

typedef struct {
  char *title, *language;
  char *author, *subject; /* or NULL */
  GDateTime *date;        /* or NULL */
  const char *program;    /* that made it, with its version */
} Facts;

/* The facts of DISPLAY, dated as base/moment.h says.  Texts are free of what
 * XML cannot hold. */
Facts *facts_new(const Display *display);

/* NULL is allowed. */
void facts_free(Facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

/* FACTS as an XMP packet; free with g_free(). */
char *xmp_packet(const Facts *facts);

#endif
