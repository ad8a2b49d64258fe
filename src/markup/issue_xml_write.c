/* ISSUE goes in, issue XML comes out.  A libxml2 tree is built and serialised
 * without its formatting, which would put white space into paragraphs: the
 * line ends and indents between elements are nodes put in here.
 *
 * "line" is written where it differs from that of the element around, and on
 * every item. */
#include "markup/issue_xml_write.h"

#include <libxml/tree.h>
#include <string.h>

#define NAMESPACE "urn:kanyin:issue:1"

static void put_text(xmlNodePtr at, const char *text) {
  if (*text)
    xmlAddChild(at, xmlNewText(BAD_CAST text));
}

/* The prefix "xml" is bound in every document. */
static void put_attribute(xmlNodePtr at, const char *name, const char *value) {
  xmlNsPtr ns = NULL;
  if (g_str_has_prefix(name, "xml:")) {
    ns = xmlSearchNs(at->doc, at, BAD_CAST "xml");
    name += strlen("xml:");
  }
  xmlNewNsProp(at, ns, BAD_CAST name, BAD_CAST value);
}

/* Items tell where they began in any case: it is what an editor looks up. */
static gboolean has_own_line(const Node *node) {
  return node->line != (node->parent ? node->parent->line : 0) ||
         (node->line && node_attr_allowed(ATTR_ID, node->kind));
}

static void put_attributes(xmlNodePtr at, const Node *node) {
  for (NodeAttr attr = 0; attr < NODE_ATTRS; attr++)
    if (node_attr(node, attr))
      put_attribute(at, node_attr_name(attr), node_attr(node, attr));
  if (has_own_line(node)) {
    g_autofree char *line = g_strdup_printf("%u", node->line);
    put_attribute(at, "line", line);
  }
}

static void put_line_end(xmlNodePtr at, guint depth) {
  g_autofree char *space = g_strdup_printf("\n%*s", (int)depth * 2, "");
  put_text(at, space);
}

static void put_content(xmlNodePtr at, const Node *node, guint depth);

/* The tree is at most a handful deep (kinds.def): recursion is bounded. */
static void put_node(xmlNodePtr at, const Node *node, guint depth) {
  if (node->kind == NODE_TEXT) {
    put_text(at, node->text);
    return;
  }
  xmlNodePtr element = xmlNewNode(at->ns, BAD_CAST node_kind_name(node->kind));
  xmlAddChild(at, element);
  put_attributes(element, node);
  put_content(element, node, depth);
}

static void put_content(xmlNodePtr at, const Node *node, guint depth) {
  gboolean apart = node_kind_content(node->kind) == CONTENT_ELEMENTS;
  if (node->text)
    put_text(at, node->text);
  for (const Node *child = node->first; child; child = child->next) {
    if (apart)
      put_line_end(at, depth + 1);
    put_node(at, child, depth + 1);
  }
  if (apart && node->first)
    put_line_end(at, depth);
}

static GBytes *serialise(xmlDocPtr doc) {
  xmlChar *text = NULL;
  int size = 0;
  xmlDocDumpMemoryEnc(doc, &text, &size, "UTF-8");
  if (!text)
    g_error("libxml2 could not write XML to memory");
  GBytes *bytes = g_bytes_new(text, (gsize)size);
  xmlFree(text);
  return bytes;
}

GBytes *issue_xml_write(const Issue *issue) {
  const Node *root = issue_root(issue);
  xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
  xmlNodePtr element =
      xmlNewDocNode(doc, NULL, BAD_CAST node_kind_name(root->kind), NULL);
  xmlDocSetRootElement(doc, element);
  xmlSetNs(element, xmlNewNs(element, BAD_CAST NAMESPACE, NULL));
  put_attributes(element, root);
  put_content(element, root, 0);
  GBytes *bytes = serialise(doc);
  xmlFreeDoc(doc);
  return bytes;
}
