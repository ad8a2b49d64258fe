/* The issue XML of an issue, byte by byte. */
#include "issue_fixture.h"
#include "markup/issue_xml_write.h"

#include <string.h>

static char *written(const Issue *issue) {
  g_autoptr(GBytes) bytes = issue_xml_write(issue);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return g_strndup(data, size);
}

static void test_everything(void) {
  g_autoptr(Issue) issue = fixture_issue();
  g_autofree char *xml = written(issue);
  g_assert_cmpstr(xml, ==, FIXTURE_XML);
}

static void test_characters(void) {
  static const struct {
    const char *text, *xml;
  } CASES[] = {
      {" 两端 ", " 两端 "},
      {"a\rb", "a&#13;b"},
      {"]]>", "]]&gt;"},
      {"&amp;", "&amp;amp;"},
      {"\"a\" 'b' <", "\"a\" 'b' &lt;"},
      {"\xF0\xA0\xAE\xB7", "\xF0\xA0\xAE\xB7"},
      {"\xEE\x80\x80", "\xEE\x80\x80"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Issue) issue = issue_new("zh-Hant");
    node_add_text(issue, issue_masthead_mutable(issue), NODE_TITLE, 0,
                  CASES[i].text, -1);
    g_autofree char *xml = written(issue);
    g_autofree char *wanted = g_strdup_printf("<title>%s<", CASES[i].xml);
    g_assert_nonnull(strstr(xml, wanted));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/issue-xml-write/everything", test_everything);
  g_test_add_func("/issue-xml-write/characters", test_characters);
  return g_test_run();
}
