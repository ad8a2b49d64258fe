/* A whole tree passes the check; each broken rule is named. */
#include "issue_fixture.h"

static Node *masthead(Issue *issue) {
  return issue_masthead_mutable(issue);
}

static Node *page(Issue *issue) {
  return masthead(issue)->next;
}

static void no_title(Issue *issue) {
  node_set_text(issue, masthead(issue)->first, "");
}

static void wrong_place(Issue *issue) {
  page(issue)->first->first->kind = NODE_CAPTION;
}

static void wrong_attribute(Issue *issue) {
  node_set_attr(issue, page(issue), ATTR_NAME, "要闻");
  page(issue)->kind = NODE_PICTURE;
}

static void wrong_content(Issue *issue) {
  page(issue)->text = "字";
}

static void no_text(Issue *issue) {
  masthead(issue)->first->text = NULL;
}

static void not_utf8(Issue *issue) {
  node_set_text(issue, masthead(issue)->first, "\xD6\xD0");
}

static void id_twice(Issue *issue) {
  Node *notice = node_add(issue, page(issue), NODE_NOTICE, 0);
  node_set_attr(issue, notice, ATTR_ID, "p1-a1");
}

static Node *paragraph(Issue *issue) {
  Node *article = node_add(issue, page(issue), NODE_ARTICLE, 0);
  return node_add(issue, article, NODE_PARAGRAPH, 0);
}

static void empty_text(Issue *issue) {
  node_add_text(issue, paragraph(issue), NODE_TEXT, 0, "", 0);
}

static void texts_in_a_row(Issue *issue) {
  Node *p = paragraph(issue);
  node_add_text(issue, p, NODE_TEXT, 0, "春耕", -1);
  node_add_text(issue, p, NODE_TEXT, 0, "开始", -1);
}

static const struct {
  void (*harm)(Issue *issue);
  const char *fault;
} CASES[] = {
    {no_title, "the masthead has no title"},
    {wrong_place, "<caption> may not stand in <article>"},
    {wrong_attribute, "<picture> may not stand in <issue>"},
    {wrong_content, "<page> has content of the wrong sort"},
    {no_text, "<title> has content of the wrong sort"},
    {not_utf8, "<title> is not UTF-8"},
    {id_twice, "the id p1-a1 stands twice"},
    {empty_text, "a text node is empty"},
    {texts_in_a_row, "two text nodes stand side by side"},
};

static void test_faults(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Issue) issue = fixture_issue();
    CASES[i].harm(issue);
    g_autofree char *fault = issue_check(issue);
    g_assert_cmpstr(fault, ==, CASES[i].fault);
  }
}

static void test_whole(void) {
  g_autoptr(Issue) issue = fixture_issue();
  g_assert_null(issue_check(issue));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/check/whole", test_whole);
  g_test_add_func("/check/faults", test_faults);
  return g_test_run();
}
