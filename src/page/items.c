/* An issue in, pieces out, in the order of reading.
 *
 * A table says for each kind of node how it becomes pieces.  What may not be
 * parted is said here, by "keep": a headline and the first lines under it,
 * the first two and the last two lines of a paragraph (clreq: no widows), a
 * byline or jump line and the text it ends. */
#include "page/items.h"

#include "model/table.h"
#include "page/deck.h"
#include "page/figure.h"
#include "page/furniture.h"
#include "page/inside.h"
#include "page/table.h"

#include <string.h>

/* The weight of the rule between two articles [pt], its share of a column. */
#define SEPARATOR_WEIGHT 0.35

/* Characters of a bookmark: of a headline, and of an item's first words. */
#define LONGEST_BOOKMARK 60
#define BOOKMARK_WORDS 20

/* ── Text of an item ─────────────────────────────────────────────────── */

/* Adds LINES as pieces one grid line high. */
static void add_lines(Flow *flow, const GPtrArray *lines, guint element) {
  double baseline = page_style_baseline(flow->setter->style);
  inside_mark(flow, lines, element);
  for (guint i = 0; i < lines->len; i++) {
    flow_add(flow, 1, FALSE);
    flow_mark_line(flow, lines->pdata[i], 0, baseline, element);
    if (i == 0 || i + 2 == lines->len)
      flow_keep(flow);
  }
  if (lines->len == 1)
    flow_last(flow)->keep = FALSE;
}

static void append_span(const Setter *setter, const Node *node, Role role,
                        GString *text, GArray *spans) {
  const Role own = node->kind == NODE_DATELINE ? ROLE_DATELINE : role;
  TextSpan span = {strlen(node->text), setter->typefaces[own],
                   setter->style->roles[own].size};
  if (!span.length)
    return;
  g_string_append(text, node->text);
  g_array_append_val(spans, span);
}

static const GPtrArray *set_mixed(Setter *setter, const Node *node, Role role,
                                  double measure) {
  const TextStyle *style = &setter->style->roles[role];
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(TextSpan));
  for (const Node *part = node->first; part; part = part->next)
    append_span(setter, part, role, text, spans);
  return setter_set_paragraph(
      setter, (Paragraph){.text = text->str,
                          .spans = (const TextSpan *)(void *)spans->data,
                          .n_spans = spans->len,
                          .measure = measure,
                          .indent = setter->style->indent * style->size,
                          .alignment = style->align,
                          .ink = style->ink,
                          .line = node->line});
}

static void add_paragraph(Flow *flow, const Node *node, guint parent) {
  const GPtrArray *lines =
      set_mixed(flow->setter, node, ROLE_BODY, flow_width(flow, FALSE));
  if (lines->len)
    add_lines(flow, lines, flow_element(flow, ELEMENT_PARAGRAPH, parent, 0));
}

static void add_note(Flow *flow, const Node *note, guint parent) {
  for (const Node *p = note->first; p; p = p->next) {
    const GPtrArray *lines =
        set_mixed(flow->setter, p, ROLE_NOTE, flow_width(flow, FALSE));
    if (lines->len)
      add_lines(flow, lines, flow_element(flow, ELEMENT_PARAGRAPH, parent, 0));
  }
}

/* A line of its own in ROLE, aligned as the role is; returns it, set. */
static const GPtrArray *add_text(Flow *flow, const Node *node, Role role,
                                 const char *text, guint element) {
  const GPtrArray *lines =
      setter_set(flow->setter, text,
                 &(TextSetting){.role = role,
                                .measure = flow_width(flow, FALSE),
                                .line = node->line});
  add_lines(flow, lines, element);
  return lines;
}

/* The words that end a text stand with its last lines.  Returns them, set as
 * ELEMENT. */
static const GPtrArray *add_ending(Flow *flow, const Node *node, Role role,
                                   const char *text, guint element) {
  Piece *before = flow_last(flow);
  if (before && !before->wide)
    flow_keep(flow);
  return add_text(flow, node, role, text, element);
}

