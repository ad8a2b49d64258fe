/* Issue XML goes in, an ISSUE comes out.  The tree is looked over twice: by
 * the RELAX NG schema, which has the last word, and before it by the tables of
 * the model, because they can say in plain words what is wrong and what would
 * be right.  Only a tree that both pass is built from. */
#include "input/issue_xml.h"

#include "input/xml_parse.h"

#include <string.h>

#define NAMESPACE "urn:kanyin:issue:1"
#define SCHEMA "schema/issue.rng"

gboolean issue_xml_sniff(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return xml_looks_like(data, size, "issue");
}

/* ── Names ───────────────────────────────────────────────────────────── */

static guint line_of(const xmlNode *at) {
  long line = xmlGetLineNo(at);
  return line > 0 ? (guint)line : 0;
}

/* The kind an element means; NODE_KINDS if none. */
static NodeKind kind_of(const xmlNode *element) {
  if (!element->ns || strcmp((const char *)element->ns->href, NAMESPACE))
    return NODE_KINDS;
  return node_kind_by_name((const char *)element->name);
}

/* The name an attribute has in attrs.def: "xml:lang", "id". */
static char *attribute_name(const xmlAttr *attribute) {
  const xmlNs *ns = attribute->ns;
  return g_strconcat(ns && ns->prefix ? (const char *)ns->prefix : "",
                     ns && ns->prefix ? ":" : "", (const char *)attribute->name,
                     NULL);
}

static char *attribute_value(const xmlAttr *attribute) {
  xmlChar *value = xmlNodeGetContent((const xmlNode *)attribute);
  char *copy = g_strdup(value ? (const char *)value : "");
  xmlFree(value);
  return copy;
}

static gboolean is_words(const xmlNode *at) {
  return at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
}

/* ── Looking over ────────────────────────────────────────────────────── */

typedef struct {
  Diag *diag;
  GHashTable *ids; /* id, owned -> line */
  guint n_faults;
} Check;

G_GNUC_PRINTF(3, 4)
static void fault(Check *check, const xmlNode *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_autofree char *sentence = g_strdup_vprintf(format, args);
  va_end(args);
  check->n_faults++;
  diag_add(check->diag, DIAG_XML_INVALID, line_of(at), 0, "%s", sentence);
}

/* "<article> or <notice>", the kinds that KIND may stand in. */
static char *places_of(NodeKind kind) {
  GString *places = g_string_new(NULL);
  for (NodeKind parent = 0; parent < NODE_KINDS; parent++)
    if (node_kind_allowed(kind, parent))
      g_string_append_printf(places, "%s<%s>", places->len ? " or " : "",
                             node_kind_name(parent));
  return g_string_free(places, FALSE);
}

static void check_id(Check *check, const xmlNode *element, const char *id) {
  gpointer first;
  if (g_hash_table_lookup_extended(check->ids, id, NULL, &first))
    fault(check, element, "the id %s stands twice, first in line %u", id,
          GPOINTER_TO_UINT(first));
  else
    g_hash_table_insert(check->ids, g_strdup(id),
                        GUINT_TO_POINTER(line_of(element)));
}

static void check_attributes(Check *check, const xmlNode *element,
                             NodeKind kind) {
  for (const xmlAttr *a = element->properties; a; a = a->next) {
    g_autofree char *name = attribute_name(a);
    g_autofree char *value = attribute_value(a);
    NodeAttr attr = node_attr_by_name(name);
    if (attr == NODE_ATTRS ? strcmp(name, "line") != 0
                           : !node_attr_allowed(attr, kind))
      fault(check, element, "<%s> may not have the attribute %s; remove it",
            node_kind_name(kind), name);
    if (attr == ATTR_ID)
      check_id(check, element, value);
  }
}

static gboolean is_blank(const xmlNode *at) {
  return strspn((const char *)at->content, " \t\r\n") ==
         strlen((const char *)at->content);
}

/* What stands in the element PARENT of KIND beside elements. */
static void check_words(Check *check, const xmlNode *at, NodeKind kind) {
  NodeContent content = node_kind_content(kind);
  if (at->type == XML_ENTITY_REF_NODE)
    fault(check, at, "the entity &%s; is not known; write the character itself",
          (const char *)at->name);
  else if (is_words(at) && !is_blank(at) && content == CONTENT_ELEMENTS)
    fault(check, at,
          "words may not stand in <%s> itself; put an element "
          "around them",
          node_kind_name(kind));
  else if (is_words(at) && content == CONTENT_EMPTY)
    fault(check, at, "<%s> holds nothing; its words stand in its attributes",
          node_kind_name(kind));
}

static void check_title(Check *check, const xmlNode *masthead) {
  for (const xmlNode *at = masthead->children; at; at = at->next)
    if (at->type == XML_ELEMENT_NODE && kind_of(at) == NODE_TITLE) {
      xmlChar *title = xmlNodeGetContent(at);
      gboolean named =
          strspn((const char *)title, " \t\r\n") != strlen((const char *)title);
      xmlFree(title);
      if (!named)
        fault(check, at, "the <title> is empty; write the paper's name in it");
      return;
    }
  fault(check, masthead,
        "the <masthead> has no <title>; add one with the paper's name");
}

static void check_element(Check *check, const xmlNode *element,
                          NodeKind parent) {
  NodeKind kind = kind_of(element);
  if (kind == NODE_KINDS) {
    fault(check, element, "<%s> is no element of issue XML (%s)",
          (const char *)element->name, NAMESPACE);
    return;
  }
  if (!node_kind_allowed(kind, parent)) {
    g_autofree char *places = places_of(kind);
    fault(check, element, "<%s> may not stand in <%s>, only in %s",
          node_kind_name(kind), node_kind_name(parent),
          *places ? places : "no other");
  }
}

