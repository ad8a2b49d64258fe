/* Painting: PAGES on a cairo surface.  Each font is first cut down to the
 * glyphs the document uses (HarfBuzz), so that cairo embeds small fonts. */
#ifndef KANYIN_PAINT_PAINT_H
#define KANYIN_PAINT_PAINT_H

#include "base/diag.h"
#include "display/display.h"

/* DISPLAY as cairo's plain PDF: painted pages with text that extracts as it
 * stands in the runs, and nothing else; pdf/ makes an edition of it.  So that
 * pdf/ can tell what is painted, items have for colour not their ink but, as
 * 0xRRGGBB, their number on the page, or that of the first of a row of runs in
 * one ink and element (a page has fewer than 2^24 items).  A picture is one
 * filled rectangle, in whose place pdf/ puts it.  NULL on failure; release with
 * g_bytes_unref(). */
GBytes *paint_pdf(const Display *display, Diag *diag);

/* Page PAGE as a PNG image WIDTH pixels wide, on white; a tint stands for a
 * picture.  NULL on failure; release with g_bytes_unref(). */
GBytes *paint_png(const Display *display, guint page, guint width, Diag *diag);

#endif