static void add_byline(Flow *flow, const Node *node, guint parent) {
  g_autofree char *text = node_text(node, " ");
  if (!text_is_blank(text))
    add_ending(flow, node, ROLE_BYLINE, text,
               flow_element(flow, ELEMENT_PARAGRAPH, parent, 0));
}

/* ── Jumps ───────────────────────────────────────────────────────────── */

/* The page that ITEM's issue numbers so; NULL if there is none. */
static const Node *page_numbered(const Node *item, const char *number) {
  const Node *issue = item->parent->parent;
  if (!number || !*number)
    return NULL;
  for (const Node *page = node_child(issue, NODE_PAGE); page;
       page = node_next(page))
    if (g_strcmp0(node_attr(page, ATTR_NUMBER), number) == 0)
      return page;
  return NULL;
}

/* Where 下转 leads: to the rest, which stands behind it if it was found, else
 * to the page it names. */
static const Node *jump_leads_to(const Node *jump) {
  if (!node_attr(jump, ATTR_JOINED))
    return page_numbered(jump->parent, node_attr(jump, ATTR_TO));
  const Node *rest = jump->next;
  while (rest && rest->kind == NODE_CONTINUED)
    rest = rest->next;
  return rest;
}

/* Where 上接 leads: back to the head of its article, or to the page it names.
 */
static const Node *continued_leads_to(const Node *continued) {
  const Node *before = continued->previous;
  if (before && before->kind == NODE_JUMP && node_attr(before, ATTR_JOINED))
    return continued->parent;
  return page_numbered(continued->parent, node_attr(continued, ATTR_FROM));
}

/* 下转 and the 上接 that answers it share a line.  JUMP or ANSWER, not both,
 * may be NULL. */
static void add_jump_line(Flow *flow, const Node *jump, const Node *answer,
                          guint parent) {
  const char *away = jump ? node_printed(jump) : "";
  const char *back = answer ? node_printed(answer) : "";
  g_autofree char *text =
      g_strconcat(away, *away && *back ? " " : "", back, NULL);
  if (text_is_blank(text))
    return;
  gsize end = strlen(text);
  guint element = flow_element(flow, ELEMENT_PARAGRAPH, parent, 0);
  const GPtrArray *lines =
      add_ending(flow, jump ? jump : answer, ROLE_JUMP, text, element);
  const Node *rest = *away ? jump_leads_to(jump) : NULL;
  const Node *head = *back ? continued_leads_to(answer) : NULL;
  if (rest)
    inside_link(flow, lines, 0, strlen(away), element, rest);
  if (head)
    inside_link(flow, lines, end - strlen(back), end, element, head);
}

static void add_jump(Flow *flow, const Node *node, guint parent) {
  const Node *next = node->next;
  gboolean answered = next && next->kind == NODE_CONTINUED;
  add_jump_line(flow, node, answered ? next : NULL, parent);
}

static void add_continued(Flow *flow, const Node *node, guint parent) {
  if (!node->previous || node->previous->kind != NODE_JUMP)
    add_jump_line(flow, NULL, node, parent);
}

/* ── Between paragraphs ──────────────────────────────────────────────── */

static void add_subheading(Flow *flow, const Node *node, guint parent) {
  if (text_is_blank(node->text))
    return;
  add_text(flow, node, ROLE_SUBHEADING, node->text,
           flow_element(flow, ELEMENT_HEADING, parent, 3));
  flow_keep(flow);
}

/* A deck amid the text, where an editor put it. */
static void add_deck(Flow *flow, const Node *node, guint parent) {
  deck_add(flow, node, node->next, RANK_SHORT, parent);
}

/* The picture that follows the decks of a page's first article may go across
 * the columns, as its headline does. */
