/* A picture item without its picture: a frame of fine rules, open at the top
 * for its label, holding lines on their own narrower pitch.  The frame is a
 * whole number of grid lines high; what is left over pads it. */
#include "page/box.h"

#include "page/caption.h"

#include <math.h>

#define RULE_WEIGHT 0.35 /* [pt] */
#define INSET 8.0        /* of the text from the frame's sides [pt] */
#define PADDING 7.0      /* at least, above and below the text [pt] */
#define LABEL_INSET 8.0  /* of the label from the frame's corner [pt] */
#define LABEL_GAP 4.0    /* between it and the rule [pt] */

typedef struct {
  Flow *flow;
  GArray *lines; /* of CaptionLine */
  gboolean own;  /* an item of its own, in no article */
} Box;

/* By whether the box stands in no article and the text is simplified. */
static const char *const LABELS[2][2] = {{"圖片", "图片"},
                                         {"圖片新聞", "图片新闻"}};

static void rule(const Box *box, double x, double y, double width,
                 double height) {
  flow_mark_rule(box->flow, (DisplayRule){x, y, width, height, INK_BLACK},
                 box->flow->artifact);
}

/* The upper edge, with the label in it. */
static void top_edge(const Box *box, double width, double y) {
  Setter *setter = box->flow->setter;
  gboolean hans = g_str_has_prefix(setter->display->language, "zh-Hans");
  SetLine *label = setter_line(setter, ROLE_LABEL, LABELS[box->own][hans]);
  if (!label) {
    rule(box, 0, y, width, RULE_WEIGHT);
    return;
  }
  double size = setter->style->roles[ROLE_LABEL].size;
  double after = LABEL_INSET + label->width + 2 * LABEL_GAP;
  rule(box, 0, y, LABEL_INSET, RULE_WEIGHT);
  flow_mark_line(box->flow, label, LABEL_INSET + LABEL_GAP, y + 0.38 * size,
                 box->flow->artifact);
  rule(box, after, y, width - after, RULE_WEIGHT);
}

/* Lines FIRST to END in a frame, or the part of one.  The frame ends where a
 * line of the body would, not where the grid line does. */
static void add_part(const Box *box, guint first, guint end) {
  double pitch = box->flow->setter->style->pitch;
  double width = flow_width(box->flow, FALSE);
  double text = caption_height(box->lines, first, end);
  gboolean opens = first == 0, closes = end == box->lines->len;
  double label = opens ? box->flow->setter->style->roles[ROLE_LABEL].size : 0;
  double below = (pitch - box->flow->setter->style->roles[ROLE_BODY].size) / 2;
  double lines = ceil((text + label + 2 * PADDING + below) / pitch);
  double height = lines * pitch - (closes ? below : 0);
  flow_add(box->flow, (guint)lines, FALSE);
  double top = opens ? label / 2 : 0;
  if (opens)
    top_edge(box, width, top);
  caption_mark(box->flow, box->lines, first, end, INSET,
               top + (height - top - text) / 2);
  rule(box, 0, top, RULE_WEIGHT, height - top);
  rule(box, width - RULE_WEIGHT, top, RULE_WEIGHT, height - top);
  if (closes)
    rule(box, 0, height - RULE_WEIGHT, width, RULE_WEIGHT);
}

void box_add(Flow *flow, const Node *node, guint parent) {
  guint figure = flow_element(flow, ELEMENT_FIGURE, parent, 0);
  const char *alt = node_attr(node, ATTR_ALT);
  g_array_index(flow->setter->display->elements, DisplayElement, figure).text =
      g_strdup(alt);
  g_autoptr(GArray) lines =
      caption_lines(flow, node, flow_width(flow, FALSE) - 2 * INSET, figure);
  Box box = {flow, lines, node->kind == NODE_PICTURE};
  double limit = flow->setter->style->lines * flow->setter->style->pitch / 2;
  for (guint from = 0, to; from < lines->len; from = to) {
    for (to = from + 1;
         to < lines->len && caption_height(lines, from, to) < limit; to++)
      ;
    add_part(&box, from, to);
  }
}
