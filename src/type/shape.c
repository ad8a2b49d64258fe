/* In: a paragraph.  Out: glyphs, boxes and gaps.
 *
 * First every character gets the typeface that can set it; Pango then cuts
 * the text into items and shapes each, always in the language, which
 * is what makes —— one stroke and “ ” full wide.  The glyph clusters that come
 * back are gathered into boxes in boxes.c; gaps.c puts the gaps between them.
 */
#include "type/shape.h"

#include <pango/pango.h>
#include <string.h>

#include "type/boxes.h"
#include "type/face.h"
#include "type/gaps.h"

/* 〓, what printers set where they lack a sort. */
enum { GETA_MARK = 0x3013 };

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

/* White space that begins a span is part of the box before it. */
static const char *stretch_spaces(Shaper *s, const char *p, const char *end) {
  const GArray *all = s->stretches;
  Stretch *last = all->len ? &g_array_index(all, Stretch, all->len - 1) : NULL;
  while (last && p < end && !has_ink(g_utf8_get_char(p))) {
    p = g_utf8_next_char(p);
    last->end = (gsize)(p - s->paragraph->text);
  }
  return p;
}

/* Gives the characters of a span their typefaces. */
static void stretch_span(Shaper *s, const TextSpan *span, gsize start) {
  const char *text = s->paragraph->text, *end = text + start + span->length;
  int current = span->typeface;
  for (const char *p = stretch_spaces(s, text + start, end); p < end;
       p = g_utf8_next_char(p)) {
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

/* The OpenType feature that gives the character at P its width, if it has not
 * the one it is set in.  The Chinese faces give U+2019 a whole em; an
 * apostrophe takes its own width. */
static const char *width_feature(const Shaper *s, const char *p) {
  if (is_apostrophe(s->paragraph->text, p))
    return "pwid";
  const Mark *mark = marks_find(fonts_marks(s->fonts), g_utf8_get_char(p));
  return mark && mark->narrow ? "hwid" : NULL;
}

static void narrow_glyphs(const Shaper *s, PangoAttrList *list) {
  const char *text = s->paragraph->text;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const char *feature = width_feature(s, p);
    if (!feature)
      continue;
    PangoAttribute *narrow = pango_attr_font_features_new(feature);
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
  narrow_glyphs(s, list);
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

/* Isolates, embeddings and overrides of direction. */
static gboolean is_direction(gunichar c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/* TEXT for Pango, with word joiners, which are as long, for the marks of
 * direction: Chinese lines run from left to right. */
static char *without_directions(const char *text) {
  static const char JOINER[] = "\xE2\x81\xA0";
  char *copy = g_strdup(text);
  for (char *p = copy; *p; p = g_utf8_next_char(p))
    if (is_direction(g_utf8_get_char(p)))
      memcpy(p, JOINER, strlen(JOINER));
  return copy;
}

static void report_direction(const Shaper *s) {
  diag_add(s->diag, DIAG_RIGHT_TO_LEFT, s->paragraph->line, 0,
           "text that runs from right to left stands on one line, and marks of "
           "direction are not obeyed; look at the page");
}

static void shape_items(Shaper *s) {
  g_autofree char *text = without_directions(s->paragraph->text);
  gboolean odd = !g_str_equal(text, s->paragraph->text);
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
    odd |= item->analysis.level % 2 != 0;
  }
  if (odd)
    report_direction(s);
  pango_glyph_string_free(glyphs);
  g_list_free_full(items, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref(list);
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
  boxes_gather(&(Clusters){fonts, paragraph, s.stretches, s.raw, s.clusters},
               s.shaped);
  gaps_add(s.shaped, paragraph);
  g_array_unref(s.stretches);
  g_array_unref(s.raw);
  g_array_unref(s.clusters);
  g_hash_table_unref(s.reported);
  return s.shaped;
}
