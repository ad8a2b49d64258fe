/* A list of bookmarks with levels as the tree a PDF outline is. */
#ifndef KANYIN_PDF_OUTLINE_H
#define KANYIN_PDF_OUTLINE_H

#include <glib.h>

/* A node's neighbours, as numbers: 0 is the root, bookmark i is i + 1; where
 * there is none, OUTLINE_NONE. */
#define OUTLINE_NONE G_MAXUINT
typedef struct {
  guint parent, previous, next, first, last;
  guint below; /* how many nodes are anywhere below */
} OutlineNode;

/* The tree of N bookmarks whose levels are LEVELS, in order of reading: N + 1
 * nodes.  A bookmark lies under the last one before it of a smaller level, so
 * a level left out makes no gap.  Free with g_free(). */
OutlineNode *outline_tree(const guint *levels, guint n);

#endif
