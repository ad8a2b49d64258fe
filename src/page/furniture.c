/* What stands around the articles.
 *
 * The facts of the masthead stand once each: the name in the nameplate, dates,
 * number and page count in the date line, all others in the imprint.  What
 * the paper did not print (page bars, running heads, a date given by the user)
 * is an artifact, not content. */
#include "page/furniture.h"

#include "page/deck.h"
#include "page/facts.h"
#include "page/inside.h"

#include <math.h>
#include <string.h>

/* 文武线: a thick rule and a thin one below it [pt]. */
#define THICK 2.0
#define THIN 0.5
#define BETWEEN 1.5

#define HAIRLINE 0.25
#define BAR_WEIGHT 0.5
#define BAR_GAP 7.0 /* from a bar's text to its rule [pt] */

#define LONGEST_BAR 24 /* characters of its text */

/* Around the date line: its height within its rules [sizes]. */
#define DATE_HEIGHT 2.0
#define DATE_GAP 12.0 /* the least between two of its items [pt] */

/* The gap between a label and its item, of the one between two items. */
#define LABEL_SHARE 0.4

static void rule(Flow *flow, double x, double y, double width, double weight) {
  flow_mark_rule(flow, (DisplayRule){x, y, width, weight, INK_BLACK},
                 flow->artifact);
}

/* ── Items spread over the measure ───────────────────────────────────── */

typedef struct {
  SetLine *line;
  double width;
  guint element;
  gboolean label; /* of the item behind it */
} RowItem;

/* Sets FACTS one beside the other in rows; a fact wider than the measure is
 * set in lines of its own.  Those of the paper's words are paragraphs below
 * PARENT.  Returns an array of rows, arrays of RowItem. */
static GPtrArray *make_rows(Flow *flow, Role role, const GArray *facts,
                            double gap, guint parent) {
  GPtrArray *rows =
      g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  double measure = flow_width(flow, TRUE), used = INFINITY;
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    TextSetting setting = {
        .role = role, .measure = measure, .line = fact->line};
    const GPtrArray *lines = setter_set(flow->setter, fact->text, &setting);
    guint element = fact->printed
                        ? flow_element(flow, ELEMENT_PARAGRAPH, parent, 0)
                        : flow->artifact;
    inside_mark(flow, lines, element);
    for (guint j = 0; j < lines->len; j++) {
      SetLine *line = lines->pdata[j];
      RowItem item = {line, line->width, element, fact->label};
      used += gap + item.width;
      if (used > measure) {
        g_ptr_array_add(rows, g_array_new(FALSE, FALSE, sizeof(RowItem)));
        used = item.width;
      }
      g_array_append_val((GArray *)rows->pdata[rows->len - 1], item);
    }
  }
  return rows;
}

static double row_width(const GArray *row, double gap) {
  double width = 0;
  for (guint i = 0; i < row->len; i++) {
    const RowItem *item = &g_array_index(row, RowItem, i);
    width += item->width;
    if (i + 1 < row->len)
      width += (item->label ? LABEL_SHARE : 1) * gap;
  }
  return width;
}

/* Places a row's items from X on, GAP apart. */
static void mark_row(Flow *flow, const GArray *row, double x, double gap,
                     double y) {
  for (guint i = 0; i < row->len; i++) {
    const RowItem *item = &g_array_index(row, RowItem, i);
    flow_mark_line(flow, item->line, x - item->line->x, y, item->element);
    x += item->width + (item->label ? LABEL_SHARE : 1) * gap;
  }
}

/* Places a row's items with equal gaps, the first and the last at the edges;
 * a single one in the middle. */
static void spread_row(Flow *flow, const GArray *row, double y) {
  double spare = flow_width(flow, TRUE) - row_width(row, 0);
  if (row->len == 1)
    mark_row(flow, row, spare / 2, 0, y);
  else
    mark_row(flow, row, 0, spare / (row->len - 1), y);
}

/* ── Nameplate ───────────────────────────────────────────────────────── */

/* One line of the name, letterspaced over half the measure if it is shorter
 * than that. */
