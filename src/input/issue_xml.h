/* Issue XML read back: the file "kanyin parse" wrote and an editor corrected.
 */
#ifndef KANYIN_INPUT_ISSUE_XML_H
#define KANYIN_INPUT_ISSUE_XML_H

#include "base/diag.h"
#include "model/issue.h"

/* TRUE if BYTES look like XML, by content: "<?xml" or "<issue" after a byte
 * order mark and white space, in UTF-8 or UTF-16. */
gboolean issue_xml_sniff(GBytes *bytes);

/* The issue that BYTES hold, in UTF-8, UTF-16 or the encoding they declare.
 * Nothing outside BYTES is read, and a document that declares entities is
 * refused.  It must be valid against assets/schema/issue.rng; each fault is a
 * diagnostic with its line.  White space between elements is dropped; inside
 * an element that may hold words every character of it is kept, with or
 * without xml:space.  An element without "line" has that of the element
 * around it.  NULL on failure; free the result with issue_free(). */
Issue *issue_xml_read(GBytes *bytes, Diag *diag);

#endif
