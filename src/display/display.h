/* PAGES, the display list: what stands where on each printed page, as plain
 * data.  Composition makes it, painting is a short loop over it, and it prints
 * as text.  It knows neither how the issue was read nor which library paints.
 *
 * Lengths are PostScript points [pt].  The origin of a page is its top left
 * corner, x grows to the right, y downwards; text stands on its baseline.
 *
 * A Display owns all it points to. */
#ifndef KANYIN_DISPLAY_DISPLAY_H
#define KANYIN_DISPLAY_DISPLAY_H

#include <glib.h>

/* A face of a font file, as much as painting needs to find it again. */
typedef struct {
  char *file;  /* path */
  guint index; /* of the face in a collection, from 0 */
  char *name;  /* PostScript name, for messages and dumps */
} DisplayFont;

/* Colour as 0xRRGGBB.  The PDFs use black and its tints only. */
typedef guint32 Ink;
#define INK_BLACK 0x000000u

/* One glyph and the bytes of its run's text it stands for.  A glyph that
 * continues a cluster has length 0; a ligature's length covers all it joins.
 * The lengths of a run's glyphs add up to the length of its text. */
typedef struct {
  guint32 glyph;  /* id in the font */
  guint32 length; /* [bytes of text] */
  double x, y;    /* of its origin, from the run's origin [pt] */
} DisplayGlyph;

/* Glyphs of one font, size and ink on one baseline. */
typedef struct {
  guint font;  /* index into Display.fonts */
  double size; /* [pt] */
  Ink ink;
  double x, y; /* origin on the page [pt] */
  char *text;  /* UTF-8, NUL-terminated */
  DisplayGlyph *glyphs;
  guint n_glyphs;
} DisplayRun;

/* A filled rectangle: rules, bars and boxes are made of them. */
typedef struct {
  double x, y, width, height; /* [pt], y the upper edge */
  Ink ink;
} DisplayRule;

/* A picture scaled into a rectangle. */
typedef struct {
  double x, y, width, height; /* [pt] */
  char *source;               /* its name, as the issue gives it */
} DisplayPicture;

typedef enum { DISPLAY_RUN, DISPLAY_RULE, DISPLAY_PICTURE } DisplayKind;

typedef struct {
  DisplayKind kind;
  guint element; /* index into Display.elements: what it belongs to */
  union {
    DisplayRun run;
    DisplayRule rule;
    DisplayPicture picture;
  } as;
} DisplayItem;

typedef struct {
  double width, height; /* [pt] */
  char *label;          /* printed page number */
  GArray *items;        /* of DisplayItem, in painting and reading order */
} DisplayPage;

/* The structure of the document: a tree of elements, each naming its parent.
 * An element comes after its parent; element 0 is the document itself. */
typedef enum {
  ELEMENT_DOCUMENT,
  ELEMENT_ARTIFACT, /* running heads, folios, rules: not content */
  ELEMENT_PART,     /* a page (版) of the paper */
  ELEMENT_ARTICLE,
  ELEMENT_HEADING, /* of level 1 to 6 */
  ELEMENT_PARAGRAPH,
  ELEMENT_FIGURE,
  ELEMENT_CAPTION,
  ELEMENT_TABLE, /* of rows of cells */
  ELEMENT_ROW,
  ELEMENT_CELL,
  /* Inside a line, in a heading, paragraph, caption or cell; these hold no
   * other. */
  ELEMENT_LINK,
  ELEMENT_SPAN /* words in another language, or that need other words */
} ElementRole;

typedef struct {
  ElementRole role;
  guint parent;   /* index, less than its own; 0 for the document */
  guint level;    /* of a heading */
  char *text;     /* of a figure, what it shows; of a link, what it is called;
                     of a span, what its characters are; or NULL */
  char *language; /* of a span, if not the document's; or NULL */
  char *uri;      /* where a link leads; or NULL */
  guint target;   /* the element a link leads to, or 0 */
} DisplayElement;

/* Where on a page a link's words stand, one for each line of them. */
typedef struct {
  guint element, page;
  double x, y, width, height; /* [pt], y the upper edge */
} DisplayArea;

/* A bookmark; level 1 is the outermost. */
typedef struct {
  guint level;
  char *title; /* UTF-8 */
  guint page;  /* index */
  double y;    /* [pt] */
} DisplayBookmark;

typedef struct {
  char *title, *language; /* of the document */
  char *author, *subject; /* or NULL */
  char *date;             /* of the issue, YYYY-MM-DD, or NULL */
  GArray *fonts;          /* of DisplayFont */
  GArray *pages;          /* of DisplayPage */
  GArray *elements;       /* of DisplayElement */
  GArray *bookmarks;      /* of DisplayBookmark, in order of reading */
  GArray *areas;          /* of DisplayArea, in order of pages */
} Display;

/* A document of no pages with element 0.  Free with display_free(). */
Display *display_new(const char *title, const char *language);

/* NULL is allowed. */
void display_free(Display *display);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Display, display_free)

/* The index of a font, added if it is not there yet. */
guint display_font(Display *display, const char *file, guint index,
                   const char *name);

/* A new last page; returns its index. */
guint display_page(Display *display, double width, double height,
                   const char *label);

/* A new element; returns its index. */
guint display_element(Display *display, ElementRole role, guint parent);

/* A new last item of page PAGE.  The run's text and glyphs are taken over,
 * the strings of a picture copied. */
void display_add_run(Display *display, guint page, guint element,
                     DisplayRun run);
void display_add_rule(Display *display, guint page, guint element,
                      DisplayRule rule);
void display_add_picture(Display *display, guint page, guint element,
                         DisplayPicture picture);

/* An area that goes on where the last one of its line ends widens that. */
void display_add_area(Display *display, DisplayArea area);

void display_add_bookmark(Display *display, guint level, const char *title,
                          guint page, double y);

const DisplayElement *display_get_element(const Display *display,
                                          guint element);
const DisplayPage *display_get_page(const Display *display, guint page);

/* Appends the whole document as text, an item a line, lengths to .01 pt. */
void display_dump(const Display *display, GString *out);

#endif
