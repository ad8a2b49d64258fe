/* Items as XHTML: the markup of each kind, exactly. */
#include "markup/xhtml.h"

#include <libxml/parser.h>
#include <string.h>

/* An issue with one page, and an item on it to be filled. */
typedef struct {
  Issue *issue;
  Node *item;
} Fixture;

static Fixture fixture_new(NodeKind kind) {
  Fixture f = {.issue = issue_new("zh-Hans")};
  Node *page = node_add(f.issue, issue_root_mutable(f.issue), NODE_PAGE, 0);
  f.item = node_add(f.issue, page, kind, 0);
  return f;
}

static Node *add(Fixture *f, NodeKind kind) {
  return node_add(f->issue, f->item, kind, 0);
}

static Node *text(Fixture *f, Node *parent, NodeKind kind, const char *s) {
  return node_add_text(f->issue, parent, kind, 0, s, -1);
}

static void mixed(Fixture *f, NodeKind kind, const char *s) {
  text(f, add(f, kind), NODE_TEXT, s);
}

static void deck(Fixture *f, NodeKind kind, const char *first,
                 const char *second) {
  Node *node = add(f, kind);
  text(f, node, NODE_LINE, first);
  if (second)
    text(f, node, NODE_LINE, second);
}

static void set(Fixture *f, Node *node, NodeAttr attr, const char *value) {
  node_set_attr(f->issue, node, attr, value);
}

/* Writes the item into a <body> and frees the fixture. */
static void assert_markup(Fixture *f, const char *expected) {
  static const char *const joints[] = {"第3版", "第4版"};
  static const char *const targets[] = {NULL, NULL, "p05-a01.xhtml"};
  XmlOut *out = xml_out_new(FALSE);
  xml_start(out, "body", "xmlns:epub", "http://www.idpf.org/2007/ops", NULL);
  xhtml_item(out, f->item, &(XhtmlItem){"x", joints, targets, NULL});
  g_autoptr(GBytes) bytes = xml_out_finish(out);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autofree char *found = g_strndup(data, size);
  char *body = strchr(strstr(found, "<body"), '>') + 1;
  *strstr(body, "</body>") = '\0';
  g_assert_cmpstr(body, ==, expected);
  issue_free(f->issue);
}

static void test_decks(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  text(&f, f.item, NODE_FURNITURE, "1 要闻");
  text(&f, f.item, NODE_RUBRIC, "栏目");
  deck(&f, NODE_KICKER, "引题", NULL);
  deck(&f, NODE_HEADLINE, "上句", "下句");
  deck(&f, NODE_SUBHEAD, "——副题", NULL);
  mixed(&f, NODE_BYLINE, "本报记者 甲");
  mixed(&f, NODE_PARAGRAPH, "正文。");
  text(&f, f.item, NODE_SUBHEADING, "小标题");
  mixed(&f, NODE_BYLINE, "(乙)");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<header>\n"
                    "<p class=\"rubric\">栏目</p>\n"
                    "<p class=\"kicker\"><span class=\"line\">引题</span></p>\n"
                    "<h2><span class=\"line\">上句</span> "
                    "<span class=\"line\">下句</span></h2>\n"
                    "<p class=\"subhead\" role=\"doc-subtitle\">"
                    "<span class=\"line\">——副题</span></p>\n"
                    "<p class=\"byline\">本报记者 甲</p>\n"
                    "</header>\n"
                    "<p>正文。</p>\n"
                    "<h3 class=\"subheading\">小标题</h3>\n"
                    "<p class=\"byline\">(乙)</p>\n"
                    "</article>\n");
}

static void test_mixed(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  Node *p = add(&f, NODE_PARAGRAPH);
  text(&f, p, NODE_DATELINE, "本报讯");
  text(&f, p, NODE_TEXT, " 记者");
  text(&f, p, NODE_PERSON, "甲");
  text(&f, p, NODE_TEXT, "报道。");
  Node *byline = add(&f, NODE_BYLINE);
  text(&f, byline, NODE_PERSON, "乙");
  text(&f, byline, NODE_TEXT, " ");
  text(&f, byline, NODE_PERSON, "丙");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<p><b class=\"dateline\">本报讯</b> 记者甲报道。</p>\n"
                    "<p class=\"byline\">乙 丙</p>\n"
                    "</article>\n");
}

