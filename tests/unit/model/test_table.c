/* Paragraphs that are rows of a table, and others. */
#include "model/table.h"

#include <string.h>

/* An article with a paragraph for each line of TEXT. */
static Issue *issue_of(const char *text) {
  Issue *issue = issue_new("zh-Hans");
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 0);
  Node *article = node_add(issue, page, NODE_ARTICLE, 0);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    Node *p = node_add(issue, article, NODE_PARAGRAPH, 0);
    node_add_text(issue, p, NODE_TEXT, 0, lines[i], -1);
  }
  return issue;
}

static const Node *first_of(const Issue *issue) {
  return node_child(issue_root(issue), NODE_PAGE)->first->first;
}

static void test_rows(void) {
  static const struct {
    const char *text;
    guint rows, figures;
  } CASES[] = {
      {"品名 东门 西门\n猪肉 6.80 6.60\n鸡蛋 4.70 4.60", 3, 1 << 1 | 1 << 2},
      {"品名　东门　西门\n猪肉　6.80　持平\n鸡蛋　4.70　持平\n价已稳。", 3,
       1 << 1},
      {"足金　二五三元五角\n英鎊　一五元\n美金　六元", 3, 1 << 1},
      {"春眠不觉晓 处处闻啼鸟\n夜来风雨声 花落知多少\n山中相送罢 日暮掩柴扉", 0,
       0},
      {"猪肉 6.80 6.60\n鸡蛋 4.70 4.60", 0, 0},
      {"猪肉 6.80 6.60\n鸡蛋 4.70\n莴笋 0.50 0.60", 0, 0},
      {"猪肉 6.80 涨。\n鸡蛋 4.70 跌。\n莴笋 0.50 平。", 0, 0},
      {"一\n二\n三", 0, 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    Issue *issue = issue_of(CASES[i].text);
    const Node *first = first_of(issue);
    g_assert_cmpuint(table_rows(first), ==, CASES[i].rows);
    if (CASES[i].rows)
      g_assert_cmpuint(table_figures(first, CASES[i].rows), ==,
                       CASES[i].figures);
    issue_free(issue);
  }
}

static void test_cells(void) {
  Issue *issue = issue_of(" 品名　 东门\t西门 \n");
  g_auto(GStrv) cells = table_cells(first_of(issue));
  g_autofree char *joined = g_strjoinv("|", cells);
  g_assert_cmpstr(joined, ==, "品名|东门|西门");
  issue_free(issue);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/table/rows", test_rows);
  g_test_add_func("/table/cells", test_cells);
  return g_test_run();
}
