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
  SetLine *label;      /* in the upper edge, or NULL */
  guint label_element; /* that it belongs to */
  GArray *lines;       /* of CaptionLine */
} Box;

static void rule(const Box *box, double x, double y, double width,
                 double height) {
  flow_mark_rule(box->flow, (DisplayRule){x, y, width, height, INK_BLACK},
                 box->flow->artifact);
}

/* The upper edge, with the label in it. */
static void top_edge(const Box *box, double width, double y) {
  SetLine *label = box->label;
  if (!label) {
    rule(box, 0, y, width, RULE_WEIGHT);
    return;
  }
  double size = box->flow->setter->style->roles[ROLE_LABEL].size;
  double after = LABEL_INSET + label->width + 2 * LABEL_GAP;
  rule(box, 0, y, LABEL_INSET, RULE_WEIGHT);
  flow_mark_line(box->flow, label, LABEL_INSET + LABEL_GAP, y + 0.38 * size,
                 box->label_element);
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

/* ── Label ───────────────────────────────────────────────────────────── */

/* The label of boxes that the paper gave no standing head. */
static SetLine *usual_label(const Flow *flow, const Node *node) {
  /* By whether the box stands in no article and the text is simplified. */
  static const char *const LABELS[2][2] = {{"圖片", "图片"},
                                           {"圖片新聞", "图片新闻"}};
  gboolean hans = g_str_has_prefix(flow->setter->display->language, "zh-Hans");
  return setter_line(flow->setter, ROLE_LABEL,
                     LABELS[node->kind == NODE_PICTURE][hans]);
}

/* TRUE if there are more words to NODE than its standing head. */
static gboolean has_more_words(const Node *node) {
  for (const Node *child = node->first; child; child = child->next) {
    g_autofree char *text = node_text(child, "");
    if (child->kind != NODE_RUBRIC && !text_is_blank(text))
      return TRUE;
  }
  return FALSE;
}

/* The standing head of NODE as a label; NULL if it has none that fits, or
 * nothing else to be framed. */
static SetLine *own_label(const Flow *flow, const Node *node) {
  const Node *rubric = node_child(node, NODE_RUBRIC);
  if (!rubric || !has_more_words(node))
    return NULL;
  double room = flow_width(flow, FALSE) - 2 * (LABEL_INSET + LABEL_GAP);
  SetLine *label = setter_line(flow->setter, ROLE_LABEL, rubric->text);
  return label && label->width <= room ? label : NULL;
}

void box_add(Flow *flow, const Node *node, guint parent) {
  guint figure = flow_element(flow, ELEMENT_FIGURE, parent, 0);
  const char *alt = node_attr(node, ATTR_ALT);
  g_array_index(flow->setter->display->elements, DisplayElement, figure).text =
      g_strdup(alt);
  SetLine *own = own_label(flow, node);
  Box box = {.flow = flow,
             .label = own ? own : usual_label(flow, node),
             .label_element =
                 own ? flow_element(flow, ELEMENT_PARAGRAPH, figure, 0)
                     : flow->artifact};
  g_autoptr(GArray) lines =
      caption_lines(flow, node, own ? node_child(node, NODE_RUBRIC) : NULL,
                    flow_width(flow, FALSE) - 2 * INSET, figure);
  box.lines = lines;
  double limit = flow->setter->style->lines * flow->setter->style->pitch / 2;
  for (guint from = 0, to; from < lines->len; from = to) {
    for (to = from + 1;
         to < lines->len && caption_height(lines, from, to) < limit; to++)
      ;
    add_part(&box, from, to);
  }
}