static const GPtrArray *set_name(Setter *setter, const char *name, double size,
                                 double measure, guint line, double *x) {
  const TextStyle *style = &setter->style->roles[ROLE_NAMEPLATE];
  double natural =
      setter_width(setter, ROLE_NAMEPLATE, FALSE, name) * size / style->size;
  gboolean spread = natural < measure / 2 && g_utf8_strlen(name, -1) > 1;
  *x = spread ? measure / 4 : 0;
  TextSpan span = {strlen(name), setter->typefaces[ROLE_NAMEPLATE], size};
  return setter_set_paragraph(
      setter, (Paragraph){.text = name,
                          .spans = &span,
                          .n_spans = 1,
                          .measure = spread ? measure / 2 : measure,
                          .alignment = spread ? ALIGN_SPREAD : style->align,
                          .ink = style->ink,
                          .line = line});
}

/* Marks one name in the last piece; returns where its lines end. */
static double mark_name(Flow *flow, const Fact *fact, double y) {
  Setter *setter = flow->setter;
  guint element =
      flow_element(flow, fact->printed ? ELEMENT_HEADING : ELEMENT_ARTIFACT, 0,
                   fact->printed ? 1 : 0);
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  g_ptr_array_add(texts, fact->text);
  double measure = flow_width(flow, TRUE), size;
  g_autoptr(GPtrArray) parts =
      deck_fit(setter, ROLE_NAMEPLATE, FALSE, texts, measure, &size);
  double leading = setter->style->roles[ROLE_NAMEPLATE].leading;
  for (guint i = 0; i < parts->len; i++) {
    double x;
    const GPtrArray *lines =
        set_name(setter, parts->pdata[i], size, measure, fact->line, &x);
    for (guint j = 0; j < lines->len; j++) {
      flow_mark_line(flow, lines->pdata[j], x,
                     y + size * leading / 2 + 0.38 * size, element);
      y += size * leading;
    }
  }
  return y;
}

static double mark_date_rows(Flow *flow, const GPtrArray *rows, double y) {
  double size = flow->setter->style->roles[ROLE_DATE].size;
  for (guint i = 0; i < rows->len; i++) {
    spread_row(flow, rows->pdata[i], y + size * DATE_HEIGHT / 2 + 0.38 * size);
    y += size * DATE_HEIGHT;
  }
  return y;
}

/* The name may stand above the first line, where other pages have their
 * running heads. */
void furniture_add_nameplate(Flow *flow, const Issue *issue) {
  const PageStyle *style = flow->setter->style;
  double measure = flow_width(flow, TRUE);
  g_autoptr(GArray) names = facts_list(issue_masthead(issue), FACT_NAMEPLATE);
  g_autoptr(GArray) dates = facts_list(issue_masthead(issue), FACT_DATE_LINE);
  g_autoptr(GPtrArray) rows = NULL;
  Piece *piece = flow_add(flow, 1, TRUE);
  guint nth = flow->pieces->len - 1;
  double y = -style->pitch;
  for (guint i = 0; i < names->len; i++)
    y = mark_name(flow, &g_array_index(names, Fact, i), y);
  y += style->roles[ROLE_DATE].size;
  rule(flow, 0, y, measure, THICK);
  rule(flow, 0, y + THICK + BETWEEN, measure, THIN);
  y += THICK + BETWEEN + THIN;
  rows = make_rows(flow, ROLE_DATE, dates, DATE_GAP, 0);
  if (rows->len) {
    y = mark_date_rows(flow, rows, y);
    rule(flow, 0, y, measure, THIN);
  }
  piece = &g_array_index(flow->pieces, Piece, nth);
  piece->height = (guint)ceil(y / style->pitch + 0.4);
}

/* ── Page bars ───────────────────────────────────────────────────────── */

static char *bar_text(const Node *page, guint nth) {
  const char *number = node_attr(page, ATTR_NUMBER);
  const char *name = node_attr(page, ATTR_NAME);
  g_autofree char *counted = g_strdup_printf("%u", nth);
  g_autofree char *all =
      g_strdup_printf("第%s版%s%s", number && *number ? number : counted,
                      name && *name ? " " : "", name ? name : "");
  return text_shorten(all, LONGEST_BAR);
}

static gboolean has_bar(const Node *page, guint n) {
  const char *name = node_attr(page, ATTR_NAME);
  return n > 1 || (name && *name);
}

/* The names of a page's staff at the right, in lines of their own. */
static void add_staff_rows(Flow *flow, const GPtrArray *rows, double gap) {
  double baseline = page_style_baseline(flow->setter->style);
  for (guint i = 0; i < rows->len; i++) {
    flow_add(flow, 1, TRUE);
    mark_row(flow, rows->pdata[i],
             flow_width(flow, TRUE) - row_width(rows->pdata[i], gap), gap,
             baseline);
    flow_keep(flow);
  }
}

