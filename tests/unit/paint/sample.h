/* Small display lists for the tests of painting and the PDF, set character by
 * character in the fonts of Debian's packages. */
#ifndef KANYIN_TEST_SAMPLE_H
#define KANYIN_TEST_SAMPLE_H

#include <hb-ot.h>

#include "display/display.h"

typedef struct {
  const char *file;
  guint index;
  const char *name;
} SampleFont;

/* CFF in a collection, and TrueType. */
static const SampleFont SAMPLE_SONG = {
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2,
    "NotoSerifCJKsc-Regular"};
static const SampleFont SAMPLE_KAI = {
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0,
    "LXGWWenKai-Regular"};

/* TRUE if FONT is there.  If not, the running test is skipped, or fails where
 * CI is set: there the packages must be. */
static inline gboolean sample_need_font(const SampleFont *font) {
  if (g_file_test(font->file, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_getenv("CI"))
    g_test_fail_printf("%s is not installed", font->file);
  else
    g_test_skip(font->file);
  return FALSE;
}

/* TEXT as a run with its origin at X, Y, a glyph for each character. */
static inline DisplayRun sample_run(Display *display, const SampleFont *font,
                                    double size, double x, double y,
                                    const char *text) {
  hb_blob_t *blob = hb_blob_create_from_file(font->file);
  hb_face_t *face = hb_face_create(blob, font->index);
  hb_font_t *shaper = hb_font_create(face);
  double unit = size / hb_face_get_upem(face), pen = 0;
  guint n = (guint)g_utf8_strlen(text, -1);
  DisplayRun run = {display_font(display, font->file, font->index, font->name),
                    size,
                    INK_BLACK,
                    x,
                    y,
                    g_strdup(text),
                    g_new0(DisplayGlyph, n),
                    n};
  for (guint i = 0; i < n; i++) {
    const char *next = g_utf8_next_char(text);
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(shaper, g_utf8_get_char(text), &glyph);
    run.glyphs[i] = (DisplayGlyph){glyph, (guint32)(next - text), pen, 0};
    pen += hb_font_get_glyph_h_advance(shaper, glyph) * unit;
    text = next;
  }
  hb_font_destroy(shaper);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return run;
}

/* A paper of two pages: a headline, text in two fonts, a rule. */
static inline Display *sample_paper(void) {
  Display *display = display_new("东昌府讯", "zh-Hans");
  display->date = g_strdup("2021-06-08");
  display->author = g_strdup("融媒体中心 <编辑部> & 记者");
  static const char *const labels[] = {"1", "2"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
    guint page = display_page(display, 420, 595, labels[i]);
    guint part = display_element(display, ELEMENT_PART, 0);
    display_add_rule(display, page, part,
                     (DisplayRule){40, 36, 340, 1, INK_BLACK});
    display_add_run(display, page, part,
                    sample_run(display, &SAMPLE_SONG, 18, 40, 60,
                               "坚定走好高质量发展之路"));
    display_add_run(display, page, part,
                    sample_run(display, &SAMPLE_KAI, 10.5, 40, 90,
                               "6月4日，东昌府区召开会议——“新旧动能”"));
    display_add_bookmark(display, 1, i ? "第2版" : "第1版 要闻", page, 0);
    display_add_bookmark(display, 2, "坚定走好高质量发展之路", page, 42);
  }
  return display;
}

#endif
