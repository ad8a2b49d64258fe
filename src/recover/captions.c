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

gboolean assembler_has_only_heads(const Node *article) {
  guint headlines = 0;
  for (const Node *node = article->first; node; node = node->next) {
    if (node->kind != NODE_RUBRIC && node->kind != NODE_HEADLINE)
      return FALSE;
    headlines += node->kind == NODE_HEADLINE;
  }
  return article->first && headlines <= 1;
}

/* A picture of its own; standing head and headline of an article that has
 * nothing else become the picture's. */
Node *assembler_picture_alone(Assembler *a, guint line) {
  Node *article = in_item(a, NODE_ARTICLE) && assembler_has_only_heads(a->item)
                      ? a->item
                      : NULL;
  assembler_open(a, NODE_PICTURE, article ? article->line : line);
  if (!article)
    return a->item;
  while (article->first)
    node_move(article->first, a->item, NULL);
  node_remove(article);
  return a->item;
}

/* A caption, with who took the picture at its end. */
void assembler_add_caption(Assembler *a, Slice text) {
  Found credit = recovery_cut_tail(a->r, "credit-tail", NULL, &text);
  if (!credit.words.length)
    credit = recovery_cut_tail(a->r, "caption-credit", NULL, &text);
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

/* The beginning of the open article: enough to tell what it speaks of, however
 * long it is.  Free with g_string_free(). */
static GString *article_beginning(const Assembler *a) {
  enum { ENOUGH = 12000 /* [bytes] */ };
  GString *text = g_string_new(NULL);
  for (const Node *node = a->item->first; node && text->len < ENOUGH;
       node = node->next)
    node_append_text(node, "", text);
  return text;
}

/* TRUE if the caption TEXT, which stands behind the article, speaks of what it
 * speaks of: most captions that writers of labelled texts gave to the article
 * above share that many pairs of characters with it, few others do. */
static gboolean speaks_of_article(const Assembler *a, Slice text) {
  enum { FEWEST = 2, ONE_IN = 6 };
  if (!in_item(a, NODE_ARTICLE) || !node_child(a->item, NODE_PARAGRAPH))
    return FALSE;
  g_autoptr(GString) article = article_beginning(a);
  guint shared,
      pairs = pairs_shared(text, (Slice){article->str, article->len}, &shared);
  return shared >= FEWEST && shared * ONE_IN >= pairs;
}

static void report_of_article(const Assembler *a, guint line) {
  diag_add(a->r->diag, DIAG_CAPTION_OF_ARTICLE, line, 0,
           "this caption has words of the article above and was put into it");
}

void assembler_move_to_picture(Assembler *a) {
  gboolean inside = assembler_text_follows(a->r, a->i) || a->closed ||
                    a->item != a->text_parent;
  if (!inside && speaks_of_article(a, (Slice){a->text->str, a->text->len})) {
    report_of_article(a, a->text_line);
    inside = TRUE;
  }
  a->text_parent =
      inside ? node_add(a->r->issue, a->text_parent, NODE_FIGURE, a->text_line)
             : assembler_picture_alone(a, a->text_line);
}

/* "图片新闻" over a caption: a head that speaks of a picture. */
gboolean assembler_heads_picture(const Assembler *a) {
  static const char *const WORDS[] = {"图", "圖", "影", "镜头", "鏡頭"};
  Slice text = unit(a)->text;
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (slice_contains(text, WORDS[i]))
      return assembler_label(a, 1) == LABEL_CAPTION;
  return FALSE;
}

void assembler_take_picture_head(Assembler *a) {
  assembler_flush(a);
  assembler_open(a, NODE_PICTURE, assembler_line(a));
  recovery_text(a->r, a->item, NODE_RUBRIC, unit(a)->line, unit(a)->text);
}

/* The caption that the unit in hand begins, with the lines it goes on in; free
 * with g_string_free(). */
static GString *caption_text(const Assembler *a) {
  Slice first = unit(a)->text;
  GString *text = g_string_new_len(first.text, (gssize)first.length);
  for (guint step = 1; assembler_label(a, step) == LABEL_MORE; step++) {
    Slice more = unit_at(a->r->units, a->i + step)->text;
    g_string_append_len(text, more.text, (gssize)more.length);
  }
  return text;
}

static gboolean caption_speaks_of_article(const Assembler *a) {
  if (assembler_label(a, 0) != LABEL_CAPTION)
    return FALSE;
  g_autoptr(GString) text = caption_text(a);
  return speaks_of_article(a, (Slice){text->str, text->len});
}

/* TRUE if what is in hand has the article around it, or a picture of the
 * article before it whose credit is still to come. */
static gboolean stands_in_text(const Assembler *a) {
  gboolean credit = assembler_label(a, 0) == LABEL_CREDIT;
  const Node *last = a->item->last;
  gboolean wanted =
      last && last->kind == NODE_FIGURE && !node_child(last, NODE_CREDIT);
  if (a->closed || (credit && wanted))
    return TRUE;
  if (a->ended)
    return FALSE;
  return (credit && !assembler_has_only_heads(a->item)) || wanted ||
         assembler_text_follows(a->r, a->i + 1);
}

/* The figure or picture that a caption or credit belongs to. */
static Node *picture(Assembler *a) {
  assembler_flush(a);
  guint line = unit(a)->line;
  if (in_item(a, NODE_PICTURE))
    return a->item;
  if (in_item(a, NODE_ARTICLE) && stands_in_text(a))
    return assembler_figure(a, line);
  if (caption_speaks_of_article(a)) {
    report_of_article(a, line);
    return assembler_figure(a, line);
  }
  diag_add(a->r->diag, DIAG_CAPTION_AS_PICTURE, line, 0,
           "a caption that stands in no text; kept as a picture by itself");
  return assembler_picture_alone(a, line);
}

static gboolean has_caption(const Node *node) {
  return node && (node->kind == NODE_PICTURE || node->kind == NODE_FIGURE) &&
         node_child(node, NODE_CAPTION);
}

/* TRUE if the caption in hand stands right under one of a picture by itself
 * that still waits for a credit: both speak of one group of pictures (上图：…
 * 下图：… 某某 摄). */
static gboolean goes_on_in_group(const Assembler *a) {
  Label above = a->i ? a->r->labels[a->i - 1] : LABELS;
  return in_item(a, NODE_PICTURE) && has_caption(a->item) &&
         !node_child(a->item, NODE_CREDIT) &&
         (above == LABEL_CAPTION || above == LABEL_MORE) &&
         unit(a)->blanks <= a->r->units->usual_blanks;
}

void assembler_take_caption(Assembler *a) {
  assembler_flush(a);
  if (in_item(a, NODE_PICTURE) && has_caption(a->item) && !a->closed &&
      !goes_on_in_group(a))
    assembler_close(a);
  Node *parent = picture(a);
  if (has_caption(parent) && parent->kind == NODE_FIGURE)
    parent = node_add(a->r->issue, a->item, NODE_FIGURE, unit(a)->line);
  assembler_begin_text(a, parent, NODE_CAPTION);
}

/* "…指导下学打 / 结。 通讯员 薛晖 / 摄": a measure cut the line, of a caption
 * or of what is none yet, within its credit. */
static gboolean cuts_credit(const Assembler *a) {
  return a->text->len && a->text_end->full && !unit(a)->blanks &&
         unit(a)->indent < 2 &&
         (a->text_kind == NODE_CAPTION || a->text_end->last == MARK_NONE);
}

void assembler_take_credit(Assembler *a) {
  if (cuts_credit(a)) {
    assembler_take_more(a);
    return;
  }
  const Unit *u = unit(a);
  assembler_makers(a, picture(a), NODE_CREDIT, u->line, u->text);
}