/* A bar across the columns: its text, a rule, and ROW at the right if it is
 * not NULL. */
static void add_bar(Flow *flow, SetLine *text, const GArray *row, double gap) {
  const PageStyle *style = flow->setter->style;
  double from = text->width + BAR_GAP, to = flow_width(flow, TRUE);
  flow_add(flow, 1, TRUE);
  flow_keep(flow);
  flow_mark_line(flow, text, 0, page_style_baseline(style), flow->artifact);
  if (row) {
    to -= row_width(row, gap) + BAR_GAP;
    mark_row(flow, row, to + BAR_GAP, gap, page_style_baseline(style));
  }
  if (to > from)
    rule(flow, from, style->pitch / 2, to - from, BAR_WEIGHT);
}

/* TRUE if the staff stands beside the bar's text, with some rule between. */
static gboolean fits_beside(const Flow *flow, const SetLine *text,
                            const GPtrArray *rows, double gap) {
  return rows->len == 1 &&
         text->width + row_width(rows->pdata[0], gap) + 4 * BAR_GAP <
             flow_width(flow, TRUE);
}

void furniture_add_bar(Flow *flow, const Node *page, guint nth, guint n,
                       guint part) {
  double gap = flow->setter->style->roles[ROLE_BYLINE].size;
  g_autofree char *title = bar_text(page, nth);
  g_autoptr(GArray) staff = facts_list(page, FACT_IMPRINT);
  g_autoptr(GPtrArray) rows = make_rows(flow, ROLE_BYLINE, staff, gap, part);
  SetLine *text =
      has_bar(page, n) ? setter_line(flow->setter, ROLE_BAR, title) : NULL;
  gboolean beside = text && fits_beside(flow, text, rows, gap);
  flow_bookmark(flow, 1, title);
  if (nth > 1 && (text || rows->len))
    flow_add_space(flow, 1, TRUE);
  if (text)
    add_bar(flow, text, beside ? rows->pdata[0] : NULL, gap);
  if (!beside)
    add_staff_rows(flow, rows, gap);
}

/* ── Imprint ─────────────────────────────────────────────────────────── */

void furniture_add_imprint(Flow *flow, const Issue *issue) {
  const PageStyle *style = flow->setter->style;
  const TextStyle *text = &style->roles[ROLE_IMPRINT];
  g_autoptr(GArray) facts = facts_list(issue_masthead(issue), FACT_IMPRINT);
  if (!facts->len)
    return;
  g_autoptr(GPtrArray) rows =
      make_rows(flow, ROLE_IMPRINT, facts, 2 * text->size, 0);
  double height = text->size * text->leading;
  guint most = (guint)(style->lines / 2 * style->pitch / height) - 1;
  for (guint from = 0; from < rows->len; from += most) {
    guint n = MIN(most, rows->len - from);
    guint lines = (guint)ceil((n * height + text->size / 2) / style->pitch) + 1;
    flow_add(flow, lines, TRUE)->foot = from + n == rows->len;
    double y = lines * style->pitch - n * height;
    if (from == 0)
      rule(flow, 0, y - text->size / 2, flow_width(flow, TRUE), THIN);
    for (guint i = from; i < from + n; i++, y += height)
      mark_row(flow, rows->pdata[i], 0, 2 * text->size,
               y + height / 2 + 0.38 * text->size);
  }
}

/* ── Running heads ───────────────────────────────────────────────────── */

void furniture_running_head(const Flow *flow, const Issue *issue, guint page,
                            double head, const char *folio) {
  Setter *setter = flow->setter;
  const PageStyle *style = setter->style;
  double measure = page_style_measure(style);
  double left = (style->width - measure) / 2;
  double foot = head - style->pitch * 1.1;
  g_autofree char *name = facts_name(issue);
  SetLine *title = setter_line(setter, ROLE_RUNNING_HEAD, name);
  SetLine *number = setter_line(setter, ROLE_FOLIO, folio);
  gboolean even = page % 2 == 1; /* a left-hand page: outer edge left */
  double baseline = foot - 5;
  if (number)
    set_line_place(number, setter->display, page, flow->artifact,
                   even ? left : left + measure - number->width, baseline);
  if (title && title->width < measure - 60)
    set_line_place(title, setter->display, page, flow->artifact,
                   even ? left + measure - title->width : left, baseline);
  DisplayRule hairline = {left, foot, measure, HAIRLINE, INK_BLACK};
  display_add_rule(setter->display, page, flow->artifact, hairline);
}
