/* The flow: an issue as a list of pieces, each a whole number of grid lines
 * high, in the order of reading.  Columns and pages are made of it without
 * another look at the issue. */
#ifndef KANYIN_PAGE_FLOW_H
#define KANYIN_PAGE_FLOW_H

#include "model/issue.h"
#include "page/setting.h"
#include "picture/picture.h"

/* A set line, a picture or a rule of a piece, from the piece's upper left
 * corner. */
typedef struct {
  SetLine *line; /* or NULL */
  double x, y;   /* of the left end of the line's measure and its baseline */
  DisplayPicture picture; /* if its source, borrowed, is not NULL */
  DisplayRule rule;
  guint element;
} Mark;

/* What no column break divides. */
typedef struct {
  guint height; /* [grid lines] */
  guint first_mark, n_marks;
  gboolean wide;  /* across all columns, not in one */
  gboolean keep;  /* the next piece must stand in the same column */
  gboolean space; /* vanishes at the head and foot of a column */
  gboolean foot;  /* stands at the foot of its page */
  gboolean opens; /* begins a block before which a figure may stand */
  guint item;     /* whose text it is part of, a number; 0: none's */
  guint figure;   /* that it is part of and that may move, a number that grows
                     from figure to figure; 0: of none */
  guint first_bookmark, n_bookmarks;
} Piece;

typedef struct {
  guint level;
  char *title;
} FlowBookmark;

/* A link, and the node it is to lead to. */
typedef struct {
  guint element;
  const Node *node;
} FlowLink;

typedef struct {
  GArray *pieces;    /* of Piece */
  GArray *marks;     /* of Mark */
  GArray *bookmarks; /* of FlowBookmark, set before their piece */
  GArray *links;     /* of FlowLink, see inside.h */
  GHashTable *homes; /* Node → number of its first element */
  Setter *setter;    /* borrowed */
  const Pictures *pictures; /* that the issue names, borrowed, or NULL */
  guint artifact;    /* the element of all that is not content */
  guint pending;     /* bookmarks that wait for the next piece */
  /* How the last headline looked, so that the next one can look different. */
  int last_typeface;
  double last_size;
} Flow;

/* An empty flow, whose texts SETTER sets and that shows PICTURES, or NULL.
 * Free with flow_free(). */
Flow *flow_new(Setter *setter, const Pictures *pictures);
void flow_free(Flow *flow);

/* ── Building, for the files that make pieces ────────────────────────── */

/* A new last piece; valid until the next one.  Bookmarks that wait go to it. */
Piece *flow_add(Flow *flow, guint height, gboolean wide);

/* The last piece; NULL if there is none. */
Piece *flow_last(Flow *flow);

/* Puts LINE, PICTURE or RULE into the last piece. */
void flow_mark_line(Flow *flow, SetLine *line, double x, double y,
                    guint element);
void flow_mark_picture(Flow *flow, DisplayPicture picture, guint element);
void flow_mark_rule(Flow *flow, DisplayRule rule, guint element);

/* Asks that the last piece keeps with the next. */
void flow_keep(Flow *flow);

/* Space of HEIGHT grid lines that vanishes at the edges of a column. */
Piece *flow_add_space(Flow *flow, guint height, gboolean wide);

/* A bookmark to the next piece; TITLE is copied. */
void flow_bookmark(Flow *flow, guint level, const char *title);

/* The width a piece fills [pt]. */
double flow_width(const Flow *flow, gboolean wide);

/* The element for a part of an article's text. */
guint flow_element(Flow *flow, ElementRole role, guint parent, guint level);

#endif
