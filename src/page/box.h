/* Captions whose picture the input does not bring. */
#ifndef KANYIN_PAGE_BOX_H
#define KANYIN_PAGE_BOX_H

#include "page/flow.h"

/* Adds NODE, a picture or figure, as a frame of fine rules marked with
 * its standing head or else 图片新闻, with its headline, text, captions and credits in it; a long one as several
 * pieces.  Nothing is added if there is no text. */
void box_add(Flow *flow, const Node *node, guint parent);

#endif
