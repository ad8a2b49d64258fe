#include "pdf/marks.h"

/* A quarter of a circle of radius 1 as a Bézier curve. */
#define ARC 0.5523

#define CIRCLE 0.6 /* radius in a registration mark, its half width being 1 */

void marks_operate(const double *numbers, guint n, const char *operator,
                   GString * out) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  for (guint i = 0; i < n; i++) {
    g_ascii_formatd(digits, sizeof digits, "%.3f", numbers[i]);
    g_string_append_printf(out, "%s ", digits);
  }
  g_string_append_printf(out, "%s\n", operator);
}

static void draw_line(double x1, double y1, double x2, double y2,
                      GString *out) {
  marks_operate((const double[]){x1, y1}, 2, "m", out);
  marks_operate((const double[]){x2, y2}, 2, "l S", out);
}

static void draw_stroke(const Stroke *stroke, GString *out) {
  g_string_append(out, stroke->dashed ? "[2 1] 0 d\n" : "[] 0 d\n");
  draw_line(stroke->x1, stroke->y1, stroke->x2, stroke->y2, out);
}

static void draw_circle(Point middle, double r, GString *out) {
  static const double turns[][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
  marks_operate((const double[]){middle.x + r, middle.y}, 2, "m", out);
  for (guint i = 0; i < G_N_ELEMENTS(turns); i++) {
    const double *a = turns[i], *b = turns[(i + 1) % G_N_ELEMENTS(turns)];
    const double curve[] = {middle.x + r * (a[0] + ARC * b[0]),
                            middle.y + r * (a[1] + ARC * b[1]),
                            middle.x + r * (b[0] + ARC * a[0]),
                            middle.y + r * (b[1] + ARC * a[1]),
                            middle.x + r * b[0],
                            middle.y + r * b[1]};
    marks_operate(curve, G_N_ELEMENTS(curve), "c", out);
  }
  g_string_append(out, "s\n");
}

/* A cross in a circle. */
static void draw_register(Point middle, GString *out) {
  double r = SHEET_REGISTER;
  draw_line(middle.x - r, middle.y, middle.x + r, middle.y, out);
  draw_line(middle.x, middle.y - r, middle.x, middle.y + r, out);
  draw_circle(middle, CIRCLE * r, out);
}

void marks_draw(const Sheet *sheet, const char *ink, GString *out) {
  g_string_append_printf(out, "q\n%s\n0.25 w\n", ink);
  for (guint i = 0; i < sheet->n_strokes; i++)
    draw_stroke(&sheet->strokes[i], out);
  g_string_append(out, "[] 0 d\n");
  for (guint i = 0; i < sheet->n_registers; i++)
    draw_register(sheet->registers[i], out);
  g_string_append(out, "Q\n");
}
