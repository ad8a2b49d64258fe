/* Verdicts on a PDF: what keeps it from being printed or kept. */
#ifndef KANYIN_PREFLIGHT_VERDICT_H
#define KANYIN_PREFLIGHT_VERDICT_H

#include "preflight/findings.h"

/* Why FINDINGS' file is not ready to print by PDF/X-4 (ISO 15930-7), or has not
 * all keys that an archive asks for (PDF/A, ISO 19005, and PDF/UA, ISO 14289,
 * as far as they can be told from its objects): sentences without a stop, none
 * if there is no reason.  Free with g_ptr_array_unref(). */
GPtrArray *verdict_print(const Findings *findings);
GPtrArray *verdict_archive(const Findings *findings);

/* TRUE if the file says it is made for print, for keeping. */
gboolean verdict_claims_print(const Findings *findings);
gboolean verdict_claims_archive(const Findings *findings);

#endif
