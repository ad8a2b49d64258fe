/* A paragraph becomes lines of placed glyphs: shaped once by Pango, broken
 * and justified here. */
#ifndef KANYIN_TYPE_PARAGRAPH_H
#define KANYIN_TYPE_PARAGRAPH_H

#include "base/diag.h"
#include "display/display.h"
#include "type/fonts.h"
#include "type/level.h"

typedef enum {
  ALIGN_JUSTIFY, /* all lines but the last as wide as the measure */
  ALIGN_START,
  ALIGN_CENTER,
  ALIGN_END,
  ALIGN_SPREAD /* the last line too: its characters over the whole measure */
} Alignment;

/* A stretch of the text in one typeface and size. */
typedef struct {
  gsize length; /* [bytes]; the spans' lengths add up to the text's */
  int typeface; /* see fonts_typeface() */
  double size;  /* [pt] */
} TextSpan;

typedef struct {
  const char *text; /* UTF-8, without line ends */
  const TextSpan *spans;
  guint n_spans;
  double measure; /* width of the lines [pt] */
  double indent;  /* of the first line [pt] */
  Alignment alignment;
  Level level; /* of the prohibition rules for line start and line end */
  Ink ink;
  guint line; /* of the source, for diagnostics */
} Paragraph;

/* A set line.  Its runs' x and y count from the left end of the measure and
 * from the line's baseline. */
typedef struct {
  GArray *runs;     /* of DisplayRun */
  GArray *elements; /* of guint, by run: the element inside the line's that it
                       belongs to, 0 for none; NULL if none does */
  double x;         /* of the first ink frame, from the left end [pt] */
  double width;     /* from there to the last [pt] */
} SetLine;

/* The lines of PARAGRAPH, in order: at least one, an empty one for an empty
 * text.  Their runs' fonts are registered with DISPLAY.  For a character
 * that no font of the manifest has, 〓 is set, which stands for it: the warning
 * missing-glyph, at PARAGRAPH's line.
 * A line too narrow to hold an unbreakable unit is left overfull, with a
 * warning.  Release with g_ptr_array_unref(). */
GPtrArray *paragraph_set(Fonts *fonts, const Paragraph *paragraph,
                         Display *display, Diag *diag);

/* Says that the bytes START to END of LINES' text, all lines together, belong
 * to ELEMENT, which is inside theirs; no two such stretches overlap.  Runs are
 * parted for it, but never a cluster. */
void set_lines_assign(const GPtrArray *lines, gsize start, gsize end,
                      guint element);

/* Hands LINE's runs over to page PAGE as part of ELEMENT, the line's left end
 * at X, its baseline at Y; notes the areas of links. */
void set_line_place(SetLine *line, Display *display, guint page, guint element,
                    double x, double y);

#endif
