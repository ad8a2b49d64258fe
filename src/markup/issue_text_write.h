/* ISSUE as marked text: the words of the paper, each line under the mark that
 * says what it is (assets/recover/hints.ini, src/recover/hints.h). */
#ifndef KANYIN_MARKUP_ISSUE_TEXT_WRITE_H
#define KANYIN_MARKUP_ISSUE_TEXT_WRITE_H

#include "model/issue.h"

/* The marked text of ISSUE, UTF-8: a blank line between items, a paragraph a
 * line.  Recovered again it gives the same issue, lines apart.
 *
 * The datelines of paragraphs and the persons of bylines and credits are found
 * by recovery, and not marked; those of the nodes in EXACT, a set that may be
 * NULL, are marked word by word.  Release with g_bytes_unref(). */
GBytes *issue_text_write(const Issue *issue, GHashTable *exact);

#endif
