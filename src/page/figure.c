/* A picture and its words become one piece, a whole number of grid lines deep.
 *
 * A picture is as wide as its column, unless that made it too high, or coarse:
 * it is never enlarged so far that its pixels show.  One made for print at a
 * small size, a portrait or a seal, keeps that size.  Its upper edge stands
 * level with the characters of the lines beside it. */
#include "page/figure.h"

#include "page/box.h"
#include "page/caption.h"

#include <math.h>

#define LEAST_PPI 150.0 /* a picture is not enlarged below it */
#define FAIR_PPI 200.0  /* below it, print shows that pixels lack */

/* The height a picture may have, of its column's width and of the page. */
#define MOST_OF_WIDTH 1.25
#define MOST_OF_PAGE 0.5

/* A picture that its file makes no wider than this share of a column keeps
 * the file's size. */
#define SMALL 0.6

#define CAPTION_GAP 4.0 /* between a picture and its caption [pt] */

/* The least width of a caption, of its column. */
#define LEAST_CAPTION 0.6

/* The white under a figure in a text [grid lines]: where rounding left less, a
 * line more. */
#define LEAST_WHITE 0.5

typedef struct {
  Flow *flow;
  const Picture *picture;
  gboolean wide;        /* across the columns */
  double width, height; /* of the picture as printed [pt] */
  guint element, shown; /* of the figure, of the picture in it */
} Figure;

/* ── Size ────────────────────────────────────────────────────────────── */

static double page_height(const Flow *flow) {
  return flow->setter->style->lines * flow->setter->style->pitch;
}

/* The width at which PICTURE has PPI pixels an inch [pt]. */
static double width_at(const Picture *picture, double ppi) {
  return picture->format == PICTURE_SVG ? G_MAXDOUBLE
                                        : picture->width / ppi * 72;
}

static double shape(const Picture *picture) {
  return (double)picture->height / picture->width;
}

static void set_size(Figure *figure) {
  const Picture *picture = figure->picture;
  double room = flow_width(figure->flow, figure->wide);
  double most =
      fmin(room * MOST_OF_WIDTH, page_height(figure->flow) * MOST_OF_PAGE);
  double width = fmin(room, most / shape(picture));
  width = fmin(width, width_at(picture, LEAST_PPI));
  if (picture->ppi >= LEAST_PPI &&
      width_at(picture, picture->ppi) <= room * SMALL)
    width = fmin(width, width_at(picture, picture->ppi));
  figure->width = width;
  figure->height = width * shape(picture);
}

/* A picture may go across if it fills all columns, is not too high there and
 * does not lack pixels. */
static gboolean may_go_across(const Flow *flow, const Picture *picture) {
  double width = flow_width(flow, TRUE);
  return flow->setter->style->columns > 1 &&
         width * shape(picture) <= page_height(flow) * MOST_OF_PAGE &&
         width_at(picture, FAIR_PPI) >= width;
}

static void check_resolution(const Figure *figure, guint line) {
  const Picture *picture = figure->picture;
  double ppi = picture->width / figure->width * 72;
  if (picture->format == PICTURE_SVG || ppi >= FAIR_PPI - 0.5)
    return;
  diag_add(figure->flow->setter->diag, DIAG_PICTURE_COARSE, line, 0,
           "picture %s is printed %.0f mm wide with %.0f pixels an inch; for "
           "print give a file %.0f pixels wide or more",
           picture->name, figure->width / 72 * 25.4, ppi,
           ceil(figure->width / 72 * FAIR_PPI));
}

/* ── Words for those who cannot see ──────────────────────────────────── */

/* What stands for the picture of NODE; "" if that is decoration. */
static char *alternative(const Flow *flow, const Node *node) {
  const char *given = node_attr(node, ATTR_ALT);
  if (given)
    return g_strdup(text_is_blank(given) ? "" : given);
  const Node *words = node_child(node, NODE_CAPTION);
  if (!words)
    words = node_child(node, NODE_HEADLINE);
  if (!words)
    words = node_child(node, NODE_PARAGRAPH);
  g_autofree char *text = node_text(words, " ");
  if (!text_is_blank(text))
    return g_steal_pointer(&text);
  const char *language = flow->setter->display->language;
  return g_strdup(g_str_has_prefix(language, "zh-Hans") ? "图片" : "圖片");
}

