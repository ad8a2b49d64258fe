/* What is painted: fills, strokes, text, shadings, images and forms, in the
 * inks of the moment. */
#include <math.h>
#include <string.h>

#include "preflight/scan.h"
#include "preflight/spaces.h"

enum {
  DEEPEST = 16, /* forms in forms */
  MOST_IMAGES = 10000
};

void scan_transform(Scan *scan, const double a[6]) {
  double *b = scan->state.matrix;
  const double product[6] = {
      a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],
      a[2] * b[0] + a[3] * b[2],        a[2] * b[1] + a[3] * b[3],
      a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
  memcpy(b, product, sizeof product);
}

void scan_paint_fill(Scan *scan) {
  scan->page->inks |= scan->state.fill;
}
void scan_paint_stroke(Scan *scan) {
  scan->page->inks |= scan->state.stroke;
}

void scan_paint_both(Scan *scan) {
  scan_paint_fill(scan);
  scan_paint_stroke(scan);
}

/* Modes 0 to 2 fill, stroke, do both, 3 neither; 4 to 7 the same, and clip. */
void scan_paint_text(Scan *scan) {
  guint mode = scan->state.text_mode % 4;
  if (mode == 0 || mode == 2)
    scan_paint_fill(scan);
  if (mode == 1 || mode == 2)
    scan_paint_stroke(scan);
}

void scan_paint_shading(Scan *scan) {
  const Reader *reader = scan->reader;
  qpdf_oh shading = reader_get(
      reader, reader_get(reader, scan->resources, "/Shading"), scan->name);
  scan->page->inks |= space_inks(reader, scan->resources,
                                 reader_get(reader, shading, "/ColorSpace"));
}

static guint pixels(const Scan *scan, qpdf_oh image, const char *key) {
  double n =
      reader_number(scan->reader, reader_get(scan->reader, image, key), 0);
  return n > 0 && n < G_MAXINT32 ? (guint)n : 0;
}

/* An image fills the unit square of the state's matrix. */
static void add_image(Scan *scan, qpdf_oh image, guint inks) {
  const double *m = scan->state.matrix;
  ImageFindings found = {.page = scan->nth,
                         .width = pixels(scan, image, "/Width"),
                         .height = pixels(scan, image, "/Height"),
                         .ink = inks};
  double across = hypot(m[0], m[1]), down = hypot(m[2], m[3]);
  if (across > 0 && down > 0)
    found.ppi = 72 * fmin(found.width / across, found.height / down);
  if (scan->reader->found->images->len < MOST_IMAGES)
    g_array_append_val(scan->reader->found->images, found);
}

static void paint_image(Scan *scan, qpdf_oh image) {
  const Reader *reader = scan->reader;
  guint inks = reader_flag(reader, image, "/ImageMask")
                   ? scan->state.fill
                   : space_inks(reader, scan->resources,
                                reader_get(reader, image, "/ColorSpace"));
  scan->page->inks |= inks;
  if (qpdf_oh_is_stream(reader->qpdf, reader_get(reader, image, "/SMask")))
    scan->page->transparent = TRUE;
  add_image(scan, image, inks);
}

static void read_matrix(const Scan *scan, qpdf_oh form, double matrix[6]) {
  static const double identity[6] = {1, 0, 0, 1, 0, 0};
  qpdf_oh array = reader_get(scan->reader, form, "/Matrix");
  for (guint i = 0; i < 6; i++)
    matrix[i] = reader_number(scan->reader, reader_item(scan->reader, array, i),
                              identity[i]);
}

void scan_form(Scan *scan, qpdf_oh form) {
  if (scan->depth == DEEPEST)
    return;
  g_autoptr(GBytes) content = reader_data(scan->reader, form);
  if (!content)
    return;
  Scan inner = *scan;
  double matrix[6];
  read_matrix(scan, form, matrix);
  scan_transform(&inner, matrix);
  inner.depth++;
  if (reader_has(scan->reader, form, "/Resources"))
    inner.resources = reader_get(scan->reader, form, "/Resources");
  scan_content(&inner, content);
}

void scan_paint_object(Scan *scan) {
  const Reader *reader = scan->reader;
  qpdf_oh object = reader_get(
      reader, reader_get(reader, scan->resources, "/XObject"), scan->name);
  qpdf_oh type = reader_get(reader, object, "/Subtype");
  if (reader_is_name(reader, type, "/Image"))
    paint_image(scan, object);
  else if (reader_is_name(reader, type, "/Form"))
    scan_form(scan, object);
}

/* An inline image that names no space is a mask. */
void scan_begin_inline(Scan *scan) {
  scan->inline_inks = scan->state.fill;
}
void scan_paint_inline(Scan *scan) {
  scan->page->inks |= scan->inline_inks;
}
