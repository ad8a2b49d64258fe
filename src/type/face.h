/* What the rest of type/ sees of Fonts: single faces, loaded when asked for. */
#ifndef KANYIN_TYPE_FACE_H
#define KANYIN_TYPE_FACE_H

#include <hb.h>
#include <pango/pango.h>

#include "type/fonts.h"
#include "type/marks.h"
#include "type/western.h"

/* Faces are loaded, and text shaped, at this size alone; metrics without
 * hinting scale. */
enum { SHAPE_SIZE = 1000 }; /* [pt] */

/* How many Pango units one em is at that size. */
enum { SHAPE_EM = SHAPE_SIZE * PANGO_SCALE };

typedef struct {
  char *file;    /* path */
  guint index;   /* of the face in its collection */
  char *ps_name; /* PostScript name */
  PangoFontDescription *description;
  hb_font_t *hb; /* borrowed from FONT; NULL until loaded */
  PangoFont *font;
  guint32 space, hyphen; /* glyphs of U+0020 and U+002D */
} Face;

/* The face of TYPEFACE, loaded. */
const Face *fonts_face(Fonts *fonts, int typeface);

/* The typeface to set C in where TYPEFACE is wanted: itself, or the first of
 * the manifest that has C; -1 if none has. */
int fonts_typeface_for(Fonts *fonts, int typeface, gunichar c);

PangoContext *fonts_context(Fonts *fonts);
PangoLanguage *fonts_language(const Fonts *fonts);
const Marks *fonts_marks(const Fonts *fonts);

/* See syllables_open(). */
Syllables *fonts_syllables(const Fonts *fonts);

#endif
