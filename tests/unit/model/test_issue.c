/* Building a tree, walking it, its words, and its dump. */
#include "model/issue.h"

#include "issue_fixture.h"

static void test_dump(void) {
  g_autoptr(Issue) issue = fixture_issue();
  g_autoptr(GString) dump = g_string_new(NULL);
  issue_dump(issue, dump);
  g_assert_cmpstr(dump->str, ==,
                  "issue xml:lang=\"zh-Hans\"\n"
                  "  masthead\n"
                  "    title @1 \"柳河晚报\"\n"
                  "    date @2 printed=\"二〇二四年\n二月廿九日\" "
                  "\"2024-02-29\"\n"
                  "    staff role=\"责编\" printed=\"\" \"林一\"\n"
                  "  page @6 number=\"A1\"\n"
                  "    article @7 id=\"p1-a1\"\n"
                  "      headline @7\n"
                  "        line @7 \"春水 满渠\"\n"
                  "        line @8 \"\"\n"
                  "      p @9\n"
                  "        #text @9 \"　　 \"\n"
                  "        dateline @9 \"本报讯\"\n"
                  "        #text @9 \" 3<4 & \"５\"；𠮷\t。 \"\n"
                  "      jump @10 to=\"A2\" printed=\"(下转A2版)\"\n"
                  "      p @10\n"
                  "  page\n");
}

static void test_words(void) {
  g_autoptr(Issue) issue = fixture_issue();
  Node *page = issue_root_mutable(issue)->last;
  node_set_attr(issue, page, ATTR_PRINTED, "二版");
  node_add_text(issue, page, NODE_FURNITURE, 0, "书眉", -1);
  Node *article = node_add(issue, page, NODE_ARTICLE, 0);
  Node *continued = node_add(issue, article, NODE_CONTINUED, 0);
  node_set_attr(issue, continued, ATTR_HEADLINE, "满渠");
  g_autoptr(GString) words = g_string_new(NULL);
  issue_append_words(issue, words);
  const char *both = "柳河晚报\n二〇二四年\n二月廿九日\n春水 满渠\n"
                     "　　 \n本报讯\n 3<4 & \"５\"；𠮷\t。 \n(下转A2版)\n";
  g_autofree char *all = g_strconcat(both, "二版\n书眉\n满渠\n", NULL);
  g_assert_cmpstr(words->str, ==, all);
  g_string_truncate(words, 0);
  issue_append_reading(issue, words);
  g_assert_cmpstr(words->str, ==, both);
}

static void test_text(void) {
  g_autoptr(Issue) issue = fixture_issue();
  const Node *article = issue_root(issue)->last->previous->first;
  g_autofree char *headline = node_text(article->first, "/");
  g_assert_cmpstr(headline, ==, "春水 满渠/");
  g_autofree char *nothing = node_text(NULL, "/");
  g_assert_cmpstr(nothing, ==, "");
  g_assert_cmpstr(issue_fact(issue, NODE_TITLE), ==, "柳河晚报");
  g_assert_cmpstr(issue_fact(issue, NODE_NUMBER), ==, "");
  const Node *p = node_child(article, NODE_PARAGRAPH);
  g_assert_true(node_next(p) == article->last);
  g_assert_null(node_next(node_next(p)));
}

static void test_facts(void) {
  static const struct {
    NodeKind kind;
    const char *value, *shown;
  } CASES[] = {{NODE_TITLE, "东河报", "东河报"},
               {NODE_DATE, "2021-06-08", "2021年6月8日"},
               {NODE_NUMBER, "1345", "第1345期"},
               {NODE_PAGE_COUNT, "4", "共4版"}};
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Issue) issue = issue_new("zh-Hans");
    issue_set_fact(issue, CASES[i].kind, CASES[i].value);
    g_assert_cmpstr(issue_fact(issue, CASES[i].kind), ==, CASES[i].value);
    const Node *fact = node_child(issue_masthead(issue), CASES[i].kind);
    g_autofree char *shown = node_shown(fact);
    g_assert_cmpstr(shown, ==, CASES[i].shown);
  }
}

/* The words that a fact replaces are kept. */
static void test_replaced_fact(void) {
  g_autoptr(Issue) issue = fixture_issue();
  issue_set_fact(issue, NODE_DATE, "2024-03-01");
  g_assert_cmpstr(issue_fact(issue, NODE_DATE), ==, "2024-03-01");
  const Node *kept = node_child(issue_masthead(issue), NODE_FURNITURE);
  g_assert_cmpstr(kept->text, ==, "二〇二四年\n二月廿九日");
  g_assert_cmpuint(kept->line, ==, 2);
}

static void test_numbering(void) {
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 0);
  Node *items[] = {node_add(issue, page, NODE_ARTICLE, 0),
                   node_add(issue, page, NODE_PICTURE, 0),
                   node_add(issue, page, NODE_ARTICLE, 0),
                   node_add(issue, page, NODE_NOTICE, 0),
                   node_add(issue, page, NODE_ARTICLE, 0)};
  node_set_attr(issue, items[2], ATTR_ID, "p1-a1");
  issue_number_items(issue);
  static const char *const IDS[] = {"p1-a2", "p1-f1", "p1-a1", "p1-n1",
                                    "p1-a3"};
  for (guint i = 0; i < G_N_ELEMENTS(IDS); i++)
    g_assert_cmpstr(node_attr(items[i], ATTR_ID), ==, IDS[i]);
}

static void test_moving(void) {
  g_autoptr(Issue) issue = fixture_issue();
  Node *first = issue_root_mutable(issue)->first->next;
  Node *second = first->next;
  node_move(first->first, second, NULL);
  g_assert_null(first->first);
  g_assert_null(first->last);
  Node *article = second->first;
  g_assert_true(second->last == article && article->parent == second);
  node_move(article->last, article, article->first);
  g_assert_cmpint(article->first->kind, ==, NODE_PARAGRAPH);
  g_assert_cmpint(article->last->kind, ==, NODE_JUMP);
  node_remove(article->first->next);
  g_assert_cmpint(article->first->next->kind, ==, NODE_PARAGRAPH);
  g_assert_true(article->first->next->previous == article->first);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/issue/dump", test_dump);
  g_test_add_func("/issue/words", test_words);
  g_test_add_func("/issue/text", test_text);
  g_test_add_func("/issue/facts", test_facts);
  g_test_add_func("/issue/replaced-fact", test_replaced_fact);
  g_test_add_func("/issue/numbering", test_numbering);
  g_test_add_func("/issue/moving", test_moving);
  return g_test_run();
}
