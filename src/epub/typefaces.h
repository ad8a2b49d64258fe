/* The fonts that travel with the book.
 *
 * With options->embed_fonts, each face is cut to the characters that the rules
 * of assets/epub/typefaces.css set in it; those that their face lacks come
 * from the first face that has them.
 *
 * Without, only rare characters travel, so that a name always shows: a
 * reader's fonts may lack any ideograph outside the two-byte ideographs of
 * GB 18030, which are those of GBK and, with few others, of Unicode's first
 * block of them (U+4E00 to U+9FA5).  Extension A, which GB 18030 has in four
 * bytes on the same plane, is rare: fonts for other markets do not have it;
 * so are the supplementary planes and the private use areas. */
#ifndef KANYIN_EPUB_TYPEFACES_H
#define KANYIN_EPUB_TYPEFACES_H

#include "epub/book.h"

typedef struct {
  char *file;   /* name in the book; without its extension the id */
  char *family; /* in the style sheet */
  guint weight; /* CSS */
  const char *media_type;
  GBytes *bytes;
} BookFont;

typedef struct {
  GArray *fonts;    /* of BookFont */
  GHashTable *rare; /* set of the characters to set in "rare" fonts */
} Typefaces;

/* TRUE if a reader's fonts may lack C. */
gboolean typefaces_is_rare(gunichar c);

/* The fonts for BOOK, from the faces of its options.  A font that cannot be
 * read is the error font-unusable.  NULL on failure; free with
 * typefaces_free(). */
Typefaces *typefaces_new(const Book *book, Diag *diag);

/* NULL is allowed. */
void typefaces_free(Typefaces *typefaces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Typefaces, typefaces_free)

/* Appends the fonts' rules to the style sheet CSS. */
void typefaces_append_css(const Typefaces *typefaces, GString *css);

#endif
