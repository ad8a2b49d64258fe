/* The words of a picture: headline, text, caption and credit. */
#ifndef KANYIN_PAGE_CAPTION_H
#define KANYIN_PAGE_CAPTION_H

#include "page/flow.h"

typedef struct {
  SetLine *line;
  double size, height; /* of its type and of the line [pt] */
  gboolean beside;     /* stands in the line before it, at its right end */
  guint element;
} CaptionLine;

/* The lines of all words of NODE, a figure or picture, set to MEASURE as parts
 * of the element FIGURE; without those of the node SHOWN, which may be NULL.  A lone credit that goes into what the caption's last
 * line leaves stands there.  Release with g_array_unref(). */
GArray *caption_lines(Flow *flow, const Node *node, const Node *shown,
                      double measure, guint figure);

/* How high the lines from FIRST up to END are [pt]. */
double caption_height(const GArray *lines, guint first, guint end);

/* Puts these lines into the last piece, the first one's upper edge at Y, their
 * left end at X. */
void caption_mark(Flow *flow, const GArray *lines, guint first, guint end,
                  double x, double y);

#endif
