/* The sorts a document is set from: a glyph of a font with the text it stands
 * for, as a case of metal type holds them.  Several characters may share a
 * glyph (一 and the radical ⼀); each is a sort of its own, so that a PDF can
 * tell them apart. */
#ifndef KANYIN_PAINT_SORTS_H
#define KANYIN_PAINT_SORTS_H

#include "display/display.h"

/* How many texts a glyph may stand for and still be told apart: each costs a
 * font. */
enum { SORTS_LAYERS = 32 };

typedef struct {
  guint font;    /* index into Display.fonts */
  guint32 glyph; /* id in the font */
  char *text;    /* UTF-8; "" if it only helps other glyphs to stand for one */
  guint layer;   /* how many sorts with the same glyph there are before it */
  gboolean told; /* apart from all others; if not, it shares the last layer */
  guint next;    /* private */
} Sort;

typedef struct Sorts Sorts;

/* The sorts that the pages of DISPLAY from FIRST up to but not including END
 * are set from, in the order in which they are first used.  Free with
 * sorts_free(). */
Sorts *sorts_new(const Display *display, guint first, guint end);

/* NULL is allowed. */
void sorts_free(Sorts *sorts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sorts, sorts_free)

guint sorts_count(const Sorts *sorts);
const Sort *sorts_get(const Sorts *sorts, guint number);

/* The number of the sort of GLYPH of FONT that stands for the LENGTH bytes of
 * TEXT, any of them if LENGTH is 0; it must be one of a page's. */
guint sorts_find(const Sorts *sorts, guint font, guint32 glyph,
                 const char *text, gsize length);

/* How many glyphs, from NTH on in RUN, stand for the same characters
 * together. */
guint sorts_cluster(const DisplayRun *run, guint nth);

#endif
