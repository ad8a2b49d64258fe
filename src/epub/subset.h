/* Fonts cut down to the characters a book uses. */
#ifndef KANYIN_EPUB_SUBSET_H
#define KANYIN_EPUB_SUBSET_H

#include "epub/epub.h"

typedef struct FontSource FontSource;

/* The font FACE, to cut from.  NULL if its file cannot be read or is none;
 * free with font_source_free(). */
FontSource *font_source_open(const EpubFace *face);

/* NULL is allowed. */
void font_source_free(FontSource *source);

/* TRUE if the font's maker lets parts of it travel in a document (OpenType,
 * OS/2, fsType: neither restricted, nor whole only, nor bitmaps only). */
gboolean font_source_may_embed(const FontSource *source);

gboolean font_source_has(const FontSource *source, gunichar c);

/* What such fonts are: their file's extension and media type (EPUB 3.3, 3.2).
 */
const char *font_source_extension(const FontSource *source);
const char *font_source_media_type(const FontSource *source);

/* A font with those of CHARACTERS (keys: GUINT_TO_POINTER) that the source
 * has, without hints, with its names and licence and what horizontal and
 * vertical setting need.  NULL on failure; release with g_bytes_unref(). */
GBytes *font_source_cut(const FontSource *source, GHashTable *characters);

#endif
