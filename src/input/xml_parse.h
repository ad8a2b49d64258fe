/* XML bytes to a libxml2 tree, for input that nobody vouches for. */
#ifndef KANYIN_INPUT_XML_PARSE_H
#define KANYIN_INPUT_XML_PARSE_H

#include "base/diag.h"

#include <libxml/tree.h>

/* The tree of the XML document that BYTES hold, in whatever encoding it has or
 * declares.  Nothing outside BYTES is read; a document that declares entities
 * is refused.  NULL, with a diagnostic at its line, on failure; free the
 * result with xmlFreeDoc(). */
xmlDocPtr xml_parse(GBytes *bytes, Diag *diag);

/* TRUE if DOC is valid against the RELAX NG schema in the asset NAME; else
 * the faults are added to DIAG as xml-invalid. */
gboolean xml_validate(xmlDocPtr doc, const char *name, Diag *diag);

/* TRUE if bytes of SIZE begin like XML whose root is ROOT: "<?xml" or "<root"
 * after a byte order mark and white space, in UTF-8 or UTF-16. */
gboolean xml_looks_like(const char *data, gsize size, const char *root);

#endif
