/* In: a paragraph.  Out: glyphs, boxes and gaps.
 *
 * First every character gets the typeface that can set it; Pango then cuts
 * the text into items and shapes each, always in the issue's language, which
 * is what makes —— one stroke and “ ” full wide.  The glyph clusters that come
 * back are gathered into boxes here; gaps.c puts the gaps between them. */
#include "type/shape.h"

#include <pango/pango.h>
#include <string.h>

#include "type/face.h"
#include "type/gaps.h"

/* 〓, what printers set where they lack a sort. */
enum { GETA_MARK = 0x3013 };

/* Part of the text in one typeface and size. */
typedef struct {
  gsize end; /* [bytes from the start of the text] */
  int typeface;
  double size; /* [pt] */
} Stretch;

/* Glyphs that stand for the same characters. */
typedef struct {
  gsize start, length;
  guint glyph, n_glyphs; /* into Shaper.raw */
  double advance;        /* [em] */
} Cluster;

typedef struct {
  Fonts *fonts;
  const Paragraph *paragraph;
  Diag *diag;
  GArray *stretches; /* of Stretch */
  GArray *raw;       /* of PangoGlyphInfo, in order of clusters */
  GArray *clusters;  /* of Cluster, in order of the text */
  Shaped *shaped;
  GHashTable *reported; /* characters told of */
} Shaper;

/* Tells once that C is set in TYPEFACE, or is missing if that is -1. */
static void report_fallback(Shaper *s, gunichar c, int typeface) {
  if (!g_hash_table_add(s->reported, GUINT_TO_POINTER(c)))
    return;
  char utf8[8] = "";
  utf8[g_unichar_to_utf8(c, utf8)] = '\0';
  if (typeface < 0)
    diag_add(s->diag, DIAG_MISSING_GLYPH, s->paragraph->line, 0,
             "no font has the character U+%04X \"%s\": 〓 stands in its place, "
             "to be seen, but the text is kept; correct it, or add a font "
             "that has it to the manifest",
             c, utf8);
  else
    diag_add(s->diag, DIAG_FONT_FALLBACK, s->paragraph->line, 0,
             "the character U+%04X \"%s\" is set in another typeface", c, utf8);
}

/* ── Typefaces ───────────────────────────────────────────────────────── */

/* Characters that show nothing of their own follow the one before. */
static gboolean has_ink(gunichar c) {
  return !g_unichar_isspace(c) && !g_unichar_iszerowidth(c) &&
         !g_unichar_iscntrl(c);
}

static void add_stretch(GArray *stretches, gsize end, int typeface,
                        double size) {
  Stretch *last = stretches->len
                      ? &g_array_index(stretches, Stretch, stretches->len - 1)
                      : NULL;
  if (last && last->typeface == typeface && last->size == size) {
    last->end = end;
    return;
  }
  Stretch stretch = {end, typeface, size};
  g_array_append_val(stretches, stretch);
}

/* Gives the characters of a span their typefaces. */
static void stretch_span(Shaper *s, const TextSpan *span, gsize start) {
  const char *text = s->paragraph->text, *end = text + start + span->length;
  int current = span->typeface;
  for (const char *p = text + start; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (has_ink(c)) {
      int chosen = fonts_typeface_for(s->fonts, span->typeface, c);
      if (chosen != span->typeface)
        report_fallback(s, c, chosen);
      current = chosen >= 0 ? chosen : span->typeface;
    }
    add_stretch(s->stretches, (gsize)(g_utf8_next_char(p) - text), current,
                span->size);
  }
}

static void choose_typefaces(Shaper *s) {
  gsize start = 0;
  for (guint i = 0; i < s->paragraph->n_spans; i++) {
    stretch_span(s, &s->paragraph->spans[i], start);
    start += s->paragraph->spans[i].length;
  }
  g_assert(start == strlen(s->paragraph->text));
}

/* ── Shaping ─────────────────────────────────────────────────────────── */

