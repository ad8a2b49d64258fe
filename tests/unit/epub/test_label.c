/* Labels of navigation: plain, short, never empty. */
#include "epub/label.h"

typedef struct {
  const char *text, *label;
} Case;

/* The label of an item of KIND whose one child, of kind CHILD, says TEXT. */
static char *label_of(NodeKind kind, NodeKind child, const char *text) {
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 0);
  Node *item = node_add(issue, page, kind, 0);
  if (node_kind_content(child) == CONTENT_TEXT)
    node_add_text(issue, item, child, 0, text, -1);
  else
    node_add_text(issue, node_add(issue, item, child, 0),
                  child == NODE_HEADLINE ? NODE_LINE : NODE_TEXT, 0, text, -1);
  return label_item(item, epub_words("zh-Hans"));
}

static void assert_labels(NodeKind kind, NodeKind child, const Case *cases,
                          guint n) {
  for (guint i = 0; i < n; i++) {
    g_autofree char *label = label_of(kind, child, cases[i].text);
    g_assert_cmpstr(label, ==, cases[i].label);
  }
}

static void test_headline(void) {
  static const Case cases[] = {
      {"数字经济驱动高质量发展", "数字经济驱动高质量发展"},
      {" 积极有为\u3000高质高效\n", "积极有为 高质高效"},
      {"一。二。", "一。二。"},
      {"\u202e倒\u202c着\u00ad写", "倒着写"},
      {"葛\U000E0100城", "葛\U000E0100城"},
      {"a\x01\tb", "a b"},
      {"\u200b\u200b", "无题"},
      {"", "无题"},
  };
  assert_labels(NODE_ARTICLE, NODE_HEADLINE, cases, G_N_ELEMENTS(cases));
}

static void test_text(void) {
  static const Case cases[] = {
      {"今天下雨。明天也下。", "今天下雨"},
      {"真的吗？真的！", "真的吗"},
      {"一二三四五六七八九十一二三四五六七八九十一二三四五六",
       "一二三四五六七八九十一二三四五六七八九十一二三四…"},
      {"一二三四五六七八九十一二三四五六七八九十一二三四",
       "一二三四五六七八九十一二三四五六七八九十一二三四"},
      {"。", "无题"},
  };
  assert_labels(NODE_ARTICLE, NODE_PARAGRAPH, cases, G_N_ELEMENTS(cases));
}

static void test_picture(void) {
  static const Case cases[] = {{"高考开考。上午九时……", "图片：高考开考"},
                               {"", "无题"}};
  assert_labels(NODE_PICTURE, NODE_CAPTION, cases, G_N_ELEMENTS(cases));
}

static void test_furniture(void) {
  static const Case cases[] = {{"1 要闻", "无题"}};
  assert_labels(NODE_ARTICLE, NODE_FURNITURE, cases, 1);
}

static void test_long(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append(text, "长");
  g_autofree char *label = label_of(NODE_NOTICE, NODE_HEADLINE, text->str);
  g_assert_cmpint(g_utf8_strlen(label, -1), ==, 81);
  g_assert_true(g_str_has_suffix(label, "长…"));
}

static void test_page(void) {
  static const struct {
    const char *number, *name, *label;
  } cases[] = {{"1", "要闻", "第1版 要闻"},
               {"A12", NULL, "第A12版"},
               {"一", " 副\n刊 ", "第一版 副 刊"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *label = label_page(cases[i].number, cases[i].name);
    g_assert_cmpstr(label, ==, cases[i].label);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/label/headline", test_headline);
  g_test_add_func("/label/text", test_text);
  g_test_add_func("/label/picture", test_picture);
  g_test_add_func("/label/furniture", test_furniture);
  g_test_add_func("/label/long", test_long);
  g_test_add_func("/label/page", test_page);
  return g_test_run();
}
