/* Imposition: which pages stand on which side of which sheet. */
#ifndef KANYIN_PDF_IMPOSE_H
#define KANYIN_PDF_IMPOSE_H

#include <glib.h>

typedef enum {
  IMPOSE_SINGLE, /* a page a side, in order */
  IMPOSE_2UP,    /* two a side, in order, to be cut apart */
  IMPOSE_BOOKLET /* two a side, so that the sheets, printed on both sides, laid
                    into each other, folded and stitched through the fold, are
                    a booklet */
} Imposition;

#define IMPOSE_BLANK G_MAXUINT

/* One side of a sheet, seen from the front. */
typedef struct {
  guint pages[2];  /* from 0, left and right, or IMPOSE_BLANK */
  guint n;         /* of places: 1 or 2 */
  guint signature; /* sheets laid into each other; from 0 */
  guint sheet;     /* in its signature, from 0, the outermost */
  gboolean back;   /* of the sheet */
} SheetSide;

/* The sides that hold N_PAGES pages, an array of SheetSide, front before back.
 * A booklet is made of signatures of SHEETS sheets each, the last one of no
 * more than it needs; 0 for all in one.  Its places left over are blank and
 * come at the end of the booklet.  Free with g_array_unref(). */
GArray *impose(Imposition imposition, guint n_pages, guint sheets);

#endif
