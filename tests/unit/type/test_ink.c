/* The marks' table against the faces: where it says that a mark is blank, no
 * face of the manifest shows ink as it is set, in any language; and where a
 * face says itself how a mark is set half wide (OpenType halt), the table says
 * the same. */
#include "type/face.h"

#include "type/paragraph.h"

static const char *const LANGUAGES[] = {"zh-Hans", "zh-Hant", "zh-HK"};
static const char *const TYPEFACES[] = {
    "song", "song-bold", "song-black", "hei", "hei-medium", "hei-bold", "kai"};
static const char MARKS[] =
    "。．？！，、；：“‘（《〈「『【〔［｛〖”’）》〉」』】〕］｝〗·";

/* Serifs and the bellies of quotes reach over by this much [em]. */
static const double REACH = 0.03;

typedef struct {
  double left, right, advance; /* of the ink and the whole [em] */
} Extent;

static gboolean shape_mark(const Face *face, const char *language, gunichar c,
                           const char *feature, Extent *ink, double *offset) {
  hb_buffer_t *buffer = hb_buffer_create();
  hb_buffer_add_utf32(buffer, &c, 1, 0, 1);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
  hb_feature_t halt;
  guint n_features = feature && hb_feature_from_string(feature, -1, &halt);
  hb_shape(face->hb, buffer, &halt, n_features);
  guint n;
  hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
  hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
  hb_glyph_extents_t box;
  gboolean there = n == 1 && info->codepoint != 0 &&
                   hb_font_get_glyph_extents(face->hb, info->codepoint, &box);
  if (there) {
    *ink = (Extent){(double)box.x_bearing / SHAPE_EM,
                    (double)(box.x_bearing + box.width) / SHAPE_EM,
                    (double)at->x_advance / SHAPE_EM};
    *offset = (double)at->x_offset / SHAPE_EM;
  }
  hb_buffer_destroy(buffer);
  return there;
}

/* Set between two Han characters, the ink stands in the mark's body: what of
 * its width is not blank. */
static void check_set(Fonts *fonts, int typeface, gunichar c, const Mark *mark,
                      const Extent *ink) {
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Display) display = display_new("t", "zh");
  g_autoptr(GString) text = g_string_new("中");
  g_string_append_unichar(text, c);
  g_string_append(text, "中");
  TextSpan span = {text->len, typeface, 1};
  Paragraph paragraph = {
      .text = text->str, .spans = &span, .n_spans = 1, .measure = 9};
  g_autoptr(GPtrArray) lines = paragraph_set(fonts, &paragraph, display, diag);
  const SetLine *line = lines->pdata[0];
  const DisplayRun *run = &g_array_index(line->runs, DisplayRun, 0);
  g_assert_cmpuint(run->n_glyphs, ==, 3);
  double pen = run->glyphs[1].x - 1;
  g_assert_cmpfloat(pen + ink->left, >=, mark->before - REACH);
  g_assert_cmpfloat(pen + ink->right, <=, mark->width - mark->after + REACH);
}

/* halt takes the blank away on the side where the table has it.  The fonts
 * trim ？！ of Hong Kong and Taiwan too, which clreq leaves whole. */
static void check_halt(const Face *face, const char *language, gunichar c,
                       const Mark *mark, const Extent *plain) {
  Extent half;
  double offset;
  shape_mark(face, language, c, "halt", &half, &offset);
  if (half.advance == plain->advance || mark->before + mark->after == 0)
    return;
  g_assert_cmpfloat_with_epsilon(half.advance, 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon(offset, -mark->before, 0.001);
}

static void check_face(Fonts *fonts, int typeface, const char *language,
                       guint *checked) {
  const Face *face = fonts_face(fonts, typeface);
  for (const char *p = MARKS; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    const Mark *mark = marks_find(fonts_marks(fonts), c);
    Extent ink;
    double offset;
    if (!shape_mark(face, language, c, NULL, &ink, &offset))
      continue;
    g_test_message("%s U+%04X ink %.3f to %.3f of %.3f", face->ps_name, c,
                   ink.left, ink.right, ink.advance);
    check_set(fonts, typeface, c, mark, &ink);
    check_halt(face, language, c, mark, &ink);
    ++*checked;
  }
}

static void test_language(gconstpointer data) {
  const char *language = data;
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Fonts) fonts = fonts_open(language, diag);
  guint checked = 0;
  for (guint i = 0; i < G_N_ELEMENTS(TYPEFACES); i++)
    check_face(fonts, fonts_typeface(fonts, TYPEFACES[i]), language, &checked);
  g_assert_cmpuint(checked, >, 200);
}

/* The dots of an ellipsis stand at half the height of the characters, .38 em
 * above the baseline (rule 7). */
static void test_ellipsis(gconstpointer data) {
  const char *language = data;
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Fonts) fonts = fonts_open(language, diag);
  const Face *face = fonts_face(fonts, fonts_typeface(fonts, "song"));
  hb_codepoint_t glyph;
  hb_glyph_extents_t box;
  g_assert_true(hb_font_get_nominal_glyph(face->hb, 0x2026, &glyph));
  g_assert_true(hb_font_get_glyph_extents(face->hb, glyph, &box));
  double centre = (box.y_bearing + box.height / 2.0) / SHAPE_EM;
  g_assert_cmpfloat_with_epsilon(centre, 0.38, 0.02);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(LANGUAGES); i++) {
    g_autofree char *ink = g_strconcat("/ink/marks/", LANGUAGES[i], NULL);
    g_autofree char *dots = g_strconcat("/ink/ellipsis/", LANGUAGES[i], NULL);
    g_test_add_data_func(ink, LANGUAGES[i], test_language);
    g_test_add_data_func(dots, LANGUAGES[i], test_ellipsis);
  }
  return g_test_run();
}
