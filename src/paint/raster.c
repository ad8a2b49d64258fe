/* In: a page of a display list.  Out: a PNG image of it.  Glyphs are filled
 * outlines: as text, cairo would move every one to a whole pixel. */
#include <cairo.h>
#include <math.h>

#include "paint/outlines.h"
#include "paint/paint.h"
#include "paint/png_write.h"

/* Room for a broadsheet at 400 dpi; beyond, memory is at risk. */
#define RASTER_MAX_PIXELS 1e8

#define PICTURE_TINT 0xC0C0C0u

typedef struct {
  cairo_t *cr;
  Outlines *outlines;
  GArray *inks; /* of guint32: what is painted with, each once */
  Diag *diag;
} Painter;

static void set_ink(Painter *painter, guint32 ink) {
  cairo_set_source_rgb(painter->cr, (ink >> 16 & 0xFF) / 255.0,
                       (ink >> 8 & 0xFF) / 255.0, (ink & 0xFF) / 255.0);
  for (guint i = 0; i < painter->inks->len; i++)
    if (g_array_index(painter->inks, guint32, i) == ink)
      return;
  g_array_append_val(painter->inks, ink);
}

static void fill_rectangle(Painter *painter, guint32 ink, double x, double y,
                           double width, double height) {
  set_ink(painter, ink);
  cairo_rectangle(painter->cr, x, y, width, height);
  cairo_fill(painter->cr);
}

static gboolean paint_run(Painter *painter, const DisplayItem *item) {
  const DisplayRun *run = &item->as.run;
  set_ink(painter, run->ink);
  if (!outlines_add(painter->outlines, painter->cr, run, painter->diag))
    return FALSE;
  cairo_fill(painter->cr);
  return TRUE;
}

static gboolean paint_rule(Painter *painter, const DisplayItem *item) {
  const DisplayRule *rule = &item->as.rule;
  fill_rectangle(painter, rule->ink, rule->x, rule->y, rule->width,
                 rule->height);
  return TRUE;
}

static gboolean paint_picture(Painter *painter, const DisplayItem *item) {
  const DisplayPicture *picture = &item->as.picture;
  fill_rectangle(painter, PICTURE_TINT, picture->x, picture->y, picture->width,
                 picture->height);
  return TRUE;
}

static gboolean (*const PAINTERS[])(Painter *, const DisplayItem *) = {
    [DISPLAY_RUN] = paint_run,
    [DISPLAY_RULE] = paint_rule,
    [DISPLAY_PICTURE] = paint_picture};

static gboolean check(cairo_status_t status, Diag *diag) {
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "cairo cannot paint an image: %s",
           cairo_status_to_string(status));
  return FALSE;
}

static gboolean paint_page(Painter *painter, const DisplayPage *page) {
  cairo_set_source_rgb(painter->cr, 1, 1, 1);
  cairo_paint(painter->cr);
  /* 17 levels of an edge: the eye sees no more. */
  cairo_set_antialias(painter->cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (!PAINTERS[item->kind](painter, item))
      return FALSE;
  }
  return check(cairo_status(painter->cr), painter->diag);
}

static GBytes *surface_png(cairo_surface_t *surface, const GArray *inks,
                           Diag *diag) {
  cairo_surface_flush(surface);
  Raster raster = {cairo_image_surface_get_data(surface),
                   (guint)cairo_image_surface_get_width(surface),
                   (guint)cairo_image_surface_get_height(surface),
                   (guint)cairo_image_surface_get_stride(surface),
                   (const void *)inks->data,
                   inks->len};
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
  g_autoptr(Outlines) outlines = outlines_new(display);
  g_autoptr(GArray) inks = g_array_new(FALSE, FALSE, sizeof(guint32));
  Painter painter = {cairo_create(surface), outlines, inks, diag};
  cairo_scale(painter.cr, scale, scale);
  GBytes *png =
      paint_page(&painter, shown) ? surface_png(surface, inks, diag) : NULL;
  cairo_destroy(painter.cr);
  cairo_surface_destroy(surface);
  return png;
}
