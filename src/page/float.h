/* Figures find their place among the paragraphs of their article. */
#ifndef KANYIN_PAGE_FLOAT_H
#define KANYIN_PAGE_FLOAT_H

#include "page/flow.h"

/* Moves figures of FLOW before other blocks of their items, a few up or down,
 * where that leaves fewer holes in the columns. */
void float_figures(Flow *flow, const Issue *issue);

#endif