static void add_figure(Flow *flow, const Node *node, guint parent) {
  const Node *article = node->parent;
  gboolean leads = article == node_child(article->parent, NODE_ARTICLE) &&
                   (!node->previous || deck_holds(node->previous->kind));
  guint first = flow->pieces->len;
  figure_add(flow, node, parent, leads);
  for (guint i = first; i < flow->pieces->len; i++)
    g_array_index(flow->pieces, Piece, i).figure = first + 1;
}

typedef void (*NodeAdder)(Flow *flow, const Node *node, guint parent);

static const NodeAdder ADD[NODE_KINDS] = {[NODE_PARAGRAPH] = add_paragraph,
                                          [NODE_EDITOR_NOTE] = add_note,
                                          [NODE_SUBHEADING] = add_subheading,
                                          [NODE_BYLINE] = add_byline,
                                          [NODE_JUMP] = add_jump,
                                          [NODE_CONTINUED] = add_continued,
                                          [NODE_FIGURE] = add_figure,
                                          [NODE_RUBRIC] = add_deck,
                                          [NODE_KICKER] = add_deck,
                                          [NODE_HEADLINE] = add_deck,
                                          [NODE_SUBHEAD] = add_deck};

/* ── Items ───────────────────────────────────────────────────────────── */

static glong body_length(const Node *article) {
  glong length = 0;
  for (const Node *p = node_child(article, NODE_PARAGRAPH); p;
       p = node_next(p)) {
    g_autofree char *text = node_text(p, "");
    length += g_utf8_strlen(text, -1);
  }
  return length;
}

static Rank rank_of(const Flow *flow, const Node *article) {
  const PageStyle *style = flow->setter->style;
  glong length = body_length(article);
  if (node_child(article->parent, NODE_ARTICLE) == article)
    return RANK_LEAD;
  if (length >= (glong)style->wide_from)
    return RANK_WIDE;
  return length < (glong)style->short_below ? RANK_SHORT : RANK_COLUMN;
}

/* TEXT for a list on a screen: what does not show is dropped or, where it
 * parts words, a space; at most N characters, of which no mark stands before
 * the ellipsis. */
static char *bookmark_title(const char *text, glong n) {
  g_autoptr(GString) plain = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    GUnicodeType type = g_unichar_type(c);
    if (g_unichar_isspace(c) || type == G_UNICODE_CONTROL)
      g_string_append_c(plain, ' ');
    else if (type != G_UNICODE_FORMAT)
      g_string_append_unichar(plain, c);
  }
  g_autofree char *whole = text_trim(plain->str, plain->len);
  if (g_utf8_strlen(whole, -1) <= n)
    return g_steal_pointer(&whole);
  char *end = g_utf8_offset_to_pointer(whole, n);
  while (end > whole &&
         !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  *end = '\0';
  return g_strconcat(whole, "…", NULL);
}

static void bookmark_item(Flow *flow, const Node *item) {
  const Node *headline = node_child(item, NODE_HEADLINE);
  g_autofree char *text = node_text(headline ? headline : item, " ");
  g_autofree char *title =
      bookmark_title(text, headline ? LONGEST_BOOKMARK : BOOKMARK_WORDS);
  if (!text_is_blank(title))
    flow_bookmark(flow, 2, title);
}

/* Space before an item that is not the first; with a rule in its middle
 * unless a headline across the columns follows. */
static void add_separator(Flow *flow, gboolean wide) {
  const PageStyle *style = flow->setter->style;
  flow_add_space(flow, 1, wide);
  flow_mark_rule(flow,
                 (DisplayRule){0, style->pitch / 2, flow_width(flow, wide),
                               SEPARATOR_WEIGHT, INK_BLACK},
                 flow->artifact);
}

/* Keeps the first N pieces from FIRST on with what follows. */
static void keep_opening(Flow *flow, guint first, guint n) {
  for (guint i = first; i < first + n && i + 1 < flow->pieces->len; i++)
    g_array_index(flow->pieces, Piece, i).keep = TRUE;
}

