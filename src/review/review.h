/* The review report: a text and the issue recovered from it side by side, as
 * one HTML page that needs nothing else, for an editor to look over.
 *
 *   totals: what was found, how surely, whether every character is kept
 *   doubts: the lines to look at first, each a link
 *   bands:  ┌ source lines ┬ what they became, why, how surely ┐
 *           └──────────────┴───────────────────────────────────┘
 *
 * Each band is the source lines that one judgement begins with, and the nodes
 * of the issue that begin there.  On a narrow screen its halves stand under
 * each other. */
#ifndef KANYIN_REVIEW_REVIEW_H
#define KANYIN_REVIEW_REVIEW_H

#include "base/diag.h"
#include "input/lines.h"
#include "model/issue.h"
#include "recover/record.h"

/* The report on ISSUE, recovered from LINES as RECORD says, with the messages
 * of DIAG; in simplified or traditional characters as the issue is.  Release
 * with g_bytes_unref(). */
GBytes *review_html(const Lines *lines, const Issue *issue,
                    const Record *record, const Diag *diag);

#endif
