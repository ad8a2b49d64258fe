/* Marked pictures, captions and credits in, pictures and figures out. */
#include "recover/marked_private.h"

#include "recover/pictures.h"

static Node *open_picture(const Marked *m) {
  Assembler *a = m->a;
  if (in_item(a, NODE_PICTURE) && !node_attr(a->item, ATTR_SRC) &&
      !node_child(a->item, NODE_CAPTION))
    return a->item;
  gboolean inside = in_item(a, NODE_ARTICLE) &&
                    (a->closed || assembler_text_follows(a->r, a->i) ||
                     !(m->hint->blanks || assembler_has_only_heads(a->item)));
  if (!inside)
    return assembler_picture_alone(a, m->line);
  a->decked = FALSE;
  return node_add(a->r->issue, a->item, NODE_FIGURE, m->line);
}

void marked_take_picture(const Marked *m) {
  Node *node = open_picture(m);
  g_autofree char *name = slice_dup(m->text);
  marked_set(m, node, ATTR_ALT, m->hint->values[0]);
  if (m->text.length && picture_name_check(name, m->line, m->a->r->diag))
    marked_set(m, node, ATTR_SRC, name);
}

/* The picture that a caption or credit speaks of. */
static Node *picture_for(const Marked *m, NodeKind kind) {
  Assembler *a = m->a;
  Node *last = a->item ? a->item->last : NULL;
  gboolean again = m->first && kind == NODE_CAPTION && !a->closed;
  if (in_item(a, NODE_PICTURE) && !(again && node_child(a->item, NODE_CAPTION)))
    return a->item;
  if (last && last->kind == NODE_FIGURE &&
      !(again && node_child(last, NODE_CAPTION)))
    return last;
  if (!m->hint->field)
    marked_misplaced(
        m, "stands under no 【图片】; a picture without a file was put there");
  return open_picture(m);
}

void marked_take_caption(const Marked *m) {
  Assembler *a = m->a;
  Node *picture = picture_for(m, NODE_CAPTION);
  if (a->closed || m->hint->exact) {
    marked_add(m, picture, NODE_CAPTION);
    return;
  }
  assembler_begin_text(a, picture, NODE_CAPTION);
}

void marked_take_credit(const Marked *m) {
  marked_add_makers(m, picture_for(m, NODE_CREDIT), NODE_CREDIT);
}
