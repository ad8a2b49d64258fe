/* In: a display list.  Out: a PDF or PNG that shows it.  Painting is a loop
 * over the items with a function for each kind; the rest is setting up a
 * surface and asking it, once a page and at the end, whether all went well:
 * a cairo object that met an error ignores what is drawn on it. */
#include "paint/paint.h"

#include <cairo-pdf.h>
#include <math.h>

#include "paint/faces.h"
#include "paint/png_write.h"

/* Room for a broadsheet at 400 dpi; beyond, memory is at risk. */
#define RASTER_MAX_PIXELS 1e8

#define PICTURE_TINT 0xC0C0C0u

typedef struct {
  const Display *display;
  Faces *faces;
  cairo_t *cr;
  gboolean raster;  /* else PDF */
  guint item;       /* of the page, the one whose number is the ink */
  GArray *glyphs;   /* of cairo_glyph_t, reused from run to run */
  GArray *clusters; /* of cairo_text_cluster_t, likewise */
  Diag *diag;
} Painter;

static void set_ink(cairo_t *cr, Ink ink) {
  cairo_set_source_rgb(cr, (ink >> 16 & 0xFF) / 255.0,
                       (ink >> 8 & 0xFF) / 255.0, (ink & 0xFF) / 255.0);
}

/* A raster shows inks, a PDF tells items apart: see paint.h. */
static void set_item_ink(const Painter *painter, Ink ink) {
  set_ink(painter->cr, painter->raster ? ink : painter->item);
}

static void place_glyphs(Painter *painter, const DisplayRun *run) {
  g_array_set_size(painter->glyphs, 0);
  for (guint i = 0; i < run->n_glyphs; i++) {
    const DisplayGlyph *glyph = &run->glyphs[i];
    cairo_glyph_t placed = {
        faces_glyph(painter->faces, run->font, glyph->glyph), run->x + glyph->x,
        run->y + glyph->y};
    g_array_append_val(painter->glyphs, placed);
  }
}

/* A glyph of no length belongs to the cluster before it. */
static void group_clusters(Painter *painter, const DisplayRun *run) {
  g_array_set_size(painter->clusters, 0);
  for (guint i = 0; i < run->n_glyphs; i++) {
    GArray *clusters = painter->clusters;
    cairo_text_cluster_t new = {(int)run->glyphs[i].length, 1};
    if (new.num_bytes == 0 && clusters->len > 0)
      g_array_index(clusters, cairo_text_cluster_t, clusters->len - 1)
          .num_glyphs++;
    else
      g_array_append_val(clusters, new);
  }
}

/* Text in a PDF; outlines in a raster, where cairo would move every glyph to
 * a whole pixel. */
static gboolean paint_run(Painter *painter, const DisplayItem *item) {
  const DisplayRun *run = &item->as.run;
  if (run->n_glyphs == 0)
    return TRUE;
  cairo_t *cr = painter->cr;
  cairo_set_font_face(cr, faces_face(painter->faces, run->font));
  cairo_set_font_size(cr, run->size);
  set_item_ink(painter, run->ink);
  place_glyphs(painter, run);
  cairo_glyph_t *glyphs = (cairo_glyph_t *)(void *)painter->glyphs->data;
  if (painter->raster) {
    cairo_glyph_path(cr, glyphs, (int)run->n_glyphs);
    cairo_fill(cr);
    return TRUE;
  }
  group_clusters(painter, run);
  cairo_show_text_glyphs(
      cr, run->text, -1, glyphs, (int)run->n_glyphs,
      (cairo_text_cluster_t *)(void *)painter->clusters->data,
      (int)painter->clusters->len, 0);
  return TRUE;
}

static gboolean paint_rule(Painter *painter, const DisplayItem *item) {
  const DisplayRule *rule = &item->as.rule;
  set_item_ink(painter, rule->ink);
  cairo_rectangle(painter->cr, rule->x, rule->y, rule->width, rule->height);
  cairo_fill(painter->cr);
  return TRUE;
}

/* A tint where pdf/ puts the picture. */
static gboolean paint_picture(Painter *painter, const DisplayItem *item) {
  const DisplayPicture *picture = &item->as.picture;
  set_item_ink(painter, PICTURE_TINT);
  cairo_rectangle(painter->cr, picture->x, picture->y, picture->width,
                  picture->height);
  cairo_fill(painter->cr);
  return TRUE;
}

static gboolean (*const PAINTERS[])(Painter *, const DisplayItem *) = {
    [DISPLAY_RUN] = paint_run,
    [DISPLAY_RULE] = paint_rule,
    [DISPLAY_PICTURE] = paint_picture};

static gboolean check(cairo_status_t status, Diag *diag) {
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "cairo cannot paint the pages: %s",
           cairo_status_to_string(status));
  return FALSE;
}

