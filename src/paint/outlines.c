/* In: runs of glyphs.  Out: paths.  HarfBuzz reads the outlines from the mapped
 * file, so that a cover's few dozen glyphs cost less than cutting the fonts
 * would, and nothing of them stays in cairo's caches. */
#include "paint/outlines.h"

#include <hb.h>

struct Outlines {
  const Display *display;
  hb_font_t **fonts; /* as many as the display has; NULL: not opened */
  hb_draw_funcs_t *pen;
};

/* ── The pen: HarfBuzz's drawing calls on cairo ──────────────────────── */

typedef hb_draw_state_t State;

static void move_to(hb_draw_funcs_t *pen, void *cr, State *state, float x,
                    float y, void *data) {
  (void)pen, (void)state, (void)data;
  cairo_move_to(cr, (double)x, (double)y);
}

static void line_to(hb_draw_funcs_t *pen, void *cr, State *state, float x,
                    float y, void *data) {
  (void)pen, (void)state, (void)data;
  cairo_line_to(cr, (double)x, (double)y);
}

static void cubic_to(hb_draw_funcs_t *pen, void *cr, State *state, float x1,
                     float y1, float x2, float y2, float x, float y,
                     void *data) {
  (void)pen, (void)state, (void)data;
  cairo_curve_to(cr, (double)x1, (double)y1, (double)x2, (double)y2, (double)x,
                 (double)y);
}

static void close_path(hb_draw_funcs_t *pen, void *cr, State *state,
                       void *data) {
  (void)pen, (void)state, (void)data;
  cairo_close_path(cr);
}

/* Quadratic curves HarfBuzz itself makes cubic. */
static hb_draw_funcs_t *pen_new(void) {
  hb_draw_funcs_t *pen = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
  hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
  hb_draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
  return pen;
}

/* ── Fonts ───────────────────────────────────────────────────────────── */

static hb_font_t *open_font(const DisplayFont *named) {
  hb_blob_t *file = hb_blob_create_from_file_or_fail(named->file);
  if (!file)
    return NULL;
  hb_face_t *face = hb_face_create(file, named->index);
  hb_font_t *font = hb_font_create(face);
  hb_face_destroy(face);
  hb_blob_destroy(file);
  return font;
}

static hb_font_t *font_of(Outlines *outlines, guint nth) {
  if (!outlines->fonts[nth])
    outlines->fonts[nth] =
        open_font(&g_array_index(outlines->display->fonts, DisplayFont, nth));
  return outlines->fonts[nth];
}

static gboolean has_glyphs(hb_font_t *font, const DisplayRun *run) {
  guint n = hb_face_get_glyph_count(hb_font_get_face(font));
  for (guint i = 0; i < run->n_glyphs; i++)
    if (run->glyphs[i].glyph >= n)
      return FALSE;
  return TRUE;
}

Outlines *outlines_new(const Display *display) {
  Outlines *outlines = g_new0(Outlines, 1);
  outlines->display = display;
  outlines->fonts = g_new0(hb_font_t *, display->fonts->len);
  outlines->pen = pen_new();
  return outlines;
}

void outlines_free(Outlines *outlines) {
  if (!outlines)
    return;
  for (guint i = 0; i < outlines->display->fonts->len; i++)
    hb_font_destroy(outlines->fonts[i]);
  hb_draw_funcs_destroy(outlines->pen);
  g_free(outlines->fonts);
  g_free(outlines);
}

/* ── Drawing ─────────────────────────────────────────────────────────── */

/* Font units grow upwards, the page downwards. */
static void draw(const Outlines *outlines, cairo_t *cr, hb_font_t *font,
                 const DisplayRun *run) {
  double scale = run->size / hb_face_get_upem(hb_font_get_face(font));
  for (guint i = 0; i < run->n_glyphs; i++) {
    const DisplayGlyph *glyph = &run->glyphs[i];
    cairo_matrix_t saved;
    cairo_get_matrix(cr, &saved);
    cairo_translate(cr, run->x + glyph->x, run->y + glyph->y);
    cairo_scale(cr, scale, -scale);
    hb_font_get_glyph_shape(font, glyph->glyph, outlines->pen, cr);
    cairo_set_matrix(cr, &saved);
  }
}

gboolean outlines_add(Outlines *outlines, cairo_t *cr, const DisplayRun *run,
                      Diag *diag) {
  if (run->n_glyphs == 0)
    return TRUE;
  hb_font_t *font = font_of(outlines, run->font);
  if (font && has_glyphs(font, run)) {
    draw(outlines, cr, font, run);
    return TRUE;
  }
  const DisplayFont *named =
      &g_array_index(outlines->display->fonts, DisplayFont, run->font);
  diag_add(diag, DIAG_FONT_UNUSABLE, 0, 0,
           "font %s (face %u of %s) cannot be read or lacks glyphs of the "
           "text; install its package again",
           named->name, named->index, named->file);
  return FALSE;
}
