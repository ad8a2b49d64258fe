/* The tree: links, strings, walking, checking and printing.
 *
 * Strings live in one GStringChunk and are never freed singly; nodes are
 * allocated one by one, since recovery moves and removes them. */
#include "model/issue.h"

#include <string.h>

typedef struct Attribute Attribute;
struct Attribute {
  NodeAttr attr;
  const char *value;
  Attribute *next;
};

struct Issue {
  Node *root;
  Node *masthead;
  GStringChunk *strings;
};

/* ── Building ────────────────────────────────────────────────────────── */

static Node *node_new(NodeKind kind, guint line) {
  Node *node = g_new0(Node, 1);
  node->kind = kind;
  node->line = line;
  if (node_kind_content(kind) == CONTENT_TEXT)
    node->text = "";
  return node;
}

static void node_unlink(Node *node) {
  Node *parent = node->parent;
  *(node->previous ? &node->previous->next : &parent->first) = node->next;
  *(node->next ? &node->next->previous : &parent->last) = node->previous;
  node->parent = node->previous = node->next = NULL;
}

static void node_link(Node *node, Node *parent, Node *before) {
  node->parent = parent;
  node->next = before;
  node->previous = before ? before->previous : parent->last;
  *(node->previous ? &node->previous->next : &parent->first) = node;
  *(before ? &before->previous : &parent->last) = node;
}

/* The tree is at most a handful deep: recursion is bounded by kinds.def. */
static void node_free(Node *node) {
  while (node->first) {
    Node *child = node->first;
    node_unlink(child);
    node_free(child);
  }
  while (node->attributes) {
    Attribute *next = node->attributes->next;
    g_free(node->attributes);
    node->attributes = next;
  }
  g_free(node);
}

Issue *issue_new(const char *language) {
  Issue *issue = g_new0(Issue, 1);
  issue->strings = g_string_chunk_new(4096);
  issue->root = node_new(NODE_ISSUE, 0);
  issue->masthead = node_add(issue, issue->root, NODE_MASTHEAD, 0);
  node_set_attr(issue, issue->root, ATTR_LANG, language);
  return issue;
}

void issue_free(Issue *issue) {
  if (!issue)
    return;
  node_free(issue->root);
  g_string_chunk_free(issue->strings);
  g_free(issue);
}

Node *issue_root_mutable(Issue *issue) {
  return issue->root;
}

Node *issue_masthead_mutable(Issue *issue) {
  return issue->masthead;
}

Node *node_add(Issue *issue, Node *parent, NodeKind kind, guint line) {
  (void)issue; /* owns the node through its root */
  g_assert(node_kind_allowed(kind, parent->kind));
  Node *node = node_new(kind, line);
  node_link(node, parent, NULL);
  return node;
}

Node *node_add_text(Issue *issue, Node *parent, NodeKind kind, guint line,
                    const char *text, gssize length) {
  g_assert(node_kind_content(kind) == CONTENT_TEXT);
  Node *node = node_add(issue, parent, kind, line);
  node->text = g_string_chunk_insert_len(issue->strings, text, length);
  return node;
}

void node_set_text(Issue *issue, Node *node, const char *text) {
  g_assert(node_kind_content(node->kind) == CONTENT_TEXT);
  node->text = g_string_chunk_insert(issue->strings, text);
}

void node_set_attr(Issue *issue, Node *node, NodeAttr attr, const char *value) {
  g_assert(node_attr_allowed(attr, node->kind));
  Attribute **place = &node->attributes;
  while (*place && (*place)->attr < attr)
    place = &(*place)->next;
  if (!*place || (*place)->attr != attr) {
    Attribute *added = g_new(Attribute, 1);
    *added = (Attribute){attr, NULL, *place};
    *place = added;
  }
  (*place)->value = g_string_chunk_insert(issue->strings, value);
}

void issue_set_fact(Issue *issue, NodeKind kind, const char *value) {
  Node *masthead = issue->masthead;
  Node *fact = masthead->first;
  while (fact && fact->kind != kind)
    fact = fact->next;
  if (!fact)
    fact = node_add(issue, masthead, kind, 0);
  else if (*node_printed(fact))
    node_add_text(issue, masthead, NODE_FURNITURE, fact->line,
                  node_printed(fact), -1);
  node_set_text(issue, fact, value);
  node_set_attr(issue, fact, ATTR_PRINTED, "");
}

