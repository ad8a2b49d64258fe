/* ASSEMBLER: what is open while labelled units become the tree, shared by the
 * handlers of labels (assemble.c, page_marks.c, captions.c) and of typed marks
 * (marked*.c). */
#ifndef KANYIN_RECOVER_ASSEMBLER_H
#define KANYIN_RECOVER_ASSEMBLER_H

#include "recover/recovery.h"

typedef struct {
  const Recovery *r;
  guint i;         /* the unit in hand */
  Node *page;      /* NULL before the first */
  Node *item;      /* article, picture or notice that is open, or NULL */
  gboolean decked; /* the article has decks or a continuation, but no text */
  gboolean ended;  /* it has a signature, a jump or the like */
  gboolean rubrics_behind; /* standing heads stand under their articles */
  GString *text;           /* of the paragraph that is open, empty if none is */
  NodeKind text_kind;
  Node *text_parent;
  guint text_line;
  const Unit *text_end; /* the unit it ends with so far */

  /* What typed marks say. */
  const Hint *mark;    /* the one in hand that stands for itself, or NULL */
  guint n_marks;       /* of those, taken so far */
  gboolean closed;     /* a mark will end the item: all till then is its own */
  gboolean page_told;  /* a mark began the page … */
  gboolean page_named; /* … for the name of a file, and no line named it yet */
  Node *dateline;      /* a paragraph that has nothing but its dateline yet */
  GHashTable *ids;     /* of items, as marks give them; NULL at first */
} Assembler;

static inline const Unit *unit(const Assembler *a) {
  return unit_at(a->r->units, a->i);
}

/* The label STEP units on; LABELS behind the last. */
static inline Label assembler_label(const Assembler *a, guint step) {
  guint i = a->i + step;
  return i < a->r->units->units->len ? a->r->labels[i] : LABELS;
}

static inline gboolean in_item(const Assembler *a, NodeKind kind) {
  return a->item && a->item->kind == kind;
}

/* Where the mark or unit in hand stands. */
static inline guint assembler_line(const Assembler *a) {
  return a->mark ? a->mark->line : unit(a)->line;
}

/* The page that is open; the first, if there is none. */
Node *assembler_page(Assembler *a);

/* Opens an item of KIND on it. */
void assembler_open(Assembler *a, NodeKind kind, guint line);

/* Nothing is open any more. */
void assembler_close(Assembler *a);

/* Opens an article, unless one is open that has no text yet. */
void assembler_begin_article(Assembler *a);

/* The article that text goes into; one without a headline if none is open. */
Node *assembler_article(Assembler *a);

/* TRUE if the text of an article goes on at unit I, pictures passed over. */
gboolean assembler_text_follows(const Recovery *r, guint i);

/* TRUE if ARTICLE has standing heads or a headline and nothing else: over a
 * caption they are the picture's. */
gboolean assembler_has_only_heads(const Node *article);

/* A figure of the article, the last if it has no credit yet; a picture of its
 * own. */
Node *assembler_figure(Assembler *a, guint line);
Node *assembler_picture_alone(Assembler *a, guint line);

/* Opens a paragraph or caption with the unit in hand; ends the one open. */
void assembler_begin_text(Assembler *a, Node *parent, NodeKind kind);
void assembler_flush(Assembler *a);

/* Goes on with it by the unit in hand. */
void assembler_take_more(Assembler *a);

/* Adds a paragraph, behind the dateline that waits for it. */
void assembler_paragraph(Assembler *a, Node *parent, guint line, Slice text);

/* Adds a byline or a credit. */
void assembler_makers(const Assembler *a, Node *parent, NodeKind kind,
                      guint line, Slice text);

/* The article that is open if it has no text yet, else NULL. */
Node *assembler_headed_article(const Assembler *a);

/* Whether an article's text follows right behind the page mark in hand, which
 * then, as in text archives, stands below the headline: the page begins above
 * that. */
gboolean assembler_mark_before_text(const Assembler *a);

/* Reads the unit in hand as the mark of a page, whatever came before: of the
 * one that is open if that waits for its mark, with ITEM or nothing on it; else
 * of a new one. */
void assembler_page_mark(Assembler *a, const Node *item);

/* Puts ITEM, unless NULL, on the page just marked.  TRUE if that has the number
 * of the marked page before it, which then goes on. */
gboolean assembler_settle_page(Assembler *a, Node *item);

/* The same; but a page that had begun goes on. */
void assembler_take_page_mark(Assembler *a);

/* Whether the unit in hand, between two texts, marks a page that is not open:
 * what repeats is taken for furniture, and so are the marks that an archive
 * prints in each of a page's articles. */
gboolean assembler_is_new_page(const Assembler *a);

/* Adds a caption and the credit at its end; whether a paragraph TEXT is one
 * after all; opens the figure or picture that it then belongs to. */
void assembler_add_caption(Assembler *a, Slice text);
gboolean assembler_is_caption(const Assembler *a, Slice text);
void assembler_move_to_picture(Assembler *a);

/* Whether the standing head in hand speaks of a picture ("图片新闻") that
 * follows; opens that with it. */
gboolean assembler_heads_picture(const Assembler *a);
void assembler_take_picture_head(Assembler *a);

/* Take the caption or credit in hand. */
void assembler_take_caption(Assembler *a);
void assembler_take_credit(Assembler *a);

/* Take the headline or the text of a notice in hand. */
void assembler_take_notice_head(Assembler *a);
void assembler_take_notice(Assembler *a);

/* The notice that the unit in hand, which reads like an article's text, goes on
 * in or begins right under another; NULL if it stands under none. */
Node *assembler_notice_going_on(Assembler *a);

#endif
