/* ISSUE goes in, marked text comes out: one short writer per kind of node.
 * Values stand in the marks' brackets, what the paper prints behind them. */
#include "markup/issue_text_write.h"

#include <string.h>

typedef struct {
  GString *out;
  GHashTable *exact;
  guint page, items[NODE_KINDS]; /* written so far, on the page */
  gboolean in_body; /* the lines written last stand under 【正文 一行一段】 */
} Writer;

typedef void (*NodeWriter)(Writer *w, const Node *node);

/* ── Marks and words ─────────────────────────────────────────────────── */

static const char *const MARKS[NODE_KINDS] = {
    [NODE_TITLE] = "报名",        [NODE_DATE] = "日期",
    [NODE_WEEKDAY] = "星期",      [NODE_LUNAR_DATE] = "农历",
    [NODE_NUMBER] = "期号",       [NODE_PAGE_COUNT] = "版数",
    [NODE_STAFF] = "职员",        [NODE_WEBSITE] = "网址",
    [NODE_EMAIL] = "邮箱",        [NODE_FACT] = "事项",
    [NODE_PAGE] = "版",           [NODE_ARTICLE] = "稿件",
    [NODE_PICTURE] = "图片稿",    [NODE_NOTICE] = "公告稿",
    [NODE_FURNITURE] = "报眉",    [NODE_RUBRIC] = "栏目",
    [NODE_KICKER] = "引题",       [NODE_HEADLINE] = "主题",
    [NODE_SUBHEAD] = "副题",      [NODE_BYLINE] = "作者",
    [NODE_EDITOR_NOTE] = "按语",  [NODE_PARAGRAPH] = "段",
    [NODE_SUBHEADING] = "小标题", [NODE_FIGURE] = "图片",
    [NODE_CAPTION] = "图说",      [NODE_CREDIT] = "摄影",
    [NODE_JUMP] = "转版",         [NODE_CONTINUED] = "接版",
    [NODE_DATELINE] = "电头",     [NODE_PERSON] = "姓名"};

/* TEXT with a backslash before what marks are made of; one that ends or begins
 * a line with a space keeps it so. */
static void put_escaped(GString *out, const char *text) {
  static const char *const SPECIAL[] = {"【", "】", "：", "\\"};
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean edge = p == text || !*g_utf8_next_char(p);
    gboolean special = edge && g_unichar_isspace(c);
    for (guint i = 0; i < G_N_ELEMENTS(SPECIAL); i++)
      special |= g_str_has_prefix(p, SPECIAL[i]);
    if (special && c != '\n')
      g_string_append_c(out, '\\');
    if (c == '\n')
      g_string_append(out, "\\n");
    else
      g_string_append_unichar(out, c);
  }
}

/* A line end or a space at the edge would be lost, and a colon would go with
 * the mark. */
static gboolean needs_letters(const char *text) {
  if (!*text)
    return FALSE;
  const char *last = g_utf8_prev_char(text + strlen(text));
  return g_unichar_isspace(g_utf8_get_char(text)) ||
         g_unichar_isspace(g_utf8_get_char(last)) || strchr(text, '\n') ||
         *text == ':' || g_str_has_prefix(text, "：");
}

/* 【name* value：value：…】; values end at a NULL. */
static void put_mark(Writer *w, const char *name, gboolean exact,
                     const char *const *values) {
  w->in_body = FALSE;
  g_string_append_printf(w->out, "【%s%s", name, exact ? "*" : "");
  for (guint i = 0; values && values[i]; i++) {
    g_string_append(w->out, i ? "：" : " ");
    put_escaped(w->out, values[i]);
  }
  g_string_append(w->out, "】");
}

static void put_words(Writer *w, const char *text, gboolean exact) {
  if (exact)
    put_escaped(w->out, text);
  else
    g_string_append(w->out, text);
  g_string_append_c(w->out, '\n');
}

static void put_line(Writer *w, const Node *node, const char *const *values,
                     const char *text) {
  gboolean exact = needs_letters(text);
  put_mark(w, MARKS[node->kind], exact, values);
  put_words(w, text, exact);
}

static void put_blank(Writer *w) {
  w->in_body = FALSE;
  if (w->out->len)
    g_string_append_c(w->out, '\n');
}

/* ── Leaves ──────────────────────────────────────────────────────────── */

