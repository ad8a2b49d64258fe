/* Pieces as they come: each holds the marks and bookmarks that were added
 * while it was the last. */
#include "page/flow.h"

static void bookmark_clear(gpointer data) {
  g_free(((FlowBookmark *)data)->title);
}

Flow *flow_new(Setter *setter, const Pictures *pictures) {
  Flow *flow = g_new0(Flow, 1);
  flow->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  flow->marks = g_array_new(FALSE, FALSE, sizeof(Mark));
  flow->bookmarks = g_array_new(FALSE, FALSE, sizeof(FlowBookmark));
  g_array_set_clear_func(flow->bookmarks, bookmark_clear);
  flow->links = g_array_new(FALSE, FALSE, sizeof(FlowLink));
  flow->homes = g_hash_table_new(NULL, NULL);
  flow->setter = setter;
  flow->pictures = pictures;
  flow->artifact = display_element(setter->display, ELEMENT_ARTIFACT, 0);
  flow->last_typeface = -1;
  return flow;
}

void flow_free(Flow *flow) {
  g_array_unref(flow->pieces);
  g_array_unref(flow->marks);
  g_array_unref(flow->bookmarks);
  g_array_unref(flow->links);
  g_hash_table_unref(flow->homes);
  g_free(flow);
}

Piece *flow_add(Flow *flow, guint height, gboolean wide) {
  Piece piece = {.height = height, .wide = wide};
  piece.first_mark = flow->marks->len;
  piece.n_bookmarks = flow->pending;
  piece.first_bookmark = flow->bookmarks->len - flow->pending;
  flow->pending = 0;
  g_array_append_val(flow->pieces, piece);
  return &g_array_index(flow->pieces, Piece, flow->pieces->len - 1);
}

Piece *flow_last(Flow *flow) {
  guint n = flow->pieces->len;
  return n ? &g_array_index(flow->pieces, Piece, n - 1) : NULL;
}

static void add_mark(Flow *flow, Mark mark) {
  g_array_append_val(flow->marks, mark);
  flow_last(flow)->n_marks++;
}

void flow_mark_line(Flow *flow, SetLine *line, double x, double y,
                    guint element) {
  add_mark(flow, (Mark){.line = line, .x = x, .y = y, .element = element});
}

void flow_mark_picture(Flow *flow, DisplayPicture picture, guint element) {
  add_mark(flow, (Mark){.picture = picture, .element = element});
}

void flow_mark_rule(Flow *flow, DisplayRule rule, guint element) {
  add_mark(flow, (Mark){.rule = rule, .element = element});
}

void flow_keep(Flow *flow) {
  if (flow_last(flow))
    flow_last(flow)->keep = TRUE;
}

/* A bookmark belongs to what follows the space. */
Piece *flow_add_space(Flow *flow, guint height, gboolean wide) {
  guint pending = flow->pending;
  flow->pending = 0;
  Piece *piece = flow_add(flow, height, wide);
  piece->space = TRUE;
  flow->pending = pending;
  return piece;
}

void flow_bookmark(Flow *flow, guint level, const char *title) {
  FlowBookmark bookmark = {level, g_strdup(title)};
  g_array_append_val(flow->bookmarks, bookmark);
  flow->pending++;
}

double flow_width(const Flow *flow, gboolean wide) {
  const PageStyle *style = flow->setter->style;
  return wide ? page_style_measure(style) : page_style_column(style);
}

guint flow_element(Flow *flow, ElementRole role, guint parent, guint level) {
  GArray *elements = flow->setter->display->elements;
  guint element = display_element(flow->setter->display, role, parent);
  g_array_index(elements, DisplayElement, element).level = level;
  return element;
}
