/* How much a drawing draws. */
#ifndef KANYIN_PICTURE_SVG_WEIGHT_H
#define KANYIN_PICTURE_SVG_WEIGHT_H

#include <libxml/tree.h>

/* How many elements DOC, an SVG, comes to with every use of another one
 * counted; infinite if they use each other without end, or too deep. */
double svg_weight(xmlDocPtr doc);

#endif
