/* A page style: the sizes, faces and distances of one printed form, read from
 * a key file in assets/styles/ or of the user's own.
 *
 * The group [page] gives the page and its grid; a group for each role of
 * roles.def says how that text is set.  style.c has the table of keys. */
#ifndef KANYIN_PAGE_STYLE_H
#define KANYIN_PAGE_STYLE_H

#include "base/diag.h"
#include "display/display.h"

typedef enum {
#define ROLE(id, name) ROLE_##id,
#include "page/roles.def"
#undef ROLE
  ROLES
} Role;

/* How the text of one role is set. */
typedef struct {
  char *typeface;  /* a name of fonts/fonts.ini */
  char *alternate; /* beside a neighbour that looks the same; may be "" */
  double size;     /* [pt] */
  double min_size; /* down to which a headline shrinks to fit [pt] */
  double leading;  /* pitch of its lines [its size] */
  guint align;     /* an Alignment of type/paragraph.h */
  guint ink;       /* an Ink */
} TextStyle;

typedef struct {
  char *name;
  double width, height; /* of the page [pt] */
  double head;          /* from its top to the top of the first line [pt] */
  guint lines;          /* in a column */
  guint flex;           /* by how many all pages may be higher or lower */
  double pitch;         /* of the grid all body lines stand on [pt] */
  guint columns;
  double column_width, gutter; /* [em of the body] */
  guint indent;                /* of a paragraph [em of the body] */
  guint level;       /* of the prohibition rules, a Level of type/level.h */
  guint width_style; /* of marks, a WidthStyle of type/paragraph.h */
  guint hanging;     /* TRUE: stops and commas may stand beyond a line's end */
  guint wide_from;   /* body length that earns a headline across [characters] */
  guint short_below; /* body length that earns a small one [characters] */
  TextStyle roles[ROLES];
} PageStyle;

/* The style NAME of assets/styles/, such as "archive"; an unknown name is an
 * error.  NULL on failure; free with page_style_free(). */
PageStyle *page_style_load(const char *name, Diag *diag);

/* The style called NAME that the LENGTH bytes of TEXT describe.  DIAG is the
 * text's own: an unknown key or value is an error at its line.  See
 * page_style_load(). */
PageStyle *page_style_parse(const char *name, const char *text, gsize length,
                            Diag *diag);

/* Widths in points: of a column, and of all columns with their gutters. */
double page_style_column(const PageStyle *style);
double page_style_measure(const PageStyle *style);

/* From the top of a grid line to its baseline: text of the body's size stands
 * centred in the line [pt]. */
double page_style_baseline(const PageStyle *style);

/* The next smaller size (号) of the trade below SIZE [pt]; 0 below the
 * smallest. */
double page_style_step_down(double size);

/* NULL is allowed. */
void page_style_free(PageStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageStyle, page_style_free)

#endif
