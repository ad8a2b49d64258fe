/* In: clusters.  Out: boxes, with their glyphs.
 *
 * A box is what is never parted.  Han characters and marks are boxes of one
 * cluster; Western clusters run together until a space or a place where
 * western.c lets their word be parted. */
#include "type/boxes.h"

#include <pango/pango.h>
#include <string.h>

#include "type/face.h"

typedef struct {
  const Clusters *in;
  Shaped *shaped;
  guint8 *parts; /* see western_parts() */
} Gatherer;

gboolean is_apostrophe(const char *text, const char *p) {
  return g_utf8_get_char(p) == 0x2019 && p > text && g_ascii_isalpha(p[-1]) &&
         g_ascii_isalpha(*g_utf8_next_char(p));
}

gboolean has_ink(gunichar c) {
  return !g_unichar_isspace(c) && !g_unichar_iszerowidth(c) &&
         !g_unichar_iscntrl(c);
}

/* ── Pieces ──────────────────────────────────────────────────────────── */

/* A cluster with what decides about it. */
typedef struct {
  const Cluster *cluster;
  gunichar c;  /* its first character */
  guint chars; /* that show */
  const Mark *mark;
  gboolean western, space;
  int typeface;
  double size;
} Piece;

/* What runs together to Western words: narrow characters, but not the signs
 * that East Asian fonts draw in a square (①, □, ★). */
static gboolean is_western(gunichar c, const Mark *mark) {
  return !g_unichar_iswide(c) && (!mark || mark->width == 0) &&
         (c < 0x100 || g_unichar_isalpha(c) || !g_unichar_iswide_cjk(c));
}

static guint count_inked(const char *p, gsize length) {
  guint n = 0;
  for (const char *end = p + length; p < end; p = g_utf8_next_char(p))
    n += has_ink(g_utf8_get_char(p));
  return n;
}

static Piece piece_of(const Gatherer *g, const Cluster *cluster,
                      const Stretch *stretch) {
  const char *text = g->in->paragraph->text, *p = text + cluster->start;
  Piece piece = {.cluster = cluster, .c = g_utf8_get_char(p)};
  piece.chars = count_inked(p, cluster->length);
  piece.typeface = stretch->typeface;
  piece.size = stretch->size;
  piece.space = !has_ink(piece.c);
  if (is_apostrophe(text, p)) {
    piece.western = TRUE;
    return piece;
  }
  piece.mark = marks_find(fonts_marks(g->in->fonts), piece.c);
  piece.western = is_western(piece.c, piece.mark);
  return piece;
}

static Box *last_box(const Gatherer *g) {
  GArray *boxes = g->shaped->boxes;
  return boxes->len ? &g_array_index(boxes, Box, boxes->len - 1) : NULL;
}

static gboolean ends_in_space(const Gatherer *g, const Box *box) {
  const char *end = g->in->paragraph->text + box->start + box->length;
  return !has_ink(g_utf8_get_char(g_utf8_prev_char(end)));
}

/* How PIECE, which goes on with BOX's Western word, may be parted from it. */
static Part part_before(const Gatherer *g, const Box *box, const Piece *piece) {
  const Paragraph *paragraph = g->in->paragraph;
  gboolean full =
      box->width + piece->cluster->advance * piece->size > paragraph->measure;
  Part part = g->parts[piece->cluster->start];
  return part == PART_NEVER && full ? PART_FORCED : part;
}

/* Does PIECE belong to the box before it?  If a Western word is parted between
 * them, sets *PART. */
static gboolean joins(const Gatherer *g, const Box *box, const Piece *piece,
                      Part *part) {
  if (!box || box->typeface != piece->typeface || box->size != piece->size)
    return FALSE;
  if (piece->space)
    return TRUE;
  if (ends_in_space(g, box))
    return FALSE;
  if (piece->cluster->advance == 0)
    return TRUE;
  if (piece->western && box->western)
    return (*part = part_before(g, box, piece)) == PART_NEVER;
  /* A dash or an ellipsis is two characters long. */
  return piece->mark && piece->mark == box->mark && piece->c == box->first &&
         piece->mark->start == LEVEL_STRICT && box->chars == 1;
}

/* What kerning changed of the advance of the last glyph before CLUSTER [em]. */
static double kern_before(const Gatherer *g, const Cluster *cluster,
                          int typeface) {
  const PangoGlyphInfo *info =
      &g_array_index(g->in->raw, PangoGlyphInfo, cluster->glyph - 1);
  const Face *face = fonts_face(g->in->fonts, typeface);
  hb_position_t own = hb_font_get_glyph_h_advance(face->hb, info->glyph);
  return (double)(info->geometry.width - own) / SHAPE_EM;
}

static double sign_width(const Gatherer *g, const Box *box) {
  const Face *face = fonts_face(g->in->fonts, box->typeface);
  return hb_font_get_glyph_h_advance(face->hb, face->hyphen) * box->size /
         SHAPE_EM;
}

