/* A picture item without its picture: a frame of fine rules, open at the top
 * for its label, holding lines on their own narrower pitch.  The frame is a
 * whole number of grid lines high; what is left over pads it. */
#include "page/box.h"

#include "page/deck.h"
#include "page/inside.h"

#include <math.h>

#define RULE_WEIGHT 0.35 /* [pt] */
#define INSET 8.0        /* of the text from the frame's sides [pt] */
#define PADDING 7.0      /* at least, above and below the text [pt] */
#define LABEL_INSET 8.0  /* of the label from the frame's corner [pt] */
#define LABEL_GAP 4.0    /* between it and the rule [pt] */

typedef struct {
  SetLine *line;
  double size, height; /* of its type and of the line [pt] */
  guint element;
} BoxLine;

typedef struct {
  Flow *flow;
  GArray *lines; /* of BoxLine */
  guint figure;
  gboolean own; /* an item of its own, in no article */
} Box;

/* By whether the box stands in no article and the text is simplified. */
static const char *const LABELS[2][2] = {{"圖片", "图片"},
                                         {"圖片新聞", "图片新闻"}};

static const struct {
  NodeKind kind;
  Role role;
  ElementRole element;
} CONTENTS[] = {{NODE_HEADLINE, ROLE_SHORT, ELEMENT_HEADING},
                {NODE_PARAGRAPH, ROLE_CAPTION, ELEMENT_PARAGRAPH},
                {NODE_CAPTION, ROLE_CAPTION, ELEMENT_CAPTION},
                {NODE_CREDIT, ROLE_CREDIT, ELEMENT_CAPTION}};

static void set_text(Box *box, const Node *node, guint nth) {
  Setter *setter = box->flow->setter;
  Role role = CONTENTS[nth].role;
  const TextStyle *style = &setter->style->roles[role];
  g_autofree char *text = node_text(node, " ");
  double measure = flow_width(box->flow, FALSE) - 2 * INSET;
  const GPtrArray *lines = setter_set(
      setter, text,
      &(TextSetting){.role = role, .measure = measure, .line = node->line});
  if (!lines->len)
    return;
  gboolean heading = CONTENTS[nth].element == ELEMENT_HEADING;
  guint element = flow_element(box->flow, CONTENTS[nth].element, box->figure,
                               heading ? 2 : 0);
  inside_mark(box->flow, lines, element);
  for (guint i = 0; i < lines->len; i++) {
    BoxLine line = {lines->pdata[i], style->size, style->size * style->leading,
                    element};
    g_array_append_val(box->lines, line);
  }
}

static void set_contents(Box *box, const Node *node) {
  for (const Node *child = node->first; child; child = child->next)
    for (guint i = 0; i < G_N_ELEMENTS(CONTENTS); i++)
      if (CONTENTS[i].kind == child->kind)
        set_text(box, child, i);
}

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
  double text = 0;
  for (guint i = first; i < end; i++)
    text += g_array_index(box->lines, BoxLine, i).height;
  gboolean opens = first == 0, closes = end == box->lines->len;
  double label = opens ? box->flow->setter->style->roles[ROLE_LABEL].size : 0;
  double below = (pitch - box->flow->setter->style->roles[ROLE_BODY].size) / 2;
  double lines = ceil((text + label + 2 * PADDING + below) / pitch);
  double height = lines * pitch - (closes ? below : 0);
  flow_add(box->flow, (guint)lines, FALSE);
  double top = opens ? label / 2 : 0;
  if (opens)
    top_edge(box, width, top);
  double y = top + (height - top - text) / 2;
  for (guint i = first; i < end; i++) {
    const BoxLine *line = &g_array_index(box->lines, BoxLine, i);
    flow_mark_line(box->flow, line->line, INSET,
                   y + line->height / 2 + 0.38 * line->size, line->element);
    y += line->height;
  }
  rule(box, 0, top, RULE_WEIGHT, height - top);
  rule(box, width - RULE_WEIGHT, top, RULE_WEIGHT, height - top);
  if (closes)
    rule(box, 0, height - RULE_WEIGHT, width, RULE_WEIGHT);
}

void box_add(Flow *flow, const Node *node, guint parent) {
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(BoxLine));
  Box box = {flow, lines, flow_element(flow, ELEMENT_FIGURE, parent, 0),
             node->kind == NODE_PICTURE};
  const char *alt = node_attr(node, ATTR_ALT);
  g_array_index(flow->setter->display->elements, DisplayElement, box.figure)
      .text = g_strdup(alt);
  set_contents(&box, node);
  double limit = flow->setter->style->lines * flow->setter->style->pitch / 2;
  for (guint from = 0, to; from < lines->len; from = to) {
    double height = 0;
    for (to = from; to < lines->len && (to == from || height < limit); to++)
      height += g_array_index(lines, BoxLine, to).height;
    add_part(&box, from, to);
  }
}
