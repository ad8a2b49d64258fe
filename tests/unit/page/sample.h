/* Issues built by hand for the tests of composition. */
#ifndef KANYIN_TEST_PAGE_SAMPLE_H
#define KANYIN_TEST_PAGE_SAMPLE_H

#include "model/issue.h"

#define SAMPLE_SENTENCE                                                        \
  "会议强调，要坚持“项目为王”，聚焦10个重点产业，推动园区建设提速增效。"

/* A new issue with all the facts of a masthead, and no pages. */
static inline Issue *sample_issue(const char *title) {
  Issue *issue = issue_new("zh-Hans");
  Node *head = issue_masthead_mutable(issue);
  node_add_text(issue, head, NODE_TITLE, 1, title, -1);
  Node *date = node_add_text(issue, head, NODE_DATE, 2, "2021-06-08", -1);
  node_set_attr(issue, date, ATTR_PRINTED, "2021年6月8日");
  node_add_text(issue, head, NODE_WEEKDAY, 2, "星期二", -1);
  node_add_text(issue, head, NODE_LUNAR_DATE, 2, "农历辛丑年四月廿八", -1);
  Node *number = node_add_text(issue, head, NODE_NUMBER, 3, "1345", -1);
  node_set_attr(issue, number, ATTR_PRINTED, "总第1345期");
  Node *staff = node_add_text(issue, head, NODE_STAFF, 4, "李念辉", -1);
  node_set_attr(issue, staff, ATTR_PRINTED, "责编/版式:李念辉");
  staff = node_add_text(issue, head, NODE_STAFF, 4, "李念辉", -1);
  node_set_attr(issue, staff, ATTR_PRINTED, "");
  Node *site = node_add_text(issue, head, NODE_WEBSITE, 5, "http://a.cn", -1);
  node_set_attr(issue, site, ATTR_PRINTED, "网址: <http://a.cn>");
  node_add_text(issue, head, NODE_FURNITURE, 6, "版心线", -1);
  return issue;
}

static inline Node *sample_page(Issue *issue, const char *number,
                                const char *name) {
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 7);
  node_set_attr(issue, page, ATTR_NUMBER, number);
  if (name)
    node_set_attr(issue, page, ATTR_NAME, name);
  return page;
}

static inline void sample_deck(Issue *issue, Node *item, NodeKind kind,
                               const char *const *lines) {
  Node *deck = node_add(issue, item, kind, 8);
  for (; *lines; lines++)
    node_add_text(issue, deck, NODE_LINE, 8, *lines, -1);
}

static inline void sample_headline(Issue *issue, Node *item, const char *line) {
  sample_deck(issue, item, NODE_HEADLINE, (const char *[]){line, NULL});
}

/* A paragraph of N sentences, opened by DATELINE if that is not NULL. */
static inline void sample_paragraph(Issue *issue, Node *item,
                                    const char *dateline, guint n) {
  Node *p = node_add(issue, item, NODE_PARAGRAPH, 9);
  if (dateline)
    node_add_text(issue, p, NODE_DATELINE, 9, dateline, -1);
  g_autoptr(GString) text = g_string_new(dateline ? " " : NULL);
  for (guint i = 0; i < n; i++)
    g_string_append(text, SAMPLE_SENTENCE);
  node_add_text(issue, p, NODE_TEXT, 9, text->str, -1);
}

/* An article of N paragraphs of growing length. */
static inline Node *sample_article(Issue *issue, Node *page, const char *line,
                                   guint n) {
  Node *article = node_add(issue, page, NODE_ARTICLE, 8);
  if (line)
    sample_headline(issue, article, line);
  for (guint i = 0; i < n; i++)
    sample_paragraph(issue, article, i ? NULL : "东昌府讯", 1 + i % 5);
  return article;
}

static inline void sample_byline(Issue *issue, Node *item, const char *text) {
  Node *byline = node_add(issue, item, NODE_BYLINE, 10);
  node_add_text(issue, byline, NODE_TEXT, 10, text, -1);
}

static inline void sample_picture(Issue *issue, Node *page, guint sentences) {
  Node *picture = node_add(issue, page, NODE_PICTURE, 11);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < sentences; i++)
    g_string_append(text, SAMPLE_SENTENCE);
  node_add_text(issue, picture, NODE_CAPTION, 11, text->str, -1);
  Node *credit = node_add(issue, picture, NODE_CREDIT, 12);
  node_add_text(issue, credit, NODE_TEXT, 12, "融媒体 郭龙君", -1);
}

#endif
