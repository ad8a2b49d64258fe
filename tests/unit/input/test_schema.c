/* The RELAX NG schema and the model's tables say the same: every kind in
 * every other, every attribute on every kind, words in every kind. */
#include "input/xml_parse.h"
#include "model/issue.h"

#include <string.h>

/* What makes an element or an attribute acceptable where any words will not
 * do. */
static const char *const VALUES[NODE_KINDS] = {[NODE_TITLE] = "试报",
                                               [NODE_DATE] = "2021-06-08",
                                               [NODE_NUMBER] = "1345",
                                               [NODE_PAGE_COUNT] = "4"};

static const char *attr_value(NodeAttr attr) {
  return attr == ATTR_LANG ? "zh-Hant" : attr == ATTR_JOINED ? "true" : "x";
}

static NodeKind parent_of(NodeKind kind) {
  NodeKind parent = 0;
  while (parent < NODE_KINDS && !node_kind_allowed(kind, parent))
    parent++;
  return parent;
}

/* The element KIND with ATTRIBUTES and CONTENT; takes CONTENT. */
static char *element(NodeKind kind, const char *attributes, char *content) {
  gboolean issue = kind == NODE_ISSUE;
  const char *name = node_kind_name(kind);
  char *xml = g_strdup_printf(
      "<%s%s%s>%s%s</%s>", name,
      issue ? " xmlns='urn:kanyin:issue:1' xml:lang='zh-Hans'" : "", attributes,
      kind == NODE_MASTHEAD                    ? "<title>试报</title>"
      : issue && !strstr(content, "<masthead") ? "<masthead><title>试报"
                                                 "</title></masthead>"
                                               : "",
      content, name);
  g_free(content);
  return xml;
}

static char *value(NodeKind kind) {
  return g_strdup(VALUES[kind] ? VALUES[kind] : "");
}

/* XML as it stands in the element KIND, put into a whole issue. */
static char *around(NodeKind kind, char *xml) {
  for (; kind < NODE_KINDS; kind = parent_of(kind))
    xml = element(kind, "", xml);
  return xml;
}

static gboolean is_valid(const char *xml) {
  g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
  g_autoptr(Diag) diag = diag_new("x.xml");
  xmlDocPtr doc = xml_parse(bytes, diag);
  g_assert_nonnull(doc);
  gboolean valid = xml_validate(doc, "schema/issue.rng", diag);
  g_assert_cmpint(valid, !=, diag_has(diag, SEVERITY_ERROR));
  xmlFreeDoc(doc);
  return valid;
}

static void expect(char *xml, gboolean valid) {
  if (is_valid(xml) != valid)
    g_error("%s %s", xml, valid ? "is not valid" : "is valid");
  g_free(xml);
}

static void test_kinds(void) {
  for (NodeKind parent = 0; parent < NODE_KINDS; parent++)
    for (NodeKind kind = 0; kind < NODE_KINDS; kind++)
      if (parent != NODE_TEXT && kind != NODE_TEXT && kind != NODE_MASTHEAD) {
        gboolean allowed = node_kind_allowed(kind, parent);
        char *inner = element(kind, "", value(kind));
        char *words = node_kind_content(parent) == CONTENT_TEXT ? value(parent)
                                                                : g_strdup("");
        char *both = g_strconcat(words, inner, NULL);
        g_free(words);
        g_free(inner);
        expect(around(parent, both), allowed);
      }
}

/* The masthead is the only kind that must stand somewhere, and first. */
static void test_masthead(void) {
  expect(g_strdup("<issue xmlns='urn:kanyin:issue:1' xml:lang='zh-Hans'/>"),
         FALSE);
  for (NodeKind parent = 0; parent < NODE_KINDS; parent++)
    if (parent != NODE_TEXT)
      expect(around(parent, element(NODE_MASTHEAD, "", g_strdup(""))),
             node_kind_allowed(NODE_MASTHEAD, parent));
}

static void test_words(void) {
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++) {
    if (kind == NODE_TEXT)
      continue;
    NodeContent content = node_kind_content(kind);
    gboolean free_words =
        content == CONTENT_MIXED || (content == CONTENT_TEXT && !VALUES[kind]);
    if (kind != NODE_TITLE)
      expect(around(kind, g_strdup("字")), free_words);
  }
}

static gboolean attr_stands(NodeAttr attr, NodeKind kind) {
  return attr == NODE_ATTRS || node_attr_allowed(attr, kind);
}

static void expect_attribute(NodeAttr attr, NodeKind kind) {
  gboolean line = attr == NODE_ATTRS;
  g_autofree char *attribute =
      line
          ? g_strdup(" line='7'")
          : g_strdup_printf(" %s='%s'", node_attr_name(attr), attr_value(attr));
  char *xml = element(kind, attribute, value(kind));
  NodeKind parent = parent_of(kind);
  expect(parent < NODE_KINDS ? around(parent, xml) : xml,
         attr_stands(attr, kind));
}

static void test_attributes(void) {
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++)
    for (NodeAttr attr = 0; attr <= NODE_ATTRS; attr++)
      if (kind != NODE_TEXT && !(kind == NODE_ISSUE && attr == ATTR_LANG))
        expect_attribute(attr, kind);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schema/kinds", test_kinds);
  g_test_add_func("/schema/masthead", test_masthead);
  g_test_add_func("/schema/words", test_words);
  g_test_add_func("/schema/attributes", test_attributes);
  return g_test_run();
}