/* Adds NODE, or the table that it begins; returns the last node added. */
static const Node *add_nodes(Flow *flow, const Node *node, guint parent) {
  guint rows = table_rows(node);
  if (rows && table_add(flow, node, rows, parent)) {
    while (--rows)
      node = node->next;
    return node;
  }
  if (ADD[node->kind])
    ADD[node->kind](flow, node, parent);
  return node;
}

/* A figure may stand before a paragraph or subheading, but not between a text
 * and what ends it.  Returns the last node added. */
static const Node *add_block(Flow *flow, const Node *node, guint parent) {
  guint first = flow->pieces->len;
  guint element = flow->setter->display->elements->len;
  const Node *last = add_nodes(flow, node, parent);
  if (flow->setter->display->elements->len > element)
    inside_home(flow, node, element);
  if (first < flow->pieces->len)
    g_array_index(flow->pieces, Piece, first).opens =
        node->kind == NODE_PARAGRAPH || node->kind == NODE_SUBHEADING;
  return last;
}

/* An item opens a column's end with two lines under its headline, or with
 * four where it has none. */
static void add_item(Flow *flow, const Node *item, Rank rank, guint parent) {
  guint element = flow_element(flow, ELEMENT_ARTICLE, parent, 0);
  inside_home(flow, item, element);
  bookmark_item(flow, item);
  const Node *body = item->first;
  while (body && deck_holds(body->kind))
    body = body->next;
  guint first = flow->pieces->len;
  deck_add(flow, item->first, body, rank, element);
  guint opening = flow->pieces->len;
  for (; body; body = body->next)
    body = add_block(flow, body, element);
  for (guint i = opening; i < flow->pieces->len; i++)
    g_array_index(flow->pieces, Piece, i).item = element;
  keep_opening(flow, opening, opening > first ? 1 : 3);
}

/* TRUE if another item stands before ITEM on its page. */
static gboolean is_later(const Node *item) {
  for (item = item->previous; item; item = item->previous)
    if (item->kind != NODE_STAFF && item->kind != NODE_FURNITURE)
      return TRUE;
  return FALSE;
}

static void add_article(Flow *flow, const Node *article, guint part) {
  Rank rank = rank_of(flow, article);
  gboolean wide = rank == RANK_LEAD || rank == RANK_WIDE;
  if (is_later(article))
    add_separator(flow, wide);
  add_item(flow, article, rank, part);
}

static void add_notice(Flow *flow, const Node *notice, guint part) {
  if (is_later(notice))
    add_separator(flow, FALSE);
  add_item(flow, notice, RANK_SHORT, part);
}

static void add_picture(Flow *flow, const Node *picture, guint part) {
  if (is_later(picture))
    flow_add_space(flow, 1, FALSE);
  bookmark_item(flow, picture);
  figure_add(flow, picture, part, FALSE);
}

static const NodeAdder ADD_ITEM[NODE_KINDS] = {[NODE_ARTICLE] = add_article,
                                               [NODE_NOTICE] = add_notice,
                                               [NODE_PICTURE] = add_picture};

/* ── The issue ───────────────────────────────────────────────────────── */

static void add_page(Flow *flow, const Node *page, guint nth, guint n_pages) {
  guint part = flow_element(flow, ELEMENT_PART, 0, 0);
  inside_home(flow, page, part);
  furniture_add_bar(flow, page, nth, n_pages, part);
  for (const Node *item = page->first; item; item = item->next)
    if (ADD_ITEM[item->kind])
      ADD_ITEM[item->kind](flow, item, part);
}

static void add_pages(Flow *flow, const Node *root) {
  guint n_pages = 0, nth = 0;
  for (const Node *page = node_child(root, NODE_PAGE); page;
       page = node_next(page))
    n_pages++;
  for (const Node *page = node_child(root, NODE_PAGE); page;
       page = node_next(page))
    add_page(flow, page, ++nth, n_pages);
}

void items_add(Flow *flow, const Issue *issue) {
  furniture_add_nameplate(flow, issue);
  add_pages(flow, issue_root(issue));
  furniture_add_imprint(flow, issue);
  inside_settle(flow);
}