static void write_text(Writer *w, const Node *node) {
  put_line(w, node, NULL, node->text);
}

/* A value the paper prints otherwise, or not at all, stands in the mark. */
static void write_fact(Writer *w, const Node *node) {
  const char *values[] = {node->text, NULL};
  gboolean given = node_attr(node, ATTR_PRINTED) != NULL;
  put_line(w, node, given ? values : NULL, node_printed(node));
}

static void write_named(Writer *w, const Node *node) {
  NodeAttr attr = node->kind == NODE_STAFF ? ATTR_ROLE : ATTR_NAME;
  const char *name = node_attr(node, attr);
  gboolean given = node_attr(node, ATTR_PRINTED) != NULL;
  const char *values[] = {name ? name : "", given ? node->text : NULL, NULL};
  put_line(w, node, name || given ? values : NULL, node_printed(node));
}

static void put_span(Writer *w, const Node *node) {
  const char *role = node_attr(node, ATTR_ROLE);
  if (node->kind == NODE_TEXT) {
    put_escaped(w->out, node->text);
    return;
  }
  g_string_append_printf(w->out, "【%s", MARKS[node->kind]);
  if (role) {
    g_string_append_c(w->out, ' ');
    put_escaped(w->out, role);
  }
  g_string_append(w->out, "：");
  put_escaped(w->out, node->text);
  g_string_append(w->out, "】");
}

/* Words with others marked among them. */
static void put_mixed(Writer *w, const Node *node) {
  g_autofree char *text = node_text(node, "");
  gboolean exact = needs_letters(text) ||
                   (w->exact && g_hash_table_contains(w->exact, node));
  put_mark(w, MARKS[node->kind], exact, NULL);
  if (!exact) {
    put_words(w, text, FALSE);
    return;
  }
  for (const Node *child = node->first; child; child = child->next)
    put_span(w, child);
  g_string_append_c(w->out, '\n');
}

/* ── Text ────────────────────────────────────────────────────────────── */

/* A paragraph of the body needs no mark of its own, unless it would be taken
 * for one. */
static gboolean is_plain(const Writer *w, const Node *paragraph) {
  g_autofree char *text = node_text(paragraph, "");
  return *text && !needs_letters(text) && !g_str_has_prefix(text, "【") &&
         !(w->exact && g_hash_table_contains(w->exact, paragraph));
}

static void write_paragraph(Writer *w, const Node *node) {
  if (!is_plain(w, node)) {
    put_mixed(w, node);
    return;
  }
  g_autofree char *text = node_text(node, "");
  if (!w->in_body)
    g_string_append(w->out, "【正文 一行一段】\n");
  w->in_body = TRUE;
  put_words(w, text, FALSE);
}

static void write_editor_note(Writer *w, const Node *node) {
  const char *values[] = {"一行一段", NULL};
  gboolean plain = TRUE;
  for (const Node *p = node->first; p; p = p->next)
    plain &= is_plain(w, p);
  put_mark(w, MARKS[node->kind], !plain, values);
  g_string_append_c(w->out, '\n');
  for (const Node *p = node->first; p; p = p->next) {
    for (const Node *child = p->first; child; child = child->next)
      if (plain)
        g_string_append(w->out, child->text);
      else
        put_span(w, child);
    g_string_append_c(w->out, '\n');
  }
}

static void write_deck(Writer *w, const Node *node) {
  gboolean exact = FALSE;
  for (const Node *line = node->first; line; line = line->next)
    exact |= needs_letters(line->text) ||
             (node->first->next && g_str_has_prefix(line->text, "【"));
  put_mark(w, MARKS[node->kind], exact, NULL);
  if (node->first && node->first->next)
    g_string_append_c(w->out, '\n');
  for (const Node *line = node->first; line; line = line->next)
    put_words(w, line->text, exact);
}

static void write_jump(Writer *w, const Node *node) {
  gboolean out = node->kind == NODE_JUMP;
  const char *page = node_attr(node, out ? ATTR_TO : ATTR_FROM);
  const char *more =
      out ? g_strcmp0(node_attr(node, ATTR_JOINED), "true") == 0 ? "文接" : NULL
          : node_attr(node, ATTR_HEADLINE);
  const char *values[] = {page ? page : "", more, NULL};
  put_line(w, node, values, node_printed(node));
}

