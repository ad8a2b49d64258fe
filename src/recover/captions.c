/* Captions and credits in, pictures and figures out: a picture whose caption
 * stands inside a text is a figure of the article, any other stands alone. */
#include "recover/assembler.h"

#include "recover/persons.h"

/* TRUE if the text of an article goes on at unit I, pictures passed over. */
gboolean assembler_text_follows(const Recovery *r, guint i) {
  static const gboolean PASSED[LABELS] = {[LABEL_MORE] = TRUE,
                                          [LABEL_CREDIT] = TRUE,
                                          [LABEL_CAPTION] = TRUE,
                                          [LABEL_FURNITURE] = TRUE};
  static const gboolean TEXT[LABELS] = {[LABEL_BODY] = TRUE,
                                        [LABEL_SUBHEADING] = TRUE,
                                        [LABEL_SIGNATURE] = TRUE,
                                        [LABEL_JUMP] = TRUE,
                                        [LABEL_BYLINE] = TRUE};
  while (i < r->units->units->len && PASSED[r->labels[i]])
    i++;
  return i < r->units->units->len && TEXT[r->labels[i]];
}

/* A picture whose caption stands inside a text is a figure of the article. */
Node *assembler_figure(Assembler *a, guint line) {
  Node *last = a->item->last;
  a->decked = FALSE;
  return last && last->kind == NODE_FIGURE && !node_child(last, NODE_CREDIT)
             ? last
             : node_add(a->r->issue, a->item, NODE_FIGURE, line);
}

/* A picture of its own; the headline of an article that has nothing else
 * becomes the picture's. */
Node *assembler_picture_alone(Assembler *a, guint line) {
  Node *head = in_item(a, NODE_ARTICLE) ? a->item->first : NULL;
  Node *article =
      head && head->kind == NODE_HEADLINE && !head->next ? a->item : NULL;
  assembler_open(a, NODE_PICTURE, line);
  if (!article)
    return a->item;
  node_move(head, a->item, NULL);
  node_remove(article);
  return a->item;
}

/* A caption, with who took the picture at its end. */
void assembler_add_caption(Assembler *a, Slice text) {
  Found credit = recovery_cut_tail(a->r, "credit-tail", NULL, &text);
  recovery_text(a->r, a->text_parent, NODE_CAPTION, a->text_line, text);
  assembler_makers(a, a->text_parent, NODE_CREDIT, a->text_end->line,
                   credit.words);
}

/* A paragraph that ends with who took the picture, or is followed by it, is a
 * caption after all. */
gboolean assembler_is_caption(const Assembler *a, Slice text) {
  guint n = a->r->units->units->len;
  gboolean credited =
      a->i < n && a->r->labels[a->i] == LABEL_CREDIT && !unit(a)->bracketed;
  return a->text_parent->kind == NODE_ARTICLE &&
         (credited ||
          recovery_find(a->r, "credit-tail", NULL, text).words.length) &&
         !recovery_find(a->r, "jump-tail", NULL, text).words.length;
}

void assembler_move_to_picture(Assembler *a) {
  gboolean inside = assembler_text_follows(a->r, a->i);
  a->text_parent =
      inside || a->closed || a->item != a->text_parent
          ? node_add(a->r->issue, a->text_parent, NODE_FIGURE, a->text_line)
          : assembler_picture_alone(a, a->text_line);
}

/* "图片新闻" over a caption: a head that speaks of a picture. */
gboolean assembler_heads_picture(const Assembler *a) {
  static const char *const WORDS[] = {"图", "圖", "影", "镜头", "鏡頭"};
  Slice text = unit(a)->text;
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (g_strstr_len(text.text, (gssize)text.length, WORDS[i]))
      return assembler_label(a, 1) == LABEL_CAPTION;
  return FALSE;
}

void assembler_take_picture_head(Assembler *a) {
  assembler_flush(a);
  assembler_open(a, NODE_PICTURE, assembler_line(a));
  Node *headline = node_add(a->r->issue, a->item, NODE_HEADLINE, unit(a)->line);
  recovery_text(a->r, headline, NODE_LINE, unit(a)->line, unit(a)->text);
}

/* The figure or picture that a caption or credit belongs to. */
static Node *picture(Assembler *a) {
  assembler_flush(a);
  guint line = unit(a)->line;
  if (in_item(a, NODE_PICTURE))
    return a->item;
  gboolean more =
      assembler_text_follows(a->r, a->i + 1) || assembler_label(a, 0) == LABEL_CREDIT;
  if (in_item(a, NODE_ARTICLE) && a->closed)
    return assembler_figure(a, line);
  if (in_item(a, NODE_ARTICLE) && !a->ended &&
      (more || a->item->last->kind == NODE_FIGURE))
    return assembler_figure(a, line);
  diag_add(a->r->diag, DIAG_CAPTION_AS_PICTURE, line, 0,
           "a caption that stands in no text; kept as a picture by itself");
  return assembler_picture_alone(a, line);
}

static gboolean has_caption(const Node *node) {
  return node && (node->kind == NODE_PICTURE || node->kind == NODE_FIGURE) &&
         node_child(node, NODE_CAPTION);
}

void assembler_take_caption(Assembler *a) {
  assembler_flush(a);
  if (in_item(a, NODE_PICTURE) && has_caption(a->item) && !a->closed)
    assembler_close(a);
  Node *parent = picture(a);
  if (has_caption(parent) && parent->kind == NODE_FIGURE)
    parent = node_add(a->r->issue, a->item, NODE_FIGURE, unit(a)->line);
  assembler_begin_text(a, parent, NODE_CAPTION);
}

/* "…指导下学打 / 结。 通讯员 薛晖 / 摄": a measure cut the line of a caption
 * within its credit. */
static gboolean cuts_credit(const Assembler *a) {
  return a->text->len && a->text_kind == NODE_CAPTION && a->text_end->full &&
         !unit(a)->blanks && unit(a)->indent < 2;
}

void assembler_take_credit(Assembler *a) {
  if (cuts_credit(a)) {
    assembler_take_more(a);
    return;
  }
  const Unit *u = unit(a);
  assembler_makers(a, picture(a), NODE_CREDIT, u->line, u->text);
}
