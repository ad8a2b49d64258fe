/* The two lists kinds.def and attrs.def as tables. */
#include "model/issue.h"

#include <string.h>

static const struct {
  const char *name;
  NodeContent content;
  guint64 parents; /* bit 1 << NodeKind */
  gboolean normalised;
} KINDS[NODE_KINDS] = {
#define KIND(id, name, content, parents, normalised)                           \
  [NODE_##id] = {name, CONTENT_##content, parents, normalised},
#include "model/kinds.def"
#undef KIND
};

static const struct {
  const char *name;
  guint64 kinds; /* bit 1 << NodeKind */
} ATTRS[NODE_ATTRS] = {
#define ATTR(id, name, kinds) [ATTR_##id] = {name, kinds},
#include "model/attrs.def"
#undef ATTR
};

G_STATIC_ASSERT(NODE_KINDS <= 64);

const char *node_kind_name(NodeKind kind) {
  return KINDS[kind].name;
}

NodeContent node_kind_content(NodeKind kind) {
  return KINDS[kind].content;
}

gboolean node_kind_normalised(NodeKind kind) {
  return KINDS[kind].normalised;
}

gboolean node_kind_allowed(NodeKind child, NodeKind parent) {
  return (KINDS[child].parents >> parent) & 1;
}

const char *node_attr_name(NodeAttr attr) {
  return ATTRS[attr].name;
}

gboolean node_attr_allowed(NodeAttr attr, NodeKind kind) {
  return (ATTRS[attr].kinds >> kind) & 1;
}

NodeKind node_kind_by_name(const char *name) {
  NodeKind kind = 0;
  while (kind < NODE_KINDS && strcmp(KINDS[kind].name, name) != 0)
    kind++;
  return kind;
}

NodeAttr node_attr_by_name(const char *name) {
  NodeAttr attr = 0;
  while (attr < NODE_ATTRS && strcmp(ATTRS[attr].name, name) != 0)
    attr++;
  return attr;
}
