/* In: text, typefaces and a measure.  Out: set lines.  The work is done
 * elsewhere: shape.c makes boxes, breaker.c ends lines, justify.c fills them;
 * here their glyphs are put in place. */
#include "type/paragraph.h"

#include "type/breaker.h"
#include "type/face.h"
#include "type/justify.h"
#include "type/shape.h"

#include <string.h>

/* ── Breaking ────────────────────────────────────────────────────────── */

static gboolean is_ragged(const Paragraph *paragraph) {
  return paragraph->alignment != ALIGN_JUSTIFY &&
         paragraph->alignment != ALIGN_SPREAD;
}

static GArray *find_ends(const Shaped *shaped, const Paragraph *paragraph) {
  guint n = shaped->boxes->len;
  g_autofree double *width = g_new(double, n), *solid = g_new(double, n);
  for (guint i = 0; i < n; i++) {
    const Box *box = &g_array_index(shaped->boxes, Box, i);
    width[i] = box->width;
    solid[i] = box->mark && !box->western ? 0 : box->width;
  }
  BreakProblem problem = {.n = n,
                          .width = width,
                          .solid = solid,
                          .gap = (const Gap *)(gpointer)shaped->gaps->data,
                          .em = paragraph->spans[0].size,
                          .measure = paragraph->measure,
                          .indent = paragraph->indent,
                          .ragged = is_ragged(paragraph)};
  return break_lines(&problem);
}

/* ── Placing ─────────────────────────────────────────────────────────── */

typedef struct {
  Fonts *fonts;
  const Paragraph *paragraph;
  const Shaped *shaped;
  Display *display;
  Diag *diag;
} Setter;

static const Box *box_at(const Setter *s, guint i) {
  return &g_array_index(s->shaped->boxes, Box, i);
}

/* A run of the boxes FROM to TO - 1, which share typeface and size; X holds
 * where each begins on the line. */
static DisplayRun make_run(const Setter *s, guint from, guint to,
                           const double *x) {
  const Box *first = box_at(s, from), *last = box_at(s, to - 1);
  const Face *face = fonts_face(s->fonts, first->typeface);
  DisplayRun run = {
      .font = display_font(s->display, face->file, face->index, face->ps_name),
      .size = first->size,
      .ink = s->paragraph->ink,
      .x = x[0]};
  run.text = g_strndup(s->paragraph->text + first->start,
                       last->start + last->length - first->start);
  run.n_glyphs = last->glyph + last->n_glyphs - first->glyph;
  run.glyphs =
      g_memdup2(&g_array_index(s->shaped->glyphs, DisplayGlyph, first->glyph),
                run.n_glyphs * sizeof(DisplayGlyph));
  DisplayGlyph *glyph = run.glyphs;
  for (guint i = from; i < to; i++)
    for (guint k = 0; k < box_at(s, i)->n_glyphs; k++)
      (glyph++)->x += x[i - from] - x[0];
  return run;
}

static gboolean same_face(const Box *a, const Box *b) {
  return a->typeface == b->typeface && a->size == b->size;
}

static void make_runs(const Setter *s, guint from, guint to, const double *x,
                      GArray *runs) {
  for (guint start = from; start < to;) {
    guint end = start + 1;
    while (end < to && same_face(box_at(s, start), box_at(s, end)))
      end++;
    DisplayRun run = make_run(s, start, end, x + (start - from));
    g_array_append_val(runs, run);
    start = end;
  }
}

static void line_free(gpointer data) {
  SetLine *line = data;
  for (guint i = 0; i < line->runs->len; i++) {
    DisplayRun *run = &g_array_index(line->runs, DisplayRun, i);
    g_free(run->text);
    g_free(run->glyphs);
  }
  g_array_unref(line->runs);
  g_clear_pointer(&line->elements, g_array_unref);
  g_free(line);
}

static double natural_width(const Setter *s, guint from, guint to) {
  double width = 0;
  for (guint i = from; i < to; i++) {
    width += box_at(s, i)->width;
    if (i + 1 < to)
      width += g_array_index(s->shaped->gaps, Gap, i).ideal;
  }
  return width;
}

static void report_overfull(const Setter *s, double excess) {
  int tenths = (int)(excess * 10 + 0.5);
  diag_add(s->diag, DIAG_OVERFULL_LINE, s->paragraph->line, 0,
           "a line is %d.%d pt wider than its column: nothing in it may be "
           "parted",
           tenths / 10, tenths % 10);
}

/* Where the line begins, for a natural SLACK. */
static double line_start(const Paragraph *paragraph, double slack) {
  switch (paragraph->alignment) {
  case ALIGN_CENTER:
    return slack / 2;
  case ALIGN_END:
    return slack;
  default:
    return 0;
  }
}

/* Writes where each box of the line begins to X and returns the line's width.
 */
static double place_boxes(const Setter *s, guint from, guint to, double slack,
                          double *x) {
  guint n = to - from;
  const Gap *gaps = &g_array_index(s->shaped->gaps, Gap, from);
  g_autofree double *gap = g_new(double, n);
  justify(gaps, n - 1, slack, gap);
  double pen = 0;
  for (guint i = 0; i < n; i++) {
    x[i] = pen;
    pen += box_at(s, from + i)->width;
    if (i + 1 < n)
      pen += gap[i];
  }
  return pen;
}

