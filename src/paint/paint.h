/* Painting: PAGES on a cairo surface.  Each font is first cut down to the
 * glyphs the document uses (HarfBuzz), so that cairo embeds small fonts. */
#ifndef KANYIN_PAINT_PAINT_H
#define KANYIN_PAINT_PAINT_H

#include "base/diag.h"
#include "display/display.h"

/* DISPLAY as cairo's plain PDF: painted pages and nothing else; pdf/ makes an
 * edition of it.  So that pdf/ can tell what is painted:
 *
 * Runs and rules have for colour not their ink but, as 0xRRGGBB, the number of
 * their item on its page, or that of the first of a row of runs in one ink and
 * element (a page has fewer than 2^24 items).  A picture is one filled
 * rectangle in such a colour, in whose place pdf/ puts it.
 *
 * Glyphs have for text not their own but paint_label() of a number, that of
 * their text in TEXTS, a new array of strings, free with g_ptr_array_unref().
 * Only what several glyphs stand for together, and what one glyph stands for
 * beside SORTS_LAYERS other texts, is there as it is, as ActualText; TEXTS may
 * have "" for such glyphs.  So two characters with one glyph
 * have two codes, and no glyph looks Latin to cairo, which would set it in a
 * second font.
 *
 * NULL on failure; release with g_bytes_unref(). */
GBytes *paint_pdf(const Display *display, GPtrArray **texts, Diag *diag);

/* The private character that stands for text NUMBER, and the number of the
 * text that C stands for, G_MAXUINT if it is none. */
gunichar paint_label(guint number);
guint paint_labelled(gunichar c);

/* How many texts can be told apart. */
enum { PAINT_MOST_TEXTS = 2 * 0xFFFE };

/* Page PAGE as a PNG image WIDTH pixels wide, on white; a tint stands for a
 * picture.  NULL on failure; release with g_bytes_unref(). */
GBytes *paint_png(const Display *display, guint page, guint width, Diag *diag);

#endif
