/* The issue's pictures as files of the e-book. */
#ifndef KANYIN_EPUB_FIGURES_H
#define KANYIN_EPUB_FIGURES_H

#include "epub/epub.h"
#include "epub/words.h"

/* What keeps readers alive: engines of ten years ago decode a picture into the
 * memory of a telephone, and 1.5 million bytes open at once on a slow line. */
enum { FIGURE_LONGEST_SIDE = 2000 }; /* [px] */
enum { FIGURE_MOST_BYTES = 1500000, FIGURE_LEAST_PIXELS = 250000 };

/* A file of the book. */
typedef struct {
  char *file; /* name: picture-01.jpg */
  char *id;   /* in the manifest */
  const char *media_type;
  GBytes *bytes;
  guint width, height; /* [px] */
} BookPicture;

typedef struct {
  GPtrArray *files;   /* of BookPicture, in order of appearance */
  GHashTable *images; /* const Node * to XhtmlImage: what stands there */
} Figures;

/* The pictures that ISSUE names and options->pictures has, made fit for
 * reading systems one after the other; those too large for the limits above
 * are made smaller.  What was made anew goes to a file that has no name, so
 * that memory holds one picture at a time.  One that cannot be is a warning.
 * Free with figures_free(). */
Figures *figures_new(const Issue *issue, const EpubOptions *options,
                     const EpubWords *words, Diag *diag);

/* NULL is allowed. */
void figures_free(Figures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Figures, figures_free)

#endif
