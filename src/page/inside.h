/* What stands inside a line: links, words of other languages, characters that
 * are no text of themselves. */
#ifndef KANYIN_PAGE_INSIDE_H
#define KANYIN_PAGE_INSIDE_H

#include "page/flow.h"

/* Finds addresses, foreign words (address.h, foreign.h) and private characters
 * in the text of LINES, which belong to ELEMENT, and makes elements inside it
 * of them. */
void inside_mark(Flow *flow, const GPtrArray *lines, guint element);

/* Makes the bytes START to END of LINES' text a link in ELEMENT to where NODE
 * is set, which may be added to FLOW before or after this. */
void inside_link(Flow *flow, const GPtrArray *lines, gsize start, gsize end,
                 guint element, const Node *node);

/* Says that the words of NODE are in the elements from ELEMENT on. */
void inside_home(Flow *flow, const Node *node, guint element);

/* Lets the links lead to the elements of their nodes, or of what these are in;
 * call it when all is added. */
void inside_settle(const Flow *flow);

#endif