/* An apostrophe inside a Western word is none of the Chinese marks. */
static gboolean is_apostrophe(const char *text, const char *p) {
  return g_utf8_get_char(p) == 0x2019 && p > text && g_ascii_isalpha(p[-1]) &&
         g_ascii_isalpha(*g_utf8_next_char(p));
}

/* The Chinese faces give U+2019 a whole em; an apostrophe takes its own
 * width. */
static void narrow_apostrophes(const char *text, PangoAttrList *list) {
  for (const char *p = strstr(text, "’"); p; p = strstr(p + 1, "’"))
    if (is_apostrophe(text, p)) {
      PangoAttribute *narrow = pango_attr_font_features_new("pwid");
      narrow->start_index = (guint)(p - text);
      narrow->end_index = (guint)(g_utf8_next_char(p) - text);
      pango_attr_list_insert(list, narrow);
    }
}

static PangoAttrList *attributes(const Shaper *s) {
  PangoAttrList *list = pango_attr_list_new();
  pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
  gsize start = 0;
  for (guint i = 0; i < s->stretches->len; i++) {
    const Stretch *stretch = &g_array_index(s->stretches, Stretch, i);
    PangoAttribute *font = pango_attr_font_desc_new(
        fonts_face(s->fonts, stretch->typeface)->description);
    font->start_index = (guint)start;
    font->end_index = (guint)stretch->end;
    pango_attr_list_insert(list, font);
    start = stretch->end;
  }
  narrow_apostrophes(s->paragraph->text, list);
  return list;
}

static void add_cluster(Shaper *s, gsize start, gsize end,
                        const PangoGlyphInfo *glyphs, guint n) {
  Cluster cluster = {start, end - start, s->raw->len, n, 0};
  for (guint i = 0; i < n; i++)
    cluster.advance += (double)glyphs[i].geometry.width / SHAPE_EM;
  g_array_append_vals(s->raw, glyphs, n);
  g_array_append_val(s->clusters, cluster);
}

/* The glyph of the geta mark, or of nothing if FONT has none. */
static void set_geta(PangoFont *font, PangoGlyphInfo *info) {
  hb_font_t *hb = pango_font_get_hb_font(font);
  hb_codepoint_t glyph;
  if (!hb_font_get_nominal_glyph(hb, GETA_MARK, &glyph))
    return;
  info->glyph = glyph;
  info->geometry.width = hb_font_get_glyph_h_advance(hb, glyph);
}

/* What follows another character is seen to lack a glyph only here: a control
 * character needs none, anything else, such as a combining mark, is missing. */