/* TRUE if B continues A: they need no telling apart. */
static gboolean goes_on(const DisplayItem *a, const DisplayItem *b) {
  return a->element == b->element && a->kind == DISPLAY_RUN &&
         b->kind == DISPLAY_RUN && a->as.run.ink == b->as.run.ink;
}

static gboolean paint_page(Painter *painter, const DisplayPage *page) {
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (i == 0 || !goes_on(item - 1, item))
      painter->item = i;
    if (!PAINTERS[item->kind](painter, item))
      return FALSE;
  }
  return check(cairo_status(painter->cr), painter->diag);
}

/* Outlines as designed: no grid moves or bends them. */
static void set_font_options(cairo_t *cr) {
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cr, options);
  cairo_font_options_destroy(options);
}

/* Makes PAINTER ready to paint the pages from FIRST up to END on SURFACE. */
static gboolean painter_start(Painter *painter, cairo_surface_t *surface,
                              guint first, guint end) {
  painter->faces = faces_open(painter->display, first, end, painter->diag);
  if (!painter->faces)
    return FALSE;
  painter->cr = cairo_create(surface);
  painter->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  painter->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  set_font_options(painter->cr);
  /* 17 levels of gray an edge: the eye sees no more, and the PNG of a page is
   * a third smaller. */
  cairo_set_antialias(painter->cr, CAIRO_ANTIALIAS_FAST);
  return TRUE;
}

static void painter_stop(Painter *painter) {
  if (!painter->faces)
    return;
  cairo_destroy(painter->cr);
  g_array_unref(painter->glyphs);
  g_array_unref(painter->clusters);
  faces_free(painter->faces);
}

static cairo_status_t append(void *closure, const unsigned char *data,
                             unsigned length) {
  g_byte_array_append(closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean paint_pages(Painter *painter, cairo_surface_t *surface) {
  const Display *display = painter->display;
  if (!painter_start(painter, surface, 0, display->pages->len))
    return FALSE;
  for (guint i = 0; i < display->pages->len; i++) {
    const DisplayPage *page = display_get_page(display, i);
    cairo_pdf_surface_set_size(surface, page->width, page->height);
    if (!paint_page(painter, page))
      return FALSE;
    cairo_show_page(painter->cr);
  }
  return TRUE;
}

GBytes *paint_pdf(const Display *display, Diag *diag) {
  GByteArray *out = g_byte_array_new();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, out, 1, 1);
  /* Without a date cairo writes the time of day. */
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  Painter painter = {.display = display, .diag = diag};
  gboolean done = paint_pages(&painter, surface);
  painter_stop(&painter);
  cairo_surface_finish(surface);
  done = done && check(cairo_surface_status(surface), diag);
  cairo_surface_destroy(surface);
  GBytes *bytes = g_byte_array_free_to_bytes(out);
  if (done)
    return bytes;
  g_bytes_unref(bytes);
  return NULL;
}

static GBytes *surface_png(cairo_surface_t *surface, Diag *diag) {
  cairo_surface_flush(surface);
  Raster raster = {cairo_image_surface_get_data(surface),
                   (guint)cairo_image_surface_get_width(surface),
                   (guint)cairo_image_surface_get_height(surface),
                   (guint)cairo_image_surface_get_stride(surface)};
  GBytes *png = png_write(&raster);
  if (!png)
    diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "libpng cannot write an image");
  return png;
}

/* A raster for PAGE, WIDTH pixels wide, with SCALE of them a point.  NULL
 * if that is more than RASTER_MAX_PIXELS. */
static cairo_surface_t *raster_open(const DisplayPage *page, guint width,
                                    double scale, Diag *diag) {
  double height = ceil(page->height * scale);
  if (!(width * height <= RASTER_MAX_PIXELS)) {
    diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0,
             "an image %u pixels wide is too large to paint", width);
    return NULL;
  }
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
  if (check(cairo_surface_status(surface), diag))
    return surface;
  cairo_surface_destroy(surface);
  return NULL;
}

GBytes *paint_png(const Display *display, guint page, guint width, Diag *diag) {
  const DisplayPage *shown = display_get_page(display, page);
  double scale = width / shown->width;
  cairo_surface_t *surface = raster_open(shown, width, scale, diag);
  if (!surface)
    return NULL;
  Painter painter = {.display = display, .diag = diag, .raster = TRUE};
  GBytes *png = NULL;
  if (painter_start(&painter, surface, page, page + 1)) {
    set_ink(painter.cr, 0xFFFFFF);
    cairo_paint(painter.cr);
    cairo_scale(painter.cr, scale, scale);
    if (paint_page(&painter, shown))
      png = surface_png(surface, diag);
  }
  painter_stop(&painter);
  cairo_surface_destroy(surface);
  return png;
}