/* Rows, right under the headline too. */
static void test_table(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  deck(&f, NODE_HEADLINE, "菜价", NULL);
  mixed(&f, NODE_PARAGRAPH, "品名 东门 西门");
  mixed(&f, NODE_PARAGRAPH, "猪肉　6.80　持平");
  mixed(&f, NODE_PARAGRAPH, "鸡蛋　4.70　持平");
  mixed(&f, NODE_PARAGRAPH, "价已稳。");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<header>\n"
                    "<h2><span class=\"line\">菜价</span></h2>\n"
                    "</header>\n"
                    "<table>\n"
                    "<tr><td>品名</td><td class=\"figure\">东门</td>"
                    "<td>西门</td></tr>\n"
                    "<tr><td>猪肉</td><td class=\"figure\">6.80</td>"
                    "<td>持平</td></tr>\n"
                    "<tr><td>鸡蛋</td><td class=\"figure\">4.70</td>"
                    "<td>持平</td></tr>\n"
                    "</table>\n"
                    "<p>价已稳。</p>\n"
                    "</article>\n");
}

static void test_escaping(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  mixed(&f, NODE_PARAGRAPH, "<b> & \"q\" ]]> \x01\xEF\xBF\xBF\U00020000");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<p>&lt;b&gt; &amp; &quot;q&quot; ]]&gt; "
                    "\uFFFD\uFFFD\U00020000</p>\n"
                    "</article>\n");
}

/* Empty nodes leave nothing behind, not even their group. */
static void test_empty(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  deck(&f, NODE_HEADLINE, " \t\u3000", "");
  add(&f, NODE_PARAGRAPH);
  mixed(&f, NODE_PARAGRAPH, "\u3000");
  node_add(f.issue, add(&f, NODE_EDITOR_NOTE), NODE_PARAGRAPH, 0);
  add(&f, NODE_FIGURE);
  set(&f, add(&f, NODE_JUMP), ATTR_TO, "2");
  assert_markup(&f, "<article id=\"x\">\n</article>\n");
}

static void test_jumps(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  for (guint i = 0; i < 2; i++) {
    Node *jump = add(&f, NODE_JUMP);
    set(&f, jump, ATTR_JOINED, "true");
    set(&f, jump, ATTR_PRINTED, i ? "" : "(下转三版)");
    Node *continued = add(&f, NODE_CONTINUED);
    set(&f, continued, ATTR_HEADLINE, "重复的标题");
    set(&f, continued, ATTR_PRINTED, "(上接)");
  }
  set(&f, add(&f, NODE_JUMP), ATTR_PRINTED, "(下转五版)");
  assert_markup(&f,
                "<article id=\"x\">\n"
                "<p class=\"jump\"><a href=\"#joint-1\">(下转三版)</a></p>\n"
                "<div epub:type=\"pagebreak\" role=\"doc-pagebreak\" "
                "id=\"joint-1\" aria-label=\"第3版\"/>\n"
                "<p class=\"jump\">(上接)</p>\n"
                "<div epub:type=\"pagebreak\" role=\"doc-pagebreak\" "
                "id=\"joint-2\" aria-label=\"第4版\"/>\n"
                "<p class=\"jump\">(上接)</p>\n"
                "<p class=\"jump\"><a href=\"p05-a01.xhtml\">"
                "(下转五版)</a></p>\n"
                "</article>\n");
}

/* No level of headings is left out. */
static void test_headless(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  deck(&f, NODE_HEADLINE, " ", NULL);
  text(&f, f.item, NODE_SUBHEADING, "小标题");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<h2 class=\"subheading\">小标题</h2>\n"
                    "</article>\n");
}

/* Digits are one run, what is between them another. */
static const char *part_digits(gconstpointer class, const char *text,
                               gsize *length) {
  gboolean digits = g_ascii_isdigit(*text);
  const char *end = text;
  while (*end && g_ascii_isdigit(*end) == digits)
    end++;
  *length = (gsize)(end - text);
  return digits ? class : NULL;
}

static void test_parted_text(void) {
  XmlOut *out = xml_out_new(FALSE);
  xml_part_text(out, part_digits, "d");
  xml_leaf(out, "第12版", "p", "title", "第12版", NULL);
  xml_part_text(out, NULL, NULL);
  g_autoptr(GBytes) bytes = xml_out_finish(out);
  g_autofree char *found =
      g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_nonnull(strstr(found, "<p title=\"第12版\">第<span class=\"d\">12"
                                 "</span>版</p>"));
}

