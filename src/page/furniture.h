/* What stands around the articles: nameplate, page bars, imprint, running
 * heads. */
#ifndef KANYIN_PAGE_FURNITURE_H
#define KANYIN_PAGE_FURNITURE_H

#include "page/flow.h"

/* 报头: the paper's name, a thick-and-thin rule (文武线), the date line. */
void furniture_add_nameplate(Flow *flow, const Issue *issue);

/* The bar that opens page PAGE of the paper, the NTH of N, with the page's
 * staff, who belong to element PART; and its bookmark.  The only page of a
 * paper has a bar if it has a name. */
void furniture_add_bar(Flow *flow, const Node *page, guint nth, guint n,
                       guint part);

/* 版权栏: all other facts of the masthead, at the foot of the last page. */
void furniture_add_imprint(Flow *flow, const Issue *issue);

/* Puts the running head on page PAGE, whose first line begins HEAD points from
 * its top, with its FOLIO. */
void furniture_running_head(const Flow *flow, const Issue *issue, guint page,
                            double head, const char *folio);

#endif