static SetLine *set_line(const Setter *s, guint from, guint to) {
  const Paragraph *paragraph = s->paragraph;
  double indent = from == 0 ? paragraph->indent : 0;
  double room = paragraph->measure - indent;
  double slack = room - natural_width(s, from, to);
  gboolean last = to == s->shaped->boxes->len;
  gboolean keep = is_ragged(paragraph) ||
                  (last && slack > 0 && paragraph->alignment != ALIGN_SPREAD);
  g_autofree double *x = g_new(double, to - from);
  SetLine *line = g_new0(SetLine, 1);
  line->width = place_boxes(s, from, to, keep ? 0 : slack, x);
  if (line->width > room + 0.01)
    report_overfull(s, line->width - room);
  line->x = indent + line_start(paragraph, room - line->width);
  for (guint i = 0; i < to - from; i++)
    x[i] += line->x;
  line->runs = g_array_new(FALSE, FALSE, sizeof(DisplayRun));
  make_runs(s, from, to, x, line->runs);
  return line;
}

static SetLine *empty_line(void) {
  SetLine *line = g_new0(SetLine, 1);
  line->runs = g_array_new(FALSE, FALSE, sizeof(DisplayRun));
  return line;
}

GPtrArray *paragraph_set(Fonts *fonts, const Paragraph *paragraph,
                         Display *display, Diag *diag) {
  g_autoptr(Shaped) shaped = shape_paragraph(fonts, paragraph, diag);
  GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
  if (shaped->boxes->len == 0) {
    g_ptr_array_add(lines, empty_line());
    return lines;
  }
  Setter setter = {fonts, paragraph, shaped, display, diag};
  g_autoptr(GArray) ends = find_ends(shaped, paragraph);
  guint from = 0;
  for (guint i = 0; i < ends->len; i++) {
    guint to = g_array_index(ends, guint, i);
    g_ptr_array_add(lines, set_line(&setter, from, to));
    from = to;
  }
  return lines;
}

/* ── Stretches inside lines ──────────────────────────────────────────── */

static DisplayRun *run_at(const SetLine *line, guint i) {
  return &g_array_index(line->runs, DisplayRun, i);
}

/* The first glyph of RUN whose cluster begins at byte AT or behind it, which
 * is set to that. */
static guint glyph_at(const DisplayRun *run, gsize *at) {
  gsize byte = 0;
  guint i = 0;
  for (; i < run->n_glyphs; byte += run->glyphs[i++].length)
    if (byte >= *at && run->glyphs[i].length)
      break;
  *at = byte;
  return i;
}

/* Parts the run at I of LINE before the cluster at byte AT of its text, unless
 * that is its first or none. */
static void part_run(SetLine *line, guint i, gsize at) {
  DisplayRun *run = run_at(line, i);
  guint glyph = glyph_at(run, &at);
  if (glyph == 0 || glyph == run->n_glyphs)
    return;
  DisplayRun rest = *run;
  double shift = run->glyphs[glyph].x;
  rest.x += shift;
  rest.text = g_strdup(run->text + at);
  rest.n_glyphs = run->n_glyphs - glyph;
  rest.glyphs =
      g_memdup2(run->glyphs + glyph, rest.n_glyphs * sizeof(DisplayGlyph));
  for (guint k = 0; k < rest.n_glyphs; k++)
    rest.glyphs[k].x -= shift;
  run->n_glyphs = glyph;
  run->text[at] = '\0';
  guint element = g_array_index(line->elements, guint, i);
  g_array_insert_val(line->runs, i + 1, rest);
  g_array_insert_val(line->elements, i + 1, element);
}

/* The same for bytes of LINE's text. */
static void assign_in_line(SetLine *line, gsize start, gsize end,
                           guint element) {
  if (!line->elements) {
    line->elements = g_array_new(FALSE, TRUE, sizeof(guint));
    g_array_set_size(line->elements, line->runs->len);
  }
  gsize at = 0;
  for (guint i = 0; i < line->runs->len && at < end; i++) {
    if (start > at)
      part_run(line, i, start - at);
    if (at >= start && end > at)
      part_run(line, i, end - at);
    if (at >= start)
      g_array_index(line->elements, guint, i) = element;
    at += strlen(run_at(line, i)->text);
  }
}

static gsize line_length(const SetLine *line) {
  gsize length = 0;
  for (guint i = 0; i < line->runs->len; i++)
    length += strlen(run_at(line, i)->text);
  return length;
}

void set_lines_assign(const GPtrArray *lines, gsize start, gsize end,
                      guint element) {
  gsize from = 0;
  for (guint i = 0; i < lines->len && from < end; i++) {
    SetLine *line = lines->pdata[i];
    gsize to = from + line_length(line);
    if (start < to)
      assign_in_line(line, MAX(start, from) - from, MIN(end, to) - from,
                     element);
    from = to;
  }
}

/* ── Handing over ────────────────────────────────────────────────────── */

/* Where the em box of a Han character stands about its baseline [em]. */
#define EM_ASCENT 0.88

/* Notes where the run at I of LINE is, which begins on the page at RUN's
 * origin. */
static void add_area(const SetLine *line, guint i, const DisplayRun *run,
                     Display *display, guint page, guint element) {
  double end =
      i + 1 < line->runs->len ? run_at(line, i + 1)->x : line->x + line->width;
  display_add_area(display, (DisplayArea){element, page, run->x,
                                          run->y - EM_ASCENT * run->size,
                                          end - run_at(line, i)->x, run->size});
}

void set_line_place(SetLine *line, Display *display, guint page, guint element,
                    double x, double y) {
  for (guint i = 0; i < line->runs->len; i++) {
    guint inside = line->elements ? g_array_index(line->elements, guint, i) : 0;
    DisplayRun run = *run_at(line, i);
    run.x += x;
    run.y += y;
    if (inside && display_get_element(display, inside)->role == ELEMENT_LINK)
      add_area(line, i, &run, display, page, inside);
    display_add_run(display, page, inside ? inside : element, run);
  }
  g_array_set_size(line->runs, 0);
}
