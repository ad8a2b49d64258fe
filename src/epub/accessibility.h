/* What the package says about who can read the e-book. */
#ifndef KANYIN_EPUB_ACCESSIBILITY_H
#define KANYIN_EPUB_ACCESSIBILITY_H

#include "epub/book.h"
#include "markup/xml_out.h"

/* Puts the schema.org properties that are true of BOOK (EPUB Accessibility
 * 1.1, 2.2) and, if the options name a certifier, the claim of conformance
 * with their name (4.2). */
void accessibility_put(XmlOut *out, const Book *book);

/* A <meta> of the package document; REFINES may be NULL. */
void put_meta(XmlOut *out, const char *property, const char *refines,
              const char *value);

#endif