static void check_tree(Check *check, const xmlNode *element) {
  NodeKind kind = kind_of(element);
  if (kind == NODE_KINDS)
    return;
  check_attributes(check, element, kind);
  if (kind == NODE_MASTHEAD)
    check_title(check, element);
  for (const xmlNode *at = element->children; at; at = at->next) {
    check_words(check, at, kind);
    if (at->type == XML_ELEMENT_NODE) {
      check_element(check, at, kind);
      check_tree(check, at);
    }
  }
}

/* Its masthead is the first element of an issue, and the only one. */
static void check_masthead(Check *check, const xmlNode *root) {
  const xmlNode *first = xmlFirstElementChild((xmlNodePtr)root);
  if (!first || kind_of(first) != NODE_MASTHEAD)
    fault(check, first ? first : root,
          "an issue begins with its <masthead>; put it first");
  else
    for (const xmlNode *at = first->next; at; at = at->next)
      if (at->type == XML_ELEMENT_NODE && kind_of(at) == NODE_MASTHEAD)
        fault(check, at, "an issue has one <masthead>; remove this one");
}

static void check_root(Check *check, const xmlNode *root) {
  if (kind_of(root) != NODE_ISSUE) {
    fault(check, root, "<%s> is no issue; begin with <issue xmlns=\"%s\">",
          (const char *)root->name, NAMESPACE);
    return;
  }
  check_masthead(check, root);
  check_tree(check, root);
  xmlAttrPtr lang =
      xmlHasNsProp((xmlNodePtr)root, BAD_CAST "lang", XML_XML_NAMESPACE);
  g_autofree char *tag = lang ? attribute_value(lang) : NULL;
  if (!tag || (strcmp(tag, "zh-Hans") && strcmp(tag, "zh-Hant")))
    fault(check, root,
          "the language is not given; write xml:lang=\"zh-Hans\" or "
          "xml:lang=\"zh-Hant\" in <issue>");
}

static gboolean check_doc(xmlDocPtr doc, Diag *diag) {
  g_autoptr(GHashTable) ids =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Check check = {diag, ids, 0};
  check_root(&check, xmlDocGetRootElement(doc));
  return check.n_faults == 0 && xml_validate(doc, SCHEMA, diag);
}

/* ── Building ────────────────────────────────────────────────────────── */

static guint line_attribute(const xmlNode *element, guint inherited) {
  xmlChar *value = xmlGetNoNsProp(element, BAD_CAST "line");
  guint64 line = inherited;
  if (value)
    g_ascii_string_to_unsigned((const char *)value, 10, 0, G_MAXUINT, &line,
                               NULL);
  xmlFree(value);
  return (guint)line;
}

static void build_attributes(Issue *issue, Node *node, const xmlNode *element) {
  for (const xmlAttr *a = element->properties; a; a = a->next) {
    g_autofree char *name = attribute_name(a);
    g_autofree char *value = attribute_value(a);
    NodeAttr attr = node_attr_by_name(name);
    if (attr != NODE_ATTRS)
      node_set_attr(issue, node, attr, value);
  }
}

static void build_words(Issue *issue, Node *node, GString *words) {
  if (words->len)
    node_add_text(issue, node, NODE_TEXT, node->line, words->str,
                  (gssize)words->len);
  g_string_truncate(words, 0);
}

static void build_element(Issue *issue, Node *parent, const xmlNode *element);

/* A comment or a CDATA section does not part the words around it. */
static void build_children(Issue *issue, Node *node, const xmlNode *element) {
  gboolean mixed = node_kind_content(node->kind) == CONTENT_MIXED;
  GString *words = g_string_new(NULL);
  for (const xmlNode *at = element->children; at; at = at->next)
    if (mixed && is_words(at)) {
      g_string_append(words, (const char *)at->content);
    } else if (at->type == XML_ELEMENT_NODE) {
      build_words(issue, node, words);
      build_element(issue, node, at);
    }
  build_words(issue, node, words);
  g_string_free(words, TRUE);
}

static Node *build_node(Issue *issue, Node *parent, NodeKind kind) {
  return kind == NODE_MASTHEAD ? issue_masthead_mutable(issue)
                               : node_add(issue, parent, kind, 0);
}

/* The schema bounds the depth. */
static void build_element(Issue *issue, Node *parent, const xmlNode *element) {
  NodeKind kind = kind_of(element);
  Node *node = build_node(issue, parent, kind);
  node->line = line_attribute(element, parent->line);
  node->xml_line = line_of(element);
  build_attributes(issue, node, element);
  if (node_kind_content(kind) == CONTENT_TEXT) {
    xmlChar *text = xmlNodeGetContent(element);
    node_set_text(issue, node, (const char *)text);
    xmlFree(text);
  } else {
    build_children(issue, node, element);
  }
}

static Issue *build(xmlDocPtr doc) {
  const xmlNode *element = xmlDocGetRootElement(doc);
  Issue *issue = issue_new("");
  Node *root = issue_root_mutable(issue);
  root->line = line_attribute(element, 0);
  build_attributes(issue, root, element);
  build_children(issue, root, element);
  return issue;
}

Issue *issue_xml_read(GBytes *bytes, Diag *diag) {
  xmlDocPtr doc = xml_parse(bytes, diag);
  if (!doc)
    return NULL;
  Issue *issue = check_doc(doc, diag) ? build(doc) : NULL;
  xmlFreeDoc(doc);
  g_autofree char *broken = issue ? issue_check(issue) : NULL;
  if (broken) {
    diag_add(diag, DIAG_XML_INVALID, 0, 0, "%s; correct the XML", broken);
    g_clear_pointer(&issue, issue_free);
  }
  return issue;
}
