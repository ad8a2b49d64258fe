/* The EPUB 3.3 edition.
 *
 * The archive has, in this order: mimetype, META-INF/container.xml, and under
 * EPUB/ package.opf, nav.xhtml, toc.ncx, newspaper.css, cover.png (or
 * cover.jpg) and cover.xhtml if there is a cover, a document for each article,
 * picture and notice (p01-a03.xhtml: the third article of the first page),
 * imprint.xhtml.
 *
 * One document an article, not one a page (版): a reading system lays out one
 * document at a time, so that memory and the time to open stay an article's;
 * it counts "minutes left" and keeps its place by document; a page-turn at an
 * article's end comes without a break rule that old engines ignore; and a
 * table of contents of files, not fragments, works on every device.  A page
 * opens with a bar over its first article and an invisible page-break mark.
 *
 * Every word of issue_append_reading() stands in the documents of the spine
 * exactly once, and every fact that node_shown() supplies; the words the
 * e-book adds stand in <nav> elements, and nowhere else.  The masthead's facts
 * open nav.xhtml, the front page, or close the book in imprint.xhtml. */
#ifndef KANYIN_EPUB_EPUB_H
#define KANYIN_EPUB_EPUB_H

#include "base/diag.h"
#include "model/issue.h"
#include "picture/picture.h"

/* The faces that fonts are cut from, by the trade's names. */
typedef enum {
  EPUB_SONG,
  EPUB_SONG_BOLD,
  EPUB_SONG_BLACK,
  EPUB_HEI,
  EPUB_HEI_BOLD,
  EPUB_KAI,
  EPUB_FACES
} EpubFaceName;

/* "song", "song-bold" ...: the names of the manifest fonts/fonts.ini. */
const char *epub_face_name(EpubFaceName face);

typedef struct {
  const char *file; /* path of a TrueType or OpenType font or collection; NULL
                       if there is none */
  guint index;      /* of the face in its collection */
} EpubFace;

/* All zero: a horizontal book without cover and fonts, for which nobody
 * vouches. */
typedef struct {
  GBytes *cover;            /* PNG or JPEG image, or NULL for none */
  const Pictures *pictures; /* of the issue; NULL: none */
  gboolean vertical;        /* set in columns from right to left */
  gboolean embed_fonts;
  EpubFace faces[EPUB_FACES];
  const char *certifier;        /* who found it accessible; NULL: no claim */
  const char *certifier_report; /* URL of their report, or NULL */
} EpubOptions;

/* The e-book of ISSUE.  What an editor should know of it is a message: see
 * remarks.h.
 *
 * Fonts: with embed_fonts, all text is set in cuts of the faces.  Without, the
 * reader's own fonts set it, and only the characters they may lack travel with
 * the book: see typefaces.h.  A face whose licence forbids embedding is the
 * warning font-left-out and is left out, a character that no face has
 * the warning character-without-font.
 *
 * The same issue and options give the same bytes: names
 * and ids are made from places, the archive's times and dcterms:modified from
 * the issue's date, or from the environment variable SOURCE_DATE_EPOCH if that
 * is set.  A picture that options->pictures does not have is left out, its
 * words are not.  A cover that is no image is the error cover-not-an-image.
 * NULL on failure; release with g_bytes_unref(). */
GBytes *epub_write(const Issue *issue, const EpubOptions *options, Diag *diag);

#endif
