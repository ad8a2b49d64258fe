/* What a document says of itself, and its XMP form (ISO 16684-1). */
#ifndef KANYIN_PDF_XMP_H
#define KANYIN_PDF_XMP_H

#include "display/display.h"

typedef struct {
  char *title, *language;
  char *author, *subject; /* or NULL */
  char *identifier;       /* a URI, or NULL */
  GDateTime *date;        /* or NULL */
  const char *program;    /* that made it, with its version */
} Facts;

/* The facts of DISPLAY, dated as base/moment.h says.  Texts are free of what
 * XML cannot hold. */
Facts *facts_new(const Display *display);

/* NULL is allowed. */
void facts_free(Facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

/* The standards an edition claims to keep, as properties of its XMP. */
typedef struct {
  const char *namespaces; /* attributes */
  const char *properties;
  const char *schemas; /* that describe what the standard does not know */
} XmpClaims;

extern const XmpClaims XMP_ARCHIVAL; /* PDF/A-3a and PDF/UA-1 */
extern const XmpClaims XMP_PRINT;    /* PDF/X-4; wants facts with identifier
                                        and date */

/* FACTS and CLAIMS as an XMP packet; free with g_free(). */
char *xmp_packet(const Facts *facts, const XmpClaims *claims);

#endif
