/* What must be true of the lists kinds.def and attrs.def themselves. */
#include "model/issue.h"

static void test_names(void) {
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++)
    g_assert_cmpint(node_kind_by_name(node_kind_name(kind)), ==, kind);
  for (NodeAttr attr = 0; attr < NODE_ATTRS; attr++)
    g_assert_cmpint(node_attr_by_name(node_attr_name(attr)), ==, attr);
  g_assert_cmpint(node_kind_by_name("story"), ==, NODE_KINDS);
  g_assert_cmpint(node_attr_by_name(""), ==, NODE_ATTRS);
}

/* Every kind but the root has a place, and only what holds nodes gives one. */
static void test_places(void) {
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++) {
    guint places = 0;
    for (NodeKind parent = 0; parent < NODE_KINDS; parent++)
      if (node_kind_allowed(kind, parent)) {
        NodeContent content = node_kind_content(parent);
        g_assert_true(content == CONTENT_ELEMENTS || content == CONTENT_MIXED);
        g_assert_cmpint(node_kind_allowed(NODE_TEXT, parent), ==,
                        content == CONTENT_MIXED);
        places++;
      }
    g_assert_cmpint(places > 0, ==, kind != NODE_ISSUE);
  }
}

/* A normalised kind can say what was printed.  A page has no value, but a
 * mark. */
static void test_printed(void) {
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++)
    g_assert_cmpint(node_attr_allowed(ATTR_PRINTED, kind), ==,
                    node_kind_normalised(kind) || kind == NODE_PAGE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/kinds/names", test_names);
  g_test_add_func("/kinds/places", test_places);
  g_test_add_func("/kinds/printed", test_printed);
  return g_test_run();
}