static void settle_unknown(Shaper *s, PangoFont *font, PangoGlyphInfo *info) {
  if (!(info->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
    return;
  gunichar c = info->glyph & ~(PangoGlyph)PANGO_GLYPH_UNKNOWN_FLAG;
  gboolean needs_none = g_unichar_iscntrl(c) || g_unichar_isspace(c) ||
                        g_unichar_type(c) == G_UNICODE_FORMAT;
  info->glyph = PANGO_GLYPH_EMPTY;
  info->geometry = (PangoGlyphGeometry){0};
  if (needs_none)
    return;
  report_fallback(s, c, -1);
  set_geta(font, info);
}

/* A right-to-left item is one cluster: its glyphs stand in the order of the
 * eye, its text in that of reading. */
static void add_item(Shaper *s, const PangoItem *item,
                     PangoGlyphString *glyphs) {
  gsize start = (gsize)item->offset, end = start + (gsize)item->length;
  guint n = (guint)glyphs->num_glyphs;
  guint first = 0;
  for (guint i = 0; i < n; i++)
    settle_unknown(s, item->analysis.font, &glyphs->glyphs[i]);
  if (item->analysis.level % 2 == 0)
    for (guint i = 1; i < n; i++)
      if (glyphs->log_clusters[i] != glyphs->log_clusters[first]) {
        add_cluster(s, start + (gsize)glyphs->log_clusters[first],
                    start + (gsize)glyphs->log_clusters[i],
                    glyphs->glyphs + first, i - first);
        first = i;
      }
  gsize last = first ? start + (gsize)glyphs->log_clusters[first] : start;
  add_cluster(s, last, end, glyphs->glyphs + first, n - first);
}

static void shape_items(Shaper *s) {
  const char *text = s->paragraph->text;
  int length = (int)strlen(text);
  PangoAttrList *list = attributes(s);
  GList *items =
      pango_itemize_with_base_dir(fonts_context(s->fonts), PANGO_DIRECTION_LTR,
                                  text, 0, length, list, NULL);
  PangoGlyphString *glyphs = pango_glyph_string_new();
  for (GList *l = items; l; l = l->next) {
    PangoItem *item = l->data;
    item->analysis.language = fonts_language(s->fonts);
    pango_shape_full(text + item->offset, item->length, text, length,
                     &item->analysis, glyphs);
    add_item(s, item, glyphs);
  }
  pango_glyph_string_free(glyphs);
  g_list_free_full(items, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref(list);
}

/* ── Boxes ───────────────────────────────────────────────────────────── */

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

static Piece piece_of(const Shaper *s, const Cluster *cluster,
                      const Stretch *stretch) {
  const char *text = s->paragraph->text, *p = text + cluster->start;
  Piece piece = {.cluster = cluster, .c = g_utf8_get_char(p)};
  piece.chars = count_inked(p, cluster->length);
  piece.typeface = stretch->typeface;
  piece.size = stretch->size;
  piece.space = !has_ink(piece.c);
  if (is_apostrophe(text, p)) {
    piece.western = TRUE;
    return piece;
  }
  piece.mark = marks_find(fonts_marks(s->fonts), piece.c);
  piece.western = is_western(piece.c, piece.mark);
  return piece;
}

static Box *last_box(const Shaper *s) {
  GArray *boxes = s->shaped->boxes;
  return boxes->len ? &g_array_index(boxes, Box, boxes->len - 1) : NULL;
}

static gboolean ends_in_space(const Shaper *s, const Box *box) {
  const char *end = s->paragraph->text + box->start + box->length;
  return !has_ink(g_utf8_get_char(g_utf8_prev_char(end)));
}

/* Long Western words, and addresses of the web and of mail, may be parted
 * behind these signs. */
enum { LONG_WORD = 16, LONG_ADDRESS = 128 };
static gboolean is_address(const Shaper *s, const Box *box) {
  const char *text = s->paragraph->text, *word = text + box->start;
  const char *end = word + box->length;
  while (word > text && end - word < LONG_ADDRESS && g_ascii_isgraph(word[-1]))
    word--;
  gssize length = end - word;
  return g_strstr_len(word, length, "//") ||
         g_strstr_len(word, length, "www.") || g_strstr_len(word, length, "@");
}

static gboolean parts_behind(const Shaper *s, const Box *box, gunichar next) {
  return g_unichar_isalnum(next) &&
         strchr("/.-_?&=@", (int)MIN(box->last, 127)) != NULL &&
         (box->chars >= LONG_WORD || is_address(s, box));
}

/* Does PIECE belong to the box before it? */
static gboolean joins(const Shaper *s, const Box *box, const Piece *piece) {
  if (!box || box->typeface != piece->typeface || box->size != piece->size)
    return FALSE;
  if (piece->space)
    return TRUE;
  if (ends_in_space(s, box))
    return FALSE;
  if (piece->cluster->advance == 0)
    return TRUE;
  if (piece->western && box->western)
    return !parts_behind(s, box, piece->c) &&
           box->width + piece->cluster->advance * piece->size <=
               s->paragraph->measure;
  /* A dash or an ellipsis is two characters long. */
  return piece->mark && piece->mark == box->mark && piece->c == box->first &&
         piece->mark->start == LEVEL_STRICT && box->chars == 1;
}

static Box *new_box(Shaper *s, const Piece *piece) {
  Box box = {.start = piece->cluster->start,
             .glyph = s->shaped->glyphs->len,
             .typeface = piece->typeface,
             .size = piece->size,
             .mark = piece->mark,
             .first = piece->c,
             .last = piece->c,
             .western = piece->western};
  g_array_append_val(s->shaped->boxes, box);
  return last_box(s);
}

static void add_glyph(Shaper *s, Box *box, const PangoGlyphInfo *info, double x,
                      gsize length) {
  gboolean empty = info->glyph == PANGO_GLYPH_EMPTY;
  DisplayGlyph glyph = {
      empty ? fonts_face(s->fonts, box->typeface)->space : info->glyph,
      (guint32)length, x + box->size * info->geometry.x_offset / SHAPE_EM,
      box->size * info->geometry.y_offset / SHAPE_EM};
  g_array_append_val(s->shaped->glyphs, glyph);
  box->n_glyphs++;
}

/* How far left of the box's body the glyph's frame begins, and how wide the
 * body is [em]: a mark's width is the table's, whatever the font says.  A glyph
 * without blank of its own (the quotes of a Kai) stands amid the body, one
 * with it amid the whole mark. */
static double body_of(const Piece *piece, double *body) {
  const Mark *mark = piece->mark;
  double advance = piece->cluster->advance;
  *body = advance;
  if (!mark || piece->western || mark->width == 0)
    return 0;
  double width = mark->width * piece->chars;
  *body = width - mark->before - mark->after;
  if (advance <= *body)
    return (advance - *body) / 2;
  return mark->before - (width - advance) / 2;
}

static void add_piece(Shaper *s, Box *box, const Piece *piece) {
  const Cluster *cluster = piece->cluster;
  double body, left = body_of(piece, &body), pen = box->width;
  for (guint i = 0; i < cluster->n_glyphs; i++) {
    const PangoGlyphInfo *info =
        &g_array_index(s->raw, PangoGlyphInfo, cluster->glyph + i);
    add_glyph(s, box, info, pen - left * box->size,
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

static void gather_boxes(Shaper *s) {
  guint stretch = 0;
  for (guint i = 0; i < s->clusters->len; i++) {
    const Cluster *cluster = &g_array_index(s->clusters, Cluster, i);
    while (g_array_index(s->stretches, Stretch, stretch).end <= cluster->start)
      stretch++;
    Piece piece =
        piece_of(s, cluster, &g_array_index(s->stretches, Stretch, stretch));
    Box *box = last_box(s);
    if (!joins(s, box, &piece))
      box = new_box(s, &piece);
    add_piece(s, box, &piece);
  }
}

/* ── The whole ───────────────────────────────────────────────────────── */

static Shaped *shaped_new(void) {
  Shaped *shaped = g_new(Shaped, 1);
  shaped->boxes = g_array_new(FALSE, FALSE, sizeof(Box));
  shaped->glyphs = g_array_new(FALSE, FALSE, sizeof(DisplayGlyph));
  shaped->gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
  return shaped;
}

void shaped_free(Shaped *shaped) {
  if (!shaped)
    return;
  g_array_unref(shaped->boxes);
  g_array_unref(shaped->glyphs);
  g_array_unref(shaped->gaps);
  g_free(shaped);
}

Shaped *shape_paragraph(Fonts *fonts, const Paragraph *paragraph, Diag *diag) {
  Shaper s = {fonts,
              paragraph,
              diag,
              g_array_new(FALSE, FALSE, sizeof(Stretch)),
              g_array_new(FALSE, FALSE, sizeof(PangoGlyphInfo)),
              g_array_new(FALSE, FALSE, sizeof(Cluster)),
              shaped_new(),
              g_hash_table_new(NULL, NULL)};
  choose_typefaces(&s);
  if (*paragraph->text)
    shape_items(&s);
  gather_boxes(&s);
  gaps_add(s.shaped, paragraph);
  g_array_unref(s.stretches);
  g_array_unref(s.raw);
  g_array_unref(s.clusters);
  g_hash_table_unref(s.reported);
  return s.shaped;
}
