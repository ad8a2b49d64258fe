/* A picture's words on their own, narrower pitch. */
#include "page/caption.h"

#include "page/inside.h"

/* Between a caption's end and the credit beside it [em]. */
#define CREDIT_GAP 1.5

static const struct {
  NodeKind kind;
  Role role;
  ElementRole element;
} CONTENTS[] = {{NODE_RUBRIC, ROLE_LABEL, ELEMENT_PARAGRAPH},
                {NODE_HEADLINE, ROLE_SHORT, ELEMENT_HEADING},
                {NODE_PARAGRAPH, ROLE_CAPTION, ELEMENT_PARAGRAPH},
                {NODE_CAPTION, ROLE_CAPTION, ELEMENT_CAPTION},
                {NODE_CREDIT, ROLE_CREDIT, ELEMENT_CAPTION}};

static gboolean fits_beside(const GArray *lines, const SetLine *credit,
                            double size, double measure) {
  if (!lines->len)
    return FALSE;
  const CaptionLine *last = &g_array_index(lines, CaptionLine, lines->len - 1);
  return last->size <= size && last->line->x + last->line->width +
                                       CREDIT_GAP * size + credit->width <=
                                   measure;
}

static gboolean is_sole_credit(const Node *node) {
  return node->kind == NODE_CREDIT && !node_next(node) &&
         node_child(node->parent, NODE_CREDIT) == node;
}

static void set_text(Flow *flow, const Node *node, guint nth, double measure,
                     guint figure, GArray *lines) {
  Setter *setter = flow->setter;
  Role role = CONTENTS[nth].role;
  const TextStyle *style = &setter->style->roles[role];
  g_autofree char *text = node_text(node, " ");
  const GPtrArray *set = setter_set(
      setter, text,
      &(TextSetting){.role = role, .measure = measure, .line = node->line});
  if (!set->len)
    return;
  gboolean heading = CONTENTS[nth].element == ELEMENT_HEADING;
  guint element =
      flow_element(flow, CONTENTS[nth].element, figure, heading ? 2 : 0);
  inside_mark(flow, set, element);
  gboolean beside = is_sole_credit(node) && set->len == 1 &&
                    fits_beside(lines, set->pdata[0], style->size, measure);
  for (guint i = 0; i < set->len; i++) {
    CaptionLine line = {set->pdata[i], style->size,
                        style->size * style->leading, beside, element};
    g_array_append_val(lines, line);
  }
}

GArray *caption_lines(Flow *flow, const Node *node, const Node *shown,
                      double measure, guint figure) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(CaptionLine));
  for (const Node *child = node->first; child; child = child->next)
    for (guint i = 0; i < G_N_ELEMENTS(CONTENTS); i++)
      if (CONTENTS[i].kind == child->kind && child != shown)
        set_text(flow, child, i, measure, figure, lines);
  return lines;
}

double caption_height(const GArray *lines, guint first, guint end) {
  double height = 0;
  for (guint i = first; i < end; i++) {
    const CaptionLine *line = &g_array_index(lines, CaptionLine, i);
    height += line->beside ? 0 : line->height;
  }
  return height;
}

void caption_mark(Flow *flow, const GArray *lines, guint first, guint end,
                  double x, double y) {
  for (guint i = first; i < end; i++) {
    const CaptionLine *line = &g_array_index(lines, CaptionLine, i);
    double top = line->beside && i > first ? y - line->height : y;
    flow_mark_line(flow, line->line, x,
                   top + line->height / 2 + 0.38 * line->size, line->element);
    y = top + line->height;
  }
}
