/* An issue's items as pieces of a flow, in the order of reading. */
#ifndef KANYIN_PAGE_ITEMS_H
#define KANYIN_PAGE_ITEMS_H

#include "page/flow.h"

/* Adds all of ISSUE to FLOW: nameplate, pages with their items, imprint. */
void items_add(Flow *flow, const Issue *issue);

#endif
