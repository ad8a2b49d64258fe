/* A painted page's content stream, item by item in marked-content sequences. */
#ifndef KANYIN_PDF_CONTENT_H
#define KANYIN_PDF_CONTENT_H

#include <glib.h>

/* Appends what opens the sequence of an item, and its colour or, if the item
 * is a picture, all that paints it; TRUE for a picture. */
typedef struct {
  gboolean (*open_item)(gpointer data, guint item, GString *out);
  const char *close; /* what closes a sequence, without a line end */
  gpointer data;
} ContentMarks;

/* Appends the content stream DATA, as paint_pdf() makes it, to OUT, in marked
 * content sequences (ISO 32000-1 14.6), from each colour, which is an item's
 * number and goes, to the next.  What was filled in a picture's place goes
 * too.  All else is copied byte for byte. */
void content_mark(const char *data, gsize length, const ContentMarks *marks,
                  GString *out);

#endif
