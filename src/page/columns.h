/* Columns and pages made of a flow. */
#ifndef KANYIN_PAGE_COLUMNS_H
#define KANYIN_PAGE_COLUMNS_H

#include "page/flow.h"

/* Puts every piece of FLOW on the pages of its Display, at least one page.
 *
 * All columns stand on one grid.  Pieces across the columns divide the flow
 * into bands; a band's columns end alike (clreq: columns of an ended text are
 * balanced).  Every page takes at least one piece. */
void columns_place(const Flow *flow, const Issue *issue);

/* What the pages that FLOW makes cost in white and in pages, for comparing
 * with another order of its pieces.  Nothing is put anywhere. */
guint columns_cost(const Flow *flow, const Issue *issue);

#endif
