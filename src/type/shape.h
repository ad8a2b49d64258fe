/* A paragraph's text as boxes and the gaps between them: shaped once, by
 * Pango, and then only moved about. */
#ifndef KANYIN_TYPE_SHAPE_H
#define KANYIN_TYPE_SHAPE_H

#include "type/gap.h"
#include "type/paragraph.h"

/* What is never parted: a Han character, a mark, a Western word or number, a
 * dash or an ellipsis of two; with the white space behind it. */
typedef struct {
  gsize start, length;   /* bytes of the text, trailing white space included */
  guint glyph, n_glyphs; /* into Shaped.glyphs */
  int typeface;
  double size;             /* [pt] */
  double width;            /* of its body: without the blank of a mark [pt] */
  gunichar first, last;    /* its outer characters, white space apart */
  const Mark *mark, *tail; /* what these are as marks; NULL if they are none */
  guint chars;             /* characters, white space apart */
  gboolean western;
} Box;

typedef struct {
  GArray *boxes;  /* of Box */
  GArray *glyphs; /* of DisplayGlyph, x from the left end of the box's body */
  GArray *gaps;   /* of Gap, one behind each box */
} Shaped;

/* Shapes PARAGRAPH.  For a character no font has, 〓 is set, which stands for
 * it, with a warning; one that another typeface lends is a note.  Free with
 * shaped_free(). */
Shaped *shape_paragraph(Fonts *fonts, const Paragraph *paragraph, Diag *diag);

/* NULL is allowed. */
void shaped_free(Shaped *shaped);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shaped, shaped_free)

#endif