static void make_elements(Figure *figure, const Node *node, guint parent) {
  Flow *flow = figure->flow;
  g_autofree char *text = alternative(flow, node);
  figure->element = flow_element(flow, ELEMENT_FIGURE, parent, 0);
  figure->shown = *text ? figure->element : flow->artifact;
  if (*text)
    g_array_index(flow->setter->display->elements, DisplayElement,
                  figure->element)
        .text = g_steal_pointer(&text);
}

/* ── Pieces ──────────────────────────────────────────────────────────── */

/* The words stand under the picture, unless that is too narrow for them. */
static double caption_measure(const Figure *figure) {
  double room = flow_width(figure->flow, figure->wide);
  return fmax(figure->width, room * LEAST_CAPTION);
}

static double centred(const Figure *figure, double width) {
  return (flow_width(figure->flow, figure->wide) - width) / 2;
}

static void mark_picture(const Figure *figure, double top) {
  flow_mark_picture(figure->flow,
                    (DisplayPicture){centred(figure, figure->width), top,
                                     figure->width, figure->height,
                                     figure->picture->name},
                    figure->shown);
}

static void mark_lines(const Figure *figure, const GArray *lines, guint first,
                       guint end, double top) {
  caption_mark(figure->flow, lines, first, end,
               centred(figure, caption_measure(figure)), top);
}

/* How many of LINES a page holds under the picture. */
static guint lines_below(const Figure *figure, const GArray *lines,
                         double top) {
  double room = page_height(figure->flow) - top - figure->height - CAPTION_GAP;
  guint n = lines->len;
  while (n > 1 && caption_height(lines, 0, n) > room)
    n--;
  return n;
}

/* The lines from FIRST on, which no page holds with their picture. */
static void add_rest(const Figure *figure, const GArray *lines, guint first) {
  double pitch = figure->flow->setter->style->pitch;
  for (guint i = first; i < lines->len; i++) {
    double height = caption_height(lines, i, i + 1);
    flow_add(figure->flow, (guint)fmax(1, ceil(height / pitch)), figure->wide);
    mark_lines(figure, lines, i, i + 1, 0);
  }
}

/* Returns what stays white at the foot [pt]. */
static double add_pieces(const Figure *figure, const GArray *lines) {
  const PageStyle *style = figure->flow->setter->style;
  double top = (style->pitch - style->roles[ROLE_BODY].size) / 2;
  guint n = lines_below(figure, lines, top);
  double height = top + figure->height +
                  (n ? CAPTION_GAP + caption_height(lines, 0, n) : 0);
  guint depth = (guint)ceil(height / style->pitch - 0.02);
  double left = fmax(0, depth * style->pitch - height);
  flow_add(figure->flow, MIN(depth, style->lines), figure->wide);
  mark_picture(figure, top);
  mark_lines(figure, lines, 0, n,
             top + figure->height + CAPTION_GAP + left / 4);
  add_rest(figure, lines, n);
  return left * 3 / 4;
}

static void add_figure(Figure *figure, const Node *node, guint parent) {
  Flow *flow = figure->flow;
  set_size(figure);
  check_resolution(figure, node->line);
  make_elements(figure, node, parent);
  g_autoptr(GArray) lines =
      caption_lines(flow, node, NULL, caption_measure(figure), figure->element);
  double white = add_pieces(figure, lines);
  if (node->kind == NODE_FIGURE &&
      white < LEAST_WHITE * flow->setter->style->pitch)
    flow_add_space(flow, 1, figure->wide);
}

void figure_add(Flow *flow, const Node *node, guint parent, gboolean wide) {
  const Picture *picture =
      pictures_find(flow->pictures, node_attr(node, ATTR_SRC));
  Figure figure = {.flow = flow, .picture = picture};
  if (node->kind == NODE_FIGURE)
    flow_add_space(flow, 1, FALSE);
  if (picture) {
    figure.wide = wide && may_go_across(flow, picture);
    add_figure(&figure, node, parent);
    return;
  }
  box_add(flow, node, parent);
  if (node->kind == NODE_FIGURE)
    flow_add_space(flow, 1, FALSE);
}
