/* Figures: pictures with their captions, as pieces of the flow. */
#ifndef KANYIN_PAGE_FIGURE_H
#define KANYIN_PAGE_FIGURE_H

#include "page/flow.h"

/* Adds NODE, a figure or picture, as part of the element PARENT: its picture
 * with its words under it, or if that is not to be had, its words in a box.  A
 * figure has white above and below; a picture has none.
 * WIDE allows a large picture to go across the columns.  A picture printed at
 * less than 200 pixels an inch is the warning picture-coarse. */
void figure_add(Flow *flow, const Node *node, guint parent, gboolean wide);

#endif
