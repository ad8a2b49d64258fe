/* Preflight: what a finished PDF is, as a printing house and an archive look at
 * it. */
#ifndef KANYIN_PREFLIGHT_PREFLIGHT_H
#define KANYIN_PREFLIGHT_PREFLIGHT_H

#include "base/diag.h"
#include "preflight/findings.h"

/* Reads the file in PDF.  Damage that can be mended is a finding; a file that
 * is no PDF, is locked by a password or broken beyond reading is the error
 * pdf-unreadable.  NULL on failure; free with findings_free(). */
Findings *preflight_read(GBytes *pdf, Diag *diag);

/* Appends FINDINGS to OUT as lines of text, the verdicts last. */
void preflight_print(const Findings *findings, GString *out);

/* TRUE if the file is ready to print or to keep, and is what it claims to be.
 */
gboolean preflight_passes(const Findings *findings);

#endif
