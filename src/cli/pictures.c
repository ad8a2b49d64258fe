#include "cli/pictures.h"

Pictures *pictures_load(const Issue *issue, const char *folder, Diag *diag) {
  Pictures *pictures = pictures_new(folder);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));) {
    const char *name = walk.entering ? node_attr(node, ATTR_SRC) : NULL;
    if (name)
      pictures_add(pictures, name, node_place(node), diag);
  }
  return pictures;
}