/* Parts the Western word of BOX, the last, before CLUSTER. */
static double part_word(Gatherer *g, Box *box, const Cluster *cluster,
                        Part part) {
  double kern = box->size * kern_before(g, cluster, box->typeface);
  box->width -= kern;
  if (part == PART_SYLLABLE)
    box->hyphen = sign_width(g, box);
  return kern;
}

static Box *new_box(Gatherer *g, const Piece *piece) {
  Box box = {.start = piece->cluster->start,
             .glyph = g->shaped->glyphs->len,
             .typeface = piece->typeface,
             .size = piece->size,
             .mark = piece->mark,
             .first = piece->c,
             .last = piece->c,
             .western = piece->western};
  g_array_append_val(g->shaped->boxes, box);
  return last_box(g);
}

static void add_glyph(Gatherer *g, Box *box, const PangoGlyphInfo *info,
                      double x, gsize length) {
  gboolean empty = info->glyph == PANGO_GLYPH_EMPTY;
  DisplayGlyph glyph = {
      empty ? fonts_face(g->in->fonts, box->typeface)->space : info->glyph,
      (guint32)length, x + box->size * info->geometry.x_offset / SHAPE_EM,
      box->size * info->geometry.y_offset / SHAPE_EM};
  g_array_append_val(g->shaped->glyphs, glyph);
  box->n_glyphs++;
}

/* Ink may reach over the edge of a mark's body by this much [em]. */
static const double REACH = 0.03;

/* In a face that has a mark's ink elsewhere than the table says (a Kai for
 * simplified text, in Taiwan), the ink is put amid the body: LEFT is where the
 * body would begin in the glyph's frame [em]. */
static double left_by_ink(const Gatherer *g, const Piece *piece, double left,
                          double body) {
  const Face *face = fonts_face(g->in->fonts, piece->typeface);
  const PangoGlyphInfo *info =
      &g_array_index(g->in->raw, PangoGlyphInfo, piece->cluster->glyph);
  hb_glyph_extents_t ink;
  if (piece->cluster->n_glyphs != 1 ||
      !hb_font_get_glyph_extents(face->hb, info->glyph, &ink))
    return left;
  double from = (double)ink.x_bearing / SHAPE_EM;
  double to = from + (double)ink.width / SHAPE_EM;
  gboolean within = from >= left - REACH && to <= left + body + REACH;
  return within ? left : (from + to - body) / 2;
}

/* How far left of the box's body the glyph's frame begins, and how wide the
 * body is [em]: a mark's width is the table's, whatever the font says.  A glyph
 * without blank of its own (the quotes of a Kai) stands amid the body, one
 * with it amid the whole mark. */
static double body_of(const Gatherer *g, const Piece *piece, double *body) {
  const Mark *mark = piece->mark;
  double advance = piece->cluster->advance;
  *body = advance;
  if (!mark || piece->western || mark->width == 0)
    return 0;
  if (mark->narrow && advance > mark->width)
    return 0; /* the face has no narrow form of it */
  double width = mark->width * piece->chars;
  *body = width - mark->before - mark->after;
  if (advance <= *body)
    return (advance - *body) / 2;
  double left = mark->before - (width - advance) / 2;
  return *body < width ? left_by_ink(g, piece, left, *body) : left;
}

static void add_piece(Gatherer *g, Box *box, const Piece *piece) {
  const Cluster *cluster = piece->cluster;
  double body, left = body_of(g, piece, &body), pen = box->width;
  for (guint i = 0; i < cluster->n_glyphs; i++) {
    const PangoGlyphInfo *info =
        &g_array_index(g->in->raw, PangoGlyphInfo, cluster->glyph + i);
    add_glyph(g, box, info, pen - left * box->size,
              i == 0 ? cluster->length : 0);
    pen += box->size * info->geometry.width / SHAPE_EM;
  }
  box->length += cluster->length;
  if (piece->space)
    return;
  box->width += body * box->size;
  box->last = piece->c;
  box->tail = piece->mark;
  box->chars += piece->chars;
}

static void gather(Gatherer *g, const Piece *piece) {
  Box *box = last_box(g);
  Part part = PART_NEVER;
  if (!joins(g, box, piece, &part)) {
    double kern = part ? part_word(g, box, piece->cluster, part) : 0;
    box = new_box(g, piece);
    box->parted = part;
    box->kern = kern;
  }
  add_piece(g, box, piece);
}

void boxes_gather(const Clusters *clusters, Shaped *shaped) {
  Gatherer g = {clusters, shaped,
                western_parts(clusters->paragraph->text,
                              fonts_syllables(clusters->fonts))};
  guint nth = 0;
  for (guint i = 0; i < clusters->clusters->len; i++) {
    const Cluster *cluster = &g_array_index(clusters->clusters, Cluster, i);
    const Stretch *stretch = &g_array_index(clusters->stretches, Stretch, nth);
    while (stretch->end <= cluster->start)
      stretch = &g_array_index(clusters->stretches, Stretch, ++nth);
    Piece piece = piece_of(&g, cluster, stretch);
    gather(&g, &piece);
  }
  g_free(g.parts);
}
