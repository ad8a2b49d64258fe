/* An issue with a bit of everything, and the XML it is written as: the writer
 * must make the one of the other, the reader the other of the one. */
#ifndef KANYIN_TESTS_ISSUE_FIXTURE_H
#define KANYIN_TESTS_ISSUE_FIXTURE_H

#include "model/issue.h"

static inline void fixture_masthead(Issue *issue) {
  Node *masthead = issue_masthead_mutable(issue);
  node_add_text(issue, masthead, NODE_TITLE, 1, "柳河晚报", -1);
  Node *date = node_add_text(issue, masthead, NODE_DATE, 2, "2024-02-29", -1);
  node_set_attr(issue, date, ATTR_PRINTED, "二〇二四年\n二月廿九日");
  Node *staff = node_add_text(issue, masthead, NODE_STAFF, 0, "林一", -1);
  node_set_attr(issue, staff, ATTR_ROLE, "责编");
  node_set_attr(issue, staff, ATTR_PRINTED, "");
}

static inline void fixture_article(Issue *issue, Node *page) {
  Node *article = node_add(issue, page, NODE_ARTICLE, 7);
  Node *headline = node_add(issue, article, NODE_HEADLINE, 7);
  node_add_text(issue, headline, NODE_LINE, 7, "春水 满渠", -1);
  node_add_text(issue, headline, NODE_LINE, 8, "", -1);
  Node *p = node_add(issue, article, NODE_PARAGRAPH, 9);
  node_add_text(issue, p, NODE_TEXT, 9, "　　 ", -1);
  node_add_text(issue, p, NODE_DATELINE, 9, "本报讯", -1);
  node_add_text(issue, p, NODE_TEXT, 9, " 3<4 & \"５\"；𠮷\t。 ", -1);
  Node *jump = node_add(issue, article, NODE_JUMP, 10);
  node_set_attr(issue, jump, ATTR_TO, "A2");
  node_set_attr(issue, jump, ATTR_PRINTED, "(下转A2版)");
  node_add(issue, article, NODE_PARAGRAPH, 10);
}

static inline Issue *fixture_issue(void) {
  Issue *issue = issue_new("zh-Hans");
  fixture_masthead(issue);
  Node *root = issue_root_mutable(issue);
  Node *page = node_add(issue, root, NODE_PAGE, 6);
  node_set_attr(issue, page, ATTR_NUMBER, "A1");
  fixture_article(issue, page);
  node_add(issue, root, NODE_PAGE, 0);
  issue_number_items(issue);
  return issue;
}

static const char FIXTURE_XML[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<issue xmlns=\"urn:kanyin:issue:1\" xml:lang=\"zh-Hans\">\n"
    "  <masthead>\n"
    "    <title line=\"1\">柳河晚报</title>\n"
    "    <date printed=\"二〇二四年&#10;二月廿九日\" line=\"2\">2024-02-29"
    "</date>\n"
    "    <staff role=\"责编\" printed=\"\">林一</staff>\n"
    "  </masthead>\n"
    "  <page number=\"A1\" line=\"6\">\n"
    "    <article id=\"p1-a1\" line=\"7\">\n"
    "      <headline>\n"
    "        <line>春水 满渠</line>\n"
    "        <line line=\"8\"/>\n"
    "      </headline>\n"
    "      <p line=\"9\">　　 <dateline>本报讯</dateline> 3&lt;4 &amp; \"５\"；"
    "𠮷\t。 </p>\n"
    "      <jump to=\"A2\" printed=\"(下转A2版)\" line=\"10\"/>\n"
    "      <p line=\"10\"/>\n"
    "    </article>\n"
    "  </page>\n"
    "  <page/>\n"
    "</issue>\n";

#endif
