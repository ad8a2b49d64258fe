/* In: the bookmarks in order of reading.  Out: the outline, all of it open.
 * First the tree is worked out with plain numbers, then it is written. */
#include "pdf/outline.h"

#include "pdf/pass.h"

static void add_child(OutlineNode *tree, guint parent, guint child) {
  guint last = tree[parent].last;
  tree[child] = (OutlineNode){.parent = parent,
                              .previous = last,
                              .next = OUTLINE_NONE,
                              .first = OUTLINE_NONE,
                              .last = OUTLINE_NONE};
  if (last == OUTLINE_NONE)
    tree[parent].first = child;
  else
    tree[last].next = child;
  tree[parent].last = child;
}

OutlineNode *outline_tree(const guint *levels, guint n) {
  OutlineNode *tree = g_new(OutlineNode, n + 1);
  tree[0] = (OutlineNode){OUTLINE_NONE, OUTLINE_NONE, OUTLINE_NONE,
                          OUTLINE_NONE, OUTLINE_NONE, 0};
  guint parent = 0; /* climbs from the node before: n steps in all */
  for (guint i = 1; i <= n; i++) {
    while (parent != 0 && levels[parent - 1] >= levels[i - 1])
      parent = tree[parent].parent;
    add_child(tree, parent, i);
    parent = i;
  }
  for (guint i = n; i > 0; i--) /* a child comes after its parent */
    tree[tree[i].parent].below += tree[i].below + 1;
  return tree;
}

static void put_links(const Pass *pass, const OutlineNode *node,
                      const qpdf_oh *objects, qpdf_oh dict) {
  const struct {
    const char *key;
    guint to;
  } links[] = {{"/Parent", node->parent},
               {"/Prev", node->previous},
               {"/Next", node->next},
               {"/First", node->first},
               {"/Last", node->last}};
  for (guint i = 0; i < G_N_ELEMENTS(links); i++)
    if (links[i].to != OUTLINE_NONE)
      pass_put(pass, dict, links[i].key, objects[links[i].to]);
  if (node->below)
    pass_put(pass, dict, "/Count",
             qpdf_oh_new_integer(pass->qpdf, node->below));
}

static void write_tree(const Pass *pass, const OutlineNode *tree, guint n) {
  const GArray *bookmarks = pass->display->bookmarks;
  g_autofree qpdf_oh *objects = g_new(qpdf_oh, n + 1);
  for (guint i = 0; i <= n; i++)
    objects[i] = pass_dictionary(pass);
  for (guint i = 0; i <= n; i++)
    put_links(pass, &tree[i], objects, objects[i]);
  for (guint i = 1; i <= n; i++) {
    const DisplayBookmark *bookmark =
        &g_array_index(bookmarks, DisplayBookmark, i - 1);
    pass_put_text(pass, objects[i], "/Title", bookmark->title);
    pass_put(pass, objects[i], "/Dest",
             pass_destination(pass, bookmark->page, bookmark->y));
  }
  qpdf_oh root = qpdf_get_root(pass->qpdf);
  pass_put(pass, root, "/Outlines", objects[0]);
  pass_put(pass, root, "/PageMode",
           qpdf_oh_new_name(pass->qpdf, "/UseOutlines"));
}

void pass_outline(const Pass *pass) {
  const GArray *bookmarks = pass->display->bookmarks;
  if (bookmarks->len == 0)
    return;
  g_autofree guint *levels = g_new(guint, bookmarks->len);
  for (guint i = 0; i < bookmarks->len; i++)
    levels[i] = g_array_index(bookmarks, DisplayBookmark, i).level;
  g_autofree OutlineNode *tree = outline_tree(levels, bookmarks->len);
  write_tree(pass, tree, bookmarks->len);
}
