/* The e-book's cover: nameplate, thick-and-thin rule and date line above, the
 * lead headline and the next ones in the middle, the issue's number at the
 * foot.  Sizes and faces are the style "cover"'s; a text too long is first
 * shrunk, then broken, at last cut with an ellipsis. */
#include "page/compose.h"
#include "page/deck.h"
#include "page/facts.h"

#include <math.h>
#include <string.h>

#define OTHERS 4   /* headlines beside the lead */
#define LONGEST 72 /* characters of a headline that are shown */
#define THICK 6.0  /* 文武线 [pt] */
#define THIN 1.5
#define BETWEEN 3.5
#define GAP 24.0          /* between two parts of the cover [pt] */
#define HEADLINE_GAP 10.0 /* between two headlines [pt] */

typedef struct {
  Setter *setter;
  double left, measure;
  double y, foot; /* what is free [pt] */
  guint artifact;
} Cover;

static void rule(const Cover *cover, double y, double weight, Ink ink) {
  DisplayRule line = {cover->left, y, cover->measure, weight, ink};
  display_add_rule(cover->setter->display, 0, cover->artifact, line);
}

/* Sets TEXTS in ROLE from cover->y down and moves it below them.  If they do
 * not fit there, nothing is set and FALSE is returned. */
static gboolean put(Cover *cover, Role role, const GPtrArray *texts) {
  Setter *setter = cover->setter;
  double size, leading = setter->style->roles[role].leading;
  g_autoptr(GPtrArray) parts =
      deck_fit(setter, role, FALSE, texts, cover->measure, &size);
  if (cover->y + parts->len * size * leading > cover->foot)
    return FALSE;
  guint element = display_element(setter->display, ELEMENT_PARAGRAPH, 0);
  for (guint i = 0; i < parts->len; i++) {
    const GPtrArray *lines = setter_set(
        setter, parts->pdata[i],
        &(TextSetting){.role = role, .measure = cover->measure, .size = size});
    for (guint j = 0; j < lines->len; j++) {
      set_line_place(lines->pdata[j], setter->display, 0, element, cover->left,
                     cover->y + size * leading / 2 + 0.38 * size);
      cover->y += size * leading;
    }
  }
  return TRUE;
}

static void put_nameplate(Cover *cover, const Issue *issue) {
  g_autofree char *title = text_shorten(issue_fact(issue, NODE_TITLE), LONGEST);
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  g_ptr_array_add(texts, title);
  put(cover, ROLE_NAMEPLATE, texts);
  cover->y += GAP / 2;
  rule(cover, cover->y, THICK, cover->setter->style->roles[ROLE_NAMEPLATE].ink);
  rule(cover, cover->y + THICK + BETWEEN, THIN,
       cover->setter->style->roles[ROLE_NAMEPLATE].ink);
  cover->y += THICK + BETWEEN + THIN;
}

/* The facts of one row, the first at the left edge, the last at the right.
 * What no longer fits is left out. */
static void put_date(Cover *cover, const Issue *issue) {
  static const NodeKind kinds[] = {NODE_DATE, NODE_WEEKDAY, NODE_LUNAR_DATE};
  Setter *setter = cover->setter;
  double size = setter->style->roles[ROLE_DATE].size;
  SetLine *items[G_N_ELEMENTS(kinds)];
  double used = 0;
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    const Node *fact = node_child(issue_masthead(issue), kinds[i]);
    g_autofree char *text = fact ? node_shown(fact) : g_strdup("");
    SetLine *line = setter_line(setter, ROLE_DATE, text);
    if (!line || used + line->width + n * size > cover->measure)
      continue;
    used += line->width;
    items[n++] = line;
  }
  guint element = display_element(setter->display, ELEMENT_PARAGRAPH, 0);
  double x = cover->left + (n == 1 ? (cover->measure - used) / 2 : 0);
  double baseline = cover->y + size * 1.6;
  for (guint i = 0; i < n; i++) {
    double width = items[i]->width;
    set_line_place(items[i], setter->display, 0, element, x, baseline);
    x += width + (n > 1 ? (cover->measure - used) / (n - 1) : 0);
  }
  cover->y = baseline + size;
}

/* The number as printed at the foot; the headlines end above it. */
static void put_number(Cover *cover, const Issue *issue) {
  const Node *number = node_child(issue_masthead(issue), NODE_NUMBER);
  if (!number)
    return;
  Setter *setter = cover->setter;
  g_autofree char *text = node_shown(number);
  g_autofree char *title = text_shorten(text, LONGEST);
  SetLine *line = setter_line(setter, ROLE_NUMBER, title);
  if (!line || line->width > cover->measure)
    return;
  guint element = display_element(setter->display, ELEMENT_PARAGRAPH, 0);
  double size = setter->style->roles[ROLE_NUMBER].size;
  set_line_place(line, setter->display, 0, element,
                 cover->left + cover->measure - line->width,
                 cover->foot - 0.12 * size);
  cover->foot -= size + GAP / 2;
  rule(cover, cover->foot, THIN, setter->style->roles[ROLE_NUMBER].ink);
  cover->foot -= GAP / 2;
}

/* The lines of a headline as they were recovered; for a row of the list all
 * in one. */
static gboolean put_headline(Cover *cover, const Node *headline, Role role) {
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *all = node_text(headline, " ");
  g_autofree char *shown = text_shorten(all, LONGEST);
  if (role == ROLE_LEAD && strlen(shown) == strlen(all))
    for (const Node *line = node_child(headline, NODE_LINE); line;
         line = node_next(line))
      g_ptr_array_add(texts, g_strdup(line->text));
  else
    g_ptr_array_add(texts, g_strdup(shown));
  return text_is_blank(all) || put(cover, role, texts);
}

static void put_headlines(Cover *cover, const Issue *issue) {
  guint n = 0;
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; n <= OTHERS && (node = node_walk_next(&walk));) {
    if (!walk.entering || node->kind != NODE_HEADLINE)
      continue;
    if (!put_headline(cover, node, n ? ROLE_HEADLINE : ROLE_LEAD))
      break;
    cover->y += n++ ? HEADLINE_GAP : GAP;
  }
}

static void put_all(Setter *setter, const Issue *issue) {
  const PageStyle *style = setter->style;
  double measure = page_style_measure(style);
  display_page(setter->display, style->width, style->height, "");
  Cover cover = {.setter = setter,
                 .measure = measure,
                 .left = (style->width - measure) / 2,
                 .y = style->head,
                 .foot = style->height - style->head,
                 .artifact =
                     display_element(setter->display, ELEMENT_ARTIFACT, 0)};
  put_nameplate(&cover, issue);
  put_date(&cover, issue);
  cover.y += GAP;
  put_number(&cover, issue);
  put_headlines(&cover, issue);
}

Display *compose_cover(const Issue *issue, Fonts *fonts, Diag *diag) {
  g_autofree char *name = facts_name(issue);
  g_autoptr(PageStyle) style = page_style_load("cover", diag);
  g_autoptr(Display) display = display_new(name, issue_language(issue));
  Setter setter;
  if (!style)
    return NULL;
  setter_open(&setter, style, fonts, display, diag);
  put_all(&setter, issue);
  setter_close(&setter);
  return g_steal_pointer(&display);
}
