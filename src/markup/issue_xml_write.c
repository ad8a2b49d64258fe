/* ISSUE goes in, issue XML comes out.  The line ends and indents between
 * elements are put in here: the writer's own would stand in paragraphs too.
 *
 * "line" is written where it differs from that of the element around, and on
 * every item. */
#include "markup/issue_xml_write.h"

#include "markup/xml_out.h"

#define NAMESPACE "urn:kanyin:issue:1"

/* Items tell where they began in any case: it is what an editor looks up. */
static gboolean has_own_line(const Node *node) {
  return node->line != (node->parent ? node->parent->line : 0) ||
         (node->line && node_attr_allowed(ATTR_ID, node->kind));
}

static void put_attributes(XmlOut *out, const Node *node) {
  for (NodeAttr attr = 0; attr < NODE_ATTRS; attr++)
    if (node_attr(node, attr))
      xml_attribute(out, node_attr_name(attr), node_attr(node, attr));
  if (has_own_line(node)) {
    g_autofree char *line = g_strdup_printf("%u", node->line);
    xml_attribute(out, "line", line);
  }
}

static void put_line_end(XmlOut *out, guint depth) {
  static const char SPACES[] = "                ";
  gsize n = MIN((gsize)depth * 2, sizeof SPACES - 1);
  xml_line(out);
  xml_plain_text(out, SPACES + sizeof SPACES - 1 - n);
}

static void put_content(XmlOut *out, const Node *node, guint depth);

/* The tree is at most a handful deep (kinds.def): recursion is bounded. */
static void put_node(XmlOut *out, const Node *node, guint depth) {
  if (node->kind == NODE_TEXT) {
    xml_plain_text(out, node->text);
    return;
  }
  xml_start(out, node_kind_name(node->kind), NULL);
  put_attributes(out, node);
  put_content(out, node, depth);
  xml_end(out);
}

static void put_content(XmlOut *out, const Node *node, guint depth) {
  gboolean apart = node_kind_content(node->kind) == CONTENT_ELEMENTS;
  if (node->text)
    xml_plain_text(out, node->text);
  for (const Node *child = node->first; child; child = child->next) {
    if (apart)
      put_line_end(out, depth + 1);
    put_node(out, child, depth + 1);
  }
  if (apart && node->first)
    put_line_end(out, depth);
}

GBytes *issue_xml_write(const Issue *issue) {
  const Node *root = issue_root(issue);
  XmlOut *out = xml_out_new(FALSE);
  xml_start(out, node_kind_name(root->kind), "xmlns", NAMESPACE, NULL);
  put_attributes(out, root);
  put_content(out, root, 0);
  xml_end(out);
  return xml_out_finish(out);
}
