/* The text is written plainly and recovered; the paragraphs and bylines that
 * came back otherwise are marked word by word in a second writing. */
#include "cli/marked_text.h"

#include "input/lines.h"
#include "markup/issue_text_write.h"
#include "recover/recover.h"

/* All nodes of mixed content, in order. */
static GPtrArray *mixed_nodes(const Issue *issue) {
  GPtrArray *nodes = g_ptr_array_new();
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && node_kind_content(node->kind) == CONTENT_MIXED)
      g_ptr_array_add(nodes, (gpointer)node);
  return nodes;
}

static gboolean same_parts(const Node *a, const Node *b) {
  const Node *x = a->first, *y = b->first;
  for (; x && y; x = x->next, y = y->next)
    if (x->kind != y->kind || g_strcmp0(x->text, y->text) != 0 ||
        g_strcmp0(node_attr(x, ATTR_ROLE), node_attr(y, ATTR_ROLE)) != 0)
      return FALSE;
  return !x && !y;
}

static Issue *recover_again(GBytes *text) {
  g_autoptr(Diag) diag = diag_new("");
  g_autoptr(Lines) lines = lines_decode(text, "utf-8", diag);
  return lines ? recover_issue(lines, "", NULL, diag) : NULL;
}

/* The nodes of ISSUE that its plain text does not give again. */
static GHashTable *find_exact(const Issue *issue, GBytes *plain) {
  GHashTable *exact = g_hash_table_new(NULL, NULL);
  g_autoptr(Issue) again = recover_again(plain);
  g_autoptr(GPtrArray) nodes = mixed_nodes(issue);
  g_autoptr(GPtrArray) others = again ? mixed_nodes(again) : g_ptr_array_new();
  for (guint i = 0; i < nodes->len; i++)
    if (nodes->len != others->len ||
        !same_parts(nodes->pdata[i], others->pdata[i]))
      g_hash_table_add(exact, nodes->pdata[i]);
  return exact;
}

GBytes *marked_text(const Issue *issue) {
  g_autoptr(GBytes) plain = issue_text_write(issue, NULL);
  g_autoptr(GHashTable) exact = find_exact(issue, plain);
  return issue_text_write(issue, exact);
}
