/* Typefaces by the names the trade gives them, found through a private
 * fontconfig configuration, so that no font a machine happens to have can
 * slip into an edition.
 *
 * fonts/fonts.ini lists the typefaces ("song", "song-bold", "hei", "kai" …):
 * for each the family per language and the weight, the package that brings it
 * and the typeface that stands in if it is absent. */
#ifndef KANYIN_TYPE_FONTS_H
#define KANYIN_TYPE_FONTS_H

#include "base/diag.h"

typedef struct Fonts Fonts;

/* Opens the typefaces for text in LANGUAGE ("zh-Hans", "zh-Hant", "zh-HK").
 * A typeface that is absent and has nothing to stand in is the error
 * missing-font, which names the package to install; one that is stood in for
 * is the warning font-stands-in.  NULL on failure; free with fonts_free(). */
Fonts *fonts_open(const char *language, Diag *diag);

/* NULL is allowed. */
void fonts_free(Fonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fonts, fonts_free)

/* The number of the typeface called NAME; -1 if the manifest has none. */
int fonts_typeface(const Fonts *fonts, const char *name);

/* The path of the font file of TYPEFACE, and as *INDEX which face of it;
 * borrowed. */
const char *fonts_file(const Fonts *fonts, int typeface, guint *index);

#endif