void node_move(Node *node, Node *parent, Node *before) {
  g_assert(node_kind_allowed(node->kind, parent->kind));
  g_assert(node != before);
  node_unlink(node);
  node_link(node, parent, before);
}

void node_remove(Node *node) {
  node_unlink(node);
  node_free(node);
}

static const char *const ITEM_LETTERS[NODE_KINDS] = {
    [NODE_ARTICLE] = "a", [NODE_PICTURE] = "f", [NODE_NOTICE] = "n"};

static void number_page(Issue *issue, Node *page, guint nth, GHashTable *ids) {
  guint counts[NODE_KINDS] = {0};
  for (Node *item = page->first; item; item = item->next) {
    if (!ITEM_LETTERS[item->kind] || node_attr(item, ATTR_ID))
      continue;
    char *id = NULL;
    do {
      g_free(id);
      id = g_strdup_printf("p%u-%s%u", nth, ITEM_LETTERS[item->kind],
                           ++counts[item->kind]);
    } while (g_hash_table_contains(ids, id));
    node_set_attr(issue, item, ATTR_ID, id);
    g_hash_table_add(ids, id);
  }
}

void issue_number_items(Issue *issue) {
  g_autoptr(GHashTable) ids =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  NodeWalk walk;
  node_walk_start(&walk, issue->root);
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && node_attr(node, ATTR_ID))
      g_hash_table_add(ids, g_strdup(node_attr(node, ATTR_ID)));
  guint nth = 0;
  for (Node *page = issue->root->first; page; page = page->next)
    if (page->kind == NODE_PAGE)
      number_page(issue, page, ++nth, ids);
}

/* ── Reading ─────────────────────────────────────────────────────────── */

const Node *issue_root(const Issue *issue) {
  return issue->root;
}

const char *issue_language(const Issue *issue) {
  return node_attr(issue->root, ATTR_LANG);
}

const Node *issue_masthead(const Issue *issue) {
  return issue->masthead;
}

guint node_place(const Node *node) {
  return node->xml_line ? node->xml_line : node->line;
}

const char *issue_fact(const Issue *issue, NodeKind kind) {
  const Node *fact = node_child(issue->masthead, kind);
  return fact ? fact->text : "";
}

static const Node *first_of_kind(const Node *node, NodeKind kind) {
  while (node && node->kind != kind)
    node = node->next;
  return node;
}

const Node *node_child(const Node *node, NodeKind kind) {
  return first_of_kind(node->first, kind);
}

const Node *node_next(const Node *node) {
  return first_of_kind(node->next, node->kind);
}

const char *node_attr(const Node *node, NodeAttr attr) {
  for (const Attribute *a = node->attributes; a; a = a->next)
    if (a->attr == attr)
      return a->value;
  return NULL;
}

void node_append_text(const Node *node, const char *separator, GString *out) {
  if (!node)
    return;
  NodeWalk walk;
  node_walk_start(&walk, node);
  for (const Node *n; (n = node_walk_next(&walk));) {
    if (!walk.entering || !n->text)
      continue;
    if (n->kind == NODE_LINE && n->previous)
      g_string_append(out, separator);
    g_string_append(out, n->text);
  }
}

char *node_text(const Node *node, const char *separator) {
  GString *out = g_string_new(NULL);
  node_append_text(node, separator, out);
  return g_string_free(out, FALSE);
}

const char *node_printed(const Node *node) {
  const char *printed = node_attr(node, ATTR_PRINTED);
  if (printed)
    return printed;
  return node->text ? node->text : "";
}

void node_walk_start(NodeWalk *walk, const Node *root) {
  *walk = (NodeWalk){root, NULL, FALSE};
}

const Node *node_walk_next(NodeWalk *walk) {
  const Node *node = walk->node;
  if (!node) {
    walk->entering = TRUE;
    return walk->node = walk->root;
  }
  if (walk->entering) {
    if (node->first)
      return walk->node = node->first;
    walk->entering = FALSE;
    return node;
  }
  if (node == walk->root)
    return NULL;
  walk->entering = node->next != NULL;
  return walk->node = node->next ? node->next : node->parent;
}
