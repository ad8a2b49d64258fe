#include "pdf/outline.h"

/* Levels and the tree they make, each node as its number and, in brackets,
 * what is below it. */
static const struct {
  const char *levels, *tree;
} CASES[] = {{"", "0"},
             {"1", "0(1)"},
             {"11", "0(1 2)"},
             {"12", "0(1(2))"},
             {"122122", "0(1(2 3) 4(5 6))"},
             {"1232", "0(1(2(3) 4))"},
             {"13312", "0(1(2 3) 4(5))"}, /* level 2 left out */
             {"13212", "0(1(2 3) 4(5))"},
             {"2121", "0(1 2(3) 4)"}, /* begins below level 1 */
             {"321", "0(1 2 3)"}};

static void print_node(const OutlineNode *tree, guint i, GString *out) {
  g_string_append_printf(out, "%u", i);
  guint before = OUTLINE_NONE;
  for (guint child = tree[i].first; child != OUTLINE_NONE;
       child = tree[child].next) {
    g_assert_cmpuint(tree[child].parent, ==, i);
    g_assert_cmpuint(tree[child].previous, ==, before);
    g_string_append_c(out, before == OUTLINE_NONE ? '(' : ' ');
    print_node(tree, child, out);
    before = child;
  }
  g_assert_cmpuint(tree[i].last, ==, before);
  if (before != OUTLINE_NONE)
    g_string_append_c(out, ')');
}

static void test_tree(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    guint levels[16], n = 0;
    for (const char *p = CASES[i].levels; *p; p++)
      levels[n++] = (guint)(*p - '0');
    g_autofree OutlineNode *tree = outline_tree(levels, n);
    GString *out = g_string_new(NULL);
    print_node(tree, 0, out);
    g_assert_cmpstr(out->str, ==, CASES[i].tree);
    g_assert_cmpuint(tree[0].below, ==, n);
    g_string_free(out, TRUE);
  }
}

static void test_below(void) {
  static const guint levels[] = {1, 2, 3, 2, 1};
  g_autofree OutlineNode *tree = outline_tree(levels, G_N_ELEMENTS(levels));
  static const guint want[] = {5, 3, 1, 0, 0, 0};
  for (guint i = 0; i < G_N_ELEMENTS(want); i++)
    g_assert_cmpuint(tree[i].below, ==, want[i]);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/outline/tree", test_tree);
  g_test_add_func("/outline/below", test_below);
  return g_test_run();
}
