/* SVG drawings through librsvg and cairo; only clean ones get there. */
#include "picture/svg.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "picture/format.h"

/* A drawing, however many pages it would fill, is text that people wrote. */
enum { MOST_BYTES = 16 << 20 };

/* The shape of a small drawing is not lost in rounding its sides [px]. */
#define LEAST_SIDE 1000.0

enum { STAMP = 64 * 64 }; /* [px] */

static RsvgHandle *open_drawing(GBytes *clean) {
  gsize length;
  const guint8 *data = g_bytes_get_data(clean, &length);
  RsvgHandle *handle = rsvg_handle_new_from_data(data, length, NULL);
  if (handle)
    rsvg_handle_set_dpi(handle, 96);
  return handle;
}

/* Its own size, or that of its viewBox [CSS px]. */
static gboolean natural_size(RsvgHandle *handle, double *width,
                             double *height) {
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height))
    return TRUE;
  RsvgRectangle box;
  gboolean has_width, has_height, has_box;
  RsvgLength w, h;
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h,
                                       &has_box, &box);
  *width = box.width;
  *height = box.height;
  return has_box;
}

static char *size_fault(RsvgHandle *handle, Picture *picture) {
  double width, height;
  if (!natural_size(handle, &width, &height) || !(width > 0 && height > 0))
    return g_strdup("has no size; give it width and height, or a viewBox");
  if (!(width * height <= PICTURE_MOST_PIXELS))
    return g_strdup("is too large; give it a smaller width and height");
  double scale = fmax(1, LEAST_SIDE / fmax(width, height));
  picture->width = (guint)fmax(1, round(width * scale));
  picture->height = (guint)fmax(1, round(height * scale));
  return NULL;
}

/* Tries it at the size of a stamp: what is too deep or too much shows. */
static char *drawing_fault(const Picture *picture) {
  g_autoptr(Pixels) stamp = svg_decode(picture, STAMP);
  return stamp ? NULL
               : g_strdup("is too intricate to be drawn; make it simpler");
}

char *svg_read(Picture *picture) {
  if (g_bytes_get_size(picture->bytes) > MOST_BYTES)
    return g_strdup_printf("is larger than %u MB", MOST_BYTES >> 20);
  g_autoptr(GBytes) clean = svg_clean(picture->bytes);
  RsvgHandle *handle = clean ? open_drawing(clean) : NULL;
  if (!handle)
    return g_strdup("is damaged, or too intricate to be drawn");
  picture->components = 3;
  picture->alpha = TRUE;
  char *fault = size_fault(handle, picture);
  g_object_unref(handle);
  return fault ? fault : drawing_fault(picture);
}

gboolean svg_needs_pixels(GBytes *clean) {
  gsize length;
  const char *text = g_bytes_get_data(clean, &length);
  return g_strstr_len(text, (gssize)length, "<filter") ||
         g_strstr_len(text, (gssize)length, "<image") ||
         g_strstr_len(text, (gssize)length, ":filter") ||
         g_strstr_len(text, (gssize)length, ":image");
}

/* Paints the drawing over WIDTH by HEIGHT units of SURFACE; TRUE if all went
 * well. */
static gboolean paint(GBytes *clean, cairo_surface_t *surface, double width,
                      double height) {
  RsvgHandle *handle = open_drawing(clean);
  cairo_t *cr = cairo_create(surface);
  RsvgRectangle viewport = {0, 0, width, height};
  gboolean done = handle &&
                  rsvg_handle_render_document(handle, cr, &viewport, NULL) &&
                  cairo_status(cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(cr);
  g_clear_object(&handle);
  pango_cairo_font_map_set_default(NULL); /* librsvg leaves it filled */
  return done;
}

/* ── Pixels ──────────────────────────────────────────────────────────── */

/* cairo's premultiplied words as bytes that are not. */
static Pixels *unpremultiply(cairo_surface_t *surface) {
  guint width = (guint)cairo_image_surface_get_width(surface);
  guint height = (guint)cairo_image_surface_get_height(surface);
  gsize stride = (gsize)cairo_image_surface_get_stride(surface);
  cairo_surface_flush(surface);
  const guint8 *data = cairo_image_surface_get_data(surface);
  Pixels *pixels = pixels_new(width, height, 4);
  guint8 *out = pixels->data;
  for (guint y = 0; y < height; y++) {
    const guint32 *row = (const void *)(data + y * stride);
    for (guint x = 0; x < width; x++) {
      guint alpha = row[x] >> 24, half = alpha / 2;
      for (int shift = 16; shift >= 0; shift -= 8)
        *out++ = alpha
                     ? (guint8)(((row[x] >> shift & 0xFF) * 255 + half) / alpha)
                     : 0;
      *out++ = (guint8)alpha;
    }
  }
  return pixels;
}

Pixels *svg_decode(const Picture *picture, guint least) {
  g_autoptr(GBytes) clean = svg_clean(picture->bytes);
  double scale = sqrt(least / ((double)picture->width * picture->height));
  double width = fmax(1, ceil(picture->width * scale));
  double height = fmax(1, ceil(picture->height * scale));
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  Pixels *pixels = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS &&
                           paint(clean, surface, width, height)
                       ? unpremultiply(surface)
                       : NULL;
  cairo_surface_destroy(surface);
  return pixels;
}

/* ── PDF ─────────────────────────────────────────────────────────────── */

static cairo_status_t append(void *out, const unsigned char *data,
                             unsigned length) {
  g_byte_array_append(out, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *svg_pdf(GBytes *clean, double width, double height) {
  GByteArray *out = g_byte_array_new();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, out, width, height);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  gboolean done = paint(clean, surface, width, height);
  cairo_surface_finish(surface);
  done = done && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  GBytes *bytes = g_byte_array_free_to_bytes(out);
  if (!done)
    g_clear_pointer(&bytes, g_bytes_unref);
  return bytes;
}
