/* What every finished ISSUE keeps; and the two ways to print one. */
#include "model/issue.h"

/* ── Checking ────────────────────────────────────────────────────────── */

static char *check_place(const Node *node) {
  if (node->parent && !node_kind_allowed(node->kind, node->parent->kind))
    return g_strdup_printf("<%s> may not stand in <%s>",
                           node_kind_name(node->kind),
                           node_kind_name(node->parent->kind));
  for (NodeAttr attr = 0; attr < NODE_ATTRS; attr++)
    if (node_attr(node, attr) && !node_attr_allowed(attr, node->kind))
      return g_strdup_printf("<%s> may not have %s", node_kind_name(node->kind),
                             node_attr_name(attr));
  return NULL;
}

static char *check_content(const Node *node) {
  NodeContent content = node_kind_content(node->kind);
  gboolean holds_text = content == CONTENT_TEXT;
  gboolean holds_nodes =
      content == CONTENT_ELEMENTS || content == CONTENT_MIXED;
  if (holds_text != (node->text != NULL) || (node->first && !holds_nodes))
    return g_strdup_printf("<%s> has content of the wrong sort",
                           node_kind_name(node->kind));
  if (node->text && !g_utf8_validate(node->text, -1, NULL))
    return g_strdup_printf("<%s> is not UTF-8", node_kind_name(node->kind));
  return NULL;
}

/* XML could not tell two neighbouring text nodes from one, or see an empty one.
 */
static char *check_text(const Node *node) {
  if (node->kind != NODE_TEXT)
    return NULL;
  if (!*node->text)
    return g_strdup("a text node is empty");
  if (node->next && node->next->kind == NODE_TEXT)
    return g_strdup("two text nodes stand side by side");
  return NULL;
}

static char *check_node(const Node *node, GHashTable *ids) {
  char *fault = check_place(node);
  if (!fault)
    fault = check_content(node);
  if (!fault)
    fault = check_text(node);
  const char *id = node_attr(node, ATTR_ID);
  if (!fault && id && !g_hash_table_add(ids, (gpointer)id))
    fault = g_strdup_printf("the id %s stands twice", id);
  return fault;
}

char *issue_check(const Issue *issue) {
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  char *fault = NULL;
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; !fault && (node = node_walk_next(&walk));)
    if (walk.entering)
      fault = check_node(node, ids);
  if (!fault && !*issue_fact(issue, NODE_TITLE))
    fault = g_strdup("the masthead has no title");
  return fault;
}

/* ── Printing ────────────────────────────────────────────────────────── */

static void dump_node(const Node *node, guint depth, GString *out) {
  g_string_append_printf(out, "%*s%s", (int)depth * 2, "",
                         node_kind_name(node->kind));
  if (node->line)
    g_string_append_printf(out, " @%u", node->line);
  for (NodeAttr attr = 0; attr < NODE_ATTRS; attr++)
    if (node_attr(node, attr))
      g_string_append_printf(out, " %s=\"%s\"", node_attr_name(attr),
                             node_attr(node, attr));
  if (node->text)
    g_string_append_printf(out, " \"%s\"", node->text);
  g_string_append_c(out, '\n');
}

void issue_dump(const Issue *issue, GString *out) {
  guint depth = 0;
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering)
      dump_node(node, depth++, out);
    else
      depth--;
}

typedef gboolean (*NodeTest)(const Node *node);

static gboolean any(const Node *node) {
  (void)node;
  return TRUE;
}

static gboolean is_read(const Node *node) {
  return node->kind != NODE_FURNITURE && node->kind != NODE_PAGE;
}

static void append_printed(const Issue *issue, NodeTest wanted, GString *out) {
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && wanted(node) && *node_printed(node)) {
      g_string_append(out, node_printed(node));
      g_string_append_c(out, '\n');
    }
}

void issue_append_reading(const Issue *issue, GString *out) {
  append_printed(issue, is_read, out);
}

void issue_append_words(const Issue *issue, GString *out) {
  append_printed(issue, any, out);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && node_attr(node, ATTR_HEADLINE))
      g_string_append_printf(out, "%s\n", node_attr(node, ATTR_HEADLINE));
}
