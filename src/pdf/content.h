/* A painted page's content stream, item by item in marked-content sequences. */
#ifndef KANYIN_PDF_CONTENT_H
#define KANYIN_PDF_CONTENT_H

#include <glib.h>

/* Appends what opens a sequence, and the colour of what is in it. */
typedef struct {
  void (*open_item)(gpointer data, guint item, GString *out);
  void (*open_picture)(gpointer data, GString *out); /* the next of the page */
  const char *close; /* what closes a sequence, without a line end */
  gpointer data;
} ContentMarks;

/* Appends the content stream DATA, as paint_pdf() makes it, to OUT, in marked
 * content sequences (ISO 32000-1 14.6): one from each colour, which is an
 * item's number and goes, to the next; and one round each picture.  All else
 * is copied byte for byte. */
void content_mark(const char *data, gsize length, const ContentMarks *marks,
                  GString *out);

#endif