/* ── Pictures and items ──────────────────────────────────────────────── */

static void write_children(Writer *w, const Node *node);

static void put_image(Writer *w, const Node *node) {
  const char *src = node_attr(node, ATTR_SRC);
  const char *values[] = {node_attr(node, ATTR_ALT), NULL};
  if (node->kind == NODE_PICTURE && !src && !values[0])
    return;
  put_mark(w, MARKS[NODE_FIGURE], FALSE, values);
  put_words(w, src ? src : "", FALSE);
}

static void write_figure(Writer *w, const Node *node) {
  put_image(w, node);
  write_children(w, node);
}

/* The id of NODE, if it is another than its place gives
 * (issue_number_items()). */
static const char *own_id(Writer *w, const Node *node) {
  static const char LETTERS[NODE_KINDS] = {
      [NODE_ARTICLE] = 'a', [NODE_PICTURE] = 'f', [NODE_NOTICE] = 'n'};
  g_autofree char *usual = g_strdup_printf(
      "p%u-%c%u", w->page, LETTERS[node->kind], ++w->items[node->kind]);
  const char *id = node_attr(node, ATTR_ID);
  return g_strcmp0(id, usual) == 0 ? NULL : id;
}

static void write_item(Writer *w, const Node *node) {
  const char *values[] = {own_id(w, node), NULL};
  put_blank(w);
  put_mark(w, MARKS[node->kind], FALSE, values);
  g_string_append_c(w->out, '\n');
  if (node->kind == NODE_PICTURE)
    put_image(w, node);
  write_children(w, node);
  put_mark(w, "完", FALSE, NULL);
  g_string_append_c(w->out, '\n');
}

/* A name that is there but empty needs a third value. */
static void write_page(Writer *w, const Node *node) {
  const char *number = node_attr(node, ATTR_NUMBER);
  const char *name = node_attr(node, ATTR_NAME);
  const char *values[] = {number ? number : "", name ? name : "",
                          name && !*name ? "" : NULL, NULL};
  w->page++;
  memset(w->items, 0, sizeof w->items);
  put_blank(w);
  put_blank(w);
  put_line(w, node, values, node_printed(node));
  write_children(w, node);
}

static void write_masthead(Writer *w, const Node *node) {
  g_string_append(w->out, "【报头*】\n");
  write_children(w, node);
}

static const NodeWriter WRITERS[NODE_KINDS] = {
    [NODE_MASTHEAD] = write_masthead,   [NODE_TITLE] = write_fact,
    [NODE_DATE] = write_fact,           [NODE_WEEKDAY] = write_text,
    [NODE_LUNAR_DATE] = write_text,     [NODE_NUMBER] = write_fact,
    [NODE_PAGE_COUNT] = write_fact,     [NODE_STAFF] = write_named,
    [NODE_WEBSITE] = write_fact,        [NODE_EMAIL] = write_fact,
    [NODE_FACT] = write_named,          [NODE_PAGE] = write_page,
    [NODE_ARTICLE] = write_item,        [NODE_PICTURE] = write_item,
    [NODE_NOTICE] = write_item,         [NODE_FURNITURE] = write_text,
    [NODE_RUBRIC] = write_text,         [NODE_KICKER] = write_deck,
    [NODE_HEADLINE] = write_deck,       [NODE_SUBHEAD] = write_deck,
    [NODE_BYLINE] = put_mixed,          [NODE_EDITOR_NOTE] = write_editor_note,
    [NODE_PARAGRAPH] = write_paragraph, [NODE_SUBHEADING] = write_text,
    [NODE_FIGURE] = write_figure,       [NODE_CAPTION] = write_text,
    [NODE_CREDIT] = put_mixed,          [NODE_JUMP] = write_jump,
    [NODE_CONTINUED] = write_jump,
};

static void write_children(Writer *w, const Node *node) {
  for (const Node *child = node->first; child; child = child->next)
    WRITERS[child->kind](w, child);
}

GBytes *issue_text_write(const Issue *issue, GHashTable *exact) {
  Writer w = {.out = g_string_new(NULL), .exact = exact};
  g_string_append_printf(
      w.out, "【语言】%s\n",
      strcmp(issue_language(issue), "zh-Hant") == 0 ? "繁體" : "简体");
  write_children(&w, issue_root(issue));
  return g_string_free_to_bytes(w.out);
}
