/* Between shaping and breaking: clusters of glyphs become boxes. */
#ifndef KANYIN_TYPE_BOXES_H
#define KANYIN_TYPE_BOXES_H

#include "type/shape.h"

/* Part of the text in one typeface and size. */
typedef struct {
  gsize end; /* [bytes from the start of the text] */
  int typeface;
  double size; /* [pt] */
} Stretch;

/* Glyphs that stand for the same characters. */
typedef struct {
  gsize start, length;
  guint glyph, n_glyphs; /* into the raw glyphs */
  double advance;        /* [em] */
} Cluster;

/* A shaped text. */
typedef struct {
  Fonts *fonts;
  const Paragraph *paragraph;
  const GArray *stretches; /* of Stretch */
  const GArray *raw;       /* of PangoGlyphInfo, in order of clusters */
  const GArray *clusters;  /* of Cluster, in order of the text */
} Clusters;

/* Gathers CLUSTERS into the boxes and glyphs of SHAPED, which has none. */
void boxes_gather(const Clusters *clusters, Shaped *shaped);

/* An apostrophe inside a Western word is none of the Chinese marks: does one
 * stand at P in TEXT? */
gboolean is_apostrophe(const char *text, const char *p);

/* Characters that show nothing of their own follow the one before. */
gboolean has_ink(gunichar c);

#endif