static void test_figure(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  deck(&f, NODE_HEADLINE, "标题", NULL);
  Node *figure = add(&f, NODE_FIGURE);
  text(&f, figure, NODE_CAPTION, "图说");
  text(&f, node_add(f.issue, figure, NODE_CREDIT, 0), NODE_TEXT, "甲 摄");
  mixed(&f, NODE_BYLINE, "乙");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<header>\n<h2><span class=\"line\">标题</span></h2>\n"
                    "</header>\n"
                    "<figure class=\"frame\">\n<figcaption>\n<p>图说</p>\n"
                    "<p class=\"credit\">甲 摄</p>\n</figcaption>\n</figure>\n"
                    "<p class=\"byline\">乙</p>\n"
                    "</article>\n");
}

static void test_picture(void) {
  Fixture f = fixture_new(NODE_PICTURE);
  deck(&f, NODE_HEADLINE, "标题", NULL);
  text(&f, f.item, NODE_CAPTION, "图说");
  mixed(&f, NODE_PARAGRAPH, "一段。");
  mixed(&f, NODE_CREDIT, "甲 摄");
  assert_markup(
      &f, "<article id=\"x\">\n"
          "<header>\n<h2><span class=\"line\">标题</span></h2>\n"
          "</header>\n"
          "<figure class=\"frame\">\n<figcaption>\n<p>图说</p>\n<p>一段。</p>\n"
          "<p class=\"credit\">甲 摄</p>\n</figcaption>\n</figure>\n"
          "</article>\n");
}

static void test_notice(void) {
  Fixture f = fixture_new(NODE_NOTICE);
  mixed(&f, NODE_PARAGRAPH, "启事。");
  deck(&f, NODE_HEADLINE, "标题在后", NULL);
  assert_markup(&f, "<section id=\"x\">\n"
                    "<p>启事。</p>\n"
                    "<header>\n<h2><span class=\"line\">标题在后</span></h2>\n"
                    "</header>\n"
                    "</section>\n");
}

static void test_editor_note(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  Node *note = add(&f, NODE_EDITOR_NOTE);
  text(&f, node_add(f.issue, note, NODE_PARAGRAPH, 0), NODE_TEXT, "编者按：");
  assert_markup(&f, "<article id=\"x\">\n"
                    "<aside><p>编者按：</p>\n</aside>\n"
                    "</article>\n");
}

/* A second run of decks is not taken for another header. */
static void test_one_header(void) {
  Fixture f = fixture_new(NODE_ARTICLE);
  deck(&f, NODE_HEADLINE, "一", NULL);
  mixed(&f, NODE_PARAGRAPH, "文。");
  deck(&f, NODE_SUBHEAD, "二", NULL);
  assert_markup(&f, "<article id=\"x\">\n"
                    "<header>\n<h2><span class=\"line\">一</span></h2>\n"
                    "</header>\n"
                    "<p>文。</p>\n"
                    "<p class=\"subhead\" role=\"doc-subtitle\">"
                    "<span class=\"line\">二</span></p>\n"
                    "</article>\n");
}

static void test_document(void) {
  XmlOut *out = xhtml_document("题 & \"目\"", "zh-Hant", "a.css");
  g_autoptr(GBytes) bytes = xml_out_finish(out);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autofree char *found = g_strndup(data, size);
  g_assert_cmpstr(
      found, ==,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
      "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"zh-Hant\" "
      "xml:lang=\"zh-Hant\">\n"
      "<head><title>题 &amp; &quot;目&quot;</title>"
      "<link rel=\"stylesheet\" type=\"text/css\" href=\"a.css\"/></head>\n"
      "<body>\n</body></html>\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/xhtml/decks", test_decks);
  g_test_add_func("/xhtml/mixed", test_mixed);
  g_test_add_func("/xhtml/table", test_table);
  g_test_add_func("/xhtml/escaping", test_escaping);
  g_test_add_func("/xhtml/empty", test_empty);
  g_test_add_func("/xhtml/jumps", test_jumps);
  g_test_add_func("/xhtml/headless", test_headless);
  g_test_add_func("/xhtml/parted-text", test_parted_text);
  g_test_add_func("/xhtml/figure", test_figure);
  g_test_add_func("/xhtml/picture", test_picture);
  g_test_add_func("/xhtml/notice", test_notice);
  g_test_add_func("/xhtml/editor-note", test_editor_note);
  g_test_add_func("/xhtml/one-header", test_one_header);
  g_test_add_func("/xhtml/document", test_document);
  int rc = g_test_run();
  xmlCleanupParser();
  return rc;
}
