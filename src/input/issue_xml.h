/* Issue XML read back: the file "kanyin parse" wrote and an editor corrected.
 */
#ifndef KANYIN_INPUT_ISSUE_XML_H
#define KANYIN_INPUT_ISSUE_XML_H

#include "base/diag.h"
#include "model/issue.h"

/* TRUE if BYTES look like XML, by content: "<?xml" or "<issue" after a byte
 * order mark and white space, in UTF-8 or UTF-16. */
gboolean issue_xml_sniff(GBytes *bytes);

/* The issue that BYTES hold.  They are parsed with no network, no external
 * entity and no entity expansion beyond libxml2's own limits, then validated
 * against assets/schema/issue.rng; each fault is a diagnostic with its line.
 * NULL on failure; free the result with issue_free(). */
Issue *issue_xml_read(GBytes *bytes, Diag *diag);

#endif
