/* From the middle of a sheet outwards: the trimmed pages, the bleed, 1 mm of
 * air, the marks, the edge.  Pages that are cut apart have bleed between them,
 * pages that are folded have none. */
#include "pdf/sheet.h"

#define AIR (1 * MM)
#define MARK_LENGTH (5 * MM)
#define ROOM (SHEET_BLEED + AIR + MARK_LENGTH + AIR) /* with marks */

typedef struct {
  Sheet *sheet;
  guint n;        /* of places */
  PageSize place; /* size of each */
  double gap;     /* between two */
  gboolean fold;
} Plan;

static Area grown(Area area, double by) {
  return (Area){area.x - by, area.y - by, area.width + 2 * by,
                area.height + 2 * by};
}

static PageSize largest(const PageSize *sizes, guint n) {
  PageSize size = {0, 0};
  for (guint i = 0; i < n; i++) {
    size.width = MAX(size.width, sizes[i].width);
    size.height = MAX(size.height, sizes[i].height);
  }
  return size;
}

static double place_left(const Plan *plan, guint nth) {
  return plan->sheet->trim.x + nth * (plan->place.width + plan->gap);
}

static void lay_boxes(const Plan *plan, double margin) {
  Sheet *sheet = plan->sheet;
  sheet->trim = (Area){margin, margin,
                       plan->n * plan->place.width + (plan->n - 1) * plan->gap,
                       plan->place.height};
  sheet->bleed = grown(sheet->trim, SHEET_BLEED);
  sheet->media = grown(sheet->trim, margin);
}

/* ── Pages ───────────────────────────────────────────────────────────── */

/* What place NTH may paint: itself and its bleed, but nothing beyond a fold. */
static Area place_clip(const Plan *plan, guint nth) {
  Area own = {place_left(plan, nth), plan->sheet->trim.y, plan->place.width,
              plan->place.height};
  Area clip = grown(own, SHEET_BLEED);
  if (plan->fold) {
    clip.width -= SHEET_BLEED;
    clip.x += nth * SHEET_BLEED;
  }
  return clip;
}

static void place_page(const Plan *plan, guint nth, guint page, PageSize size,
                       double creep) {
  Sheet *sheet = plan->sheet;
  double x = place_left(plan, nth) + (plan->place.width - size.width) / 2;
  double y = sheet->trim.y + (plan->place.height - size.height) / 2;
  sheet->places[sheet->n_places++] =
      (Placement){page, x + (nth ? -creep : creep), y, place_clip(plan, nth)};
}

/* ── Marks ───────────────────────────────────────────────────────────── */

/* The marks at the X of an edge, above and below the pages. */
static void mark_x(Sheet *sheet, double x, gboolean dashed) {
  double foot = sheet->bleed.y - AIR;
  double head = sheet->bleed.y + sheet->bleed.height + AIR;
  sheet->strokes[sheet->n_strokes++] =
      (Stroke){x, foot - MARK_LENGTH, x, foot, dashed};
  sheet->strokes[sheet->n_strokes++] =
      (Stroke){x, head, x, head + MARK_LENGTH, dashed};
}

/* The same at the Y of an edge, left and right of them. */
static void mark_y(Sheet *sheet, double y) {
  double left = sheet->bleed.x - AIR;
  double right = sheet->bleed.x + sheet->bleed.width + AIR;
  sheet->strokes[sheet->n_strokes++] =
      (Stroke){left - MARK_LENGTH, y, left, y, FALSE};
  sheet->strokes[sheet->n_strokes++] =
      (Stroke){right, y, right + MARK_LENGTH, y, FALSE};
}

static void mark_cuts(const Plan *plan) {
  Sheet *sheet = plan->sheet;
  mark_x(sheet, sheet->trim.x, FALSE);
  mark_x(sheet, sheet->trim.x + sheet->trim.width, FALSE);
  mark_y(sheet, sheet->trim.y);
  mark_y(sheet, sheet->trim.y + sheet->trim.height);
  if (plan->n < 2)
    return;
  double inner = sheet->trim.x + plan->place.width;
  mark_x(sheet, inner, plan->fold);
  if (!plan->fold)
    mark_x(sheet, inner + plan->gap, FALSE);
}

/* Registration marks stand at the middle of each page's outer edges. */
static void mark_registers(const Plan *plan) {
  Sheet *sheet = plan->sheet;
  double off = SHEET_BLEED + AIR + SHEET_REGISTER;
  double middle = sheet->trim.y + sheet->trim.height / 2;
  double foot = sheet->trim.y - off;
  double head = sheet->trim.y + sheet->trim.height + off;
  Point *points = sheet->registers;
  guint n = 0;
  points[n++] = (Point){sheet->trim.x - off, middle};
  points[n++] = (Point){sheet->trim.x + sheet->trim.width + off, middle};
  for (guint i = 0; i < plan->n; i++) {
    double x = place_left(plan, i) + plan->place.width / 2;
    points[n++] = (Point){x, foot};
    points[n++] = (Point){x, head};
  }
  sheet->n_registers = n;
}

/* Between the left crop mark and the first registration mark at the foot. */
static void lay_slug(const Plan *plan) {
  Sheet *sheet = plan->sheet;
  double air = 2 * AIR;
  double width = plan->place.width / 2 - SHEET_REGISTER - 2 * air;
  sheet->slug = (Area){sheet->trim.x + air, sheet->bleed.y - AIR - MARK_LENGTH,
                       MAX(width, 0), MARK_LENGTH};
}

/* ── The sheet ───────────────────────────────────────────────────────── */

Sheet sheet_lay_out(const SheetSide *side, const PageSize *sizes, guint n,
                    const SheetOptions *options) {
  Sheet sheet = {.n_places = 0};
  gboolean fold = options->imposition == IMPOSE_BOOKLET;
  Plan plan = {&sheet, side->n,
               side->n == 1 ? sizes[side->pages[0]] : largest(sizes, n),
               fold ? 0 : 2 * SHEET_BLEED, fold};
  lay_boxes(&plan, options->marks ? ROOM : SHEET_BLEED);
  for (guint i = 0; i < side->n; i++)
    if (side->pages[i] != IMPOSE_BLANK)
      place_page(&plan, i, side->pages[i], sizes[side->pages[i]],
                 fold ? options->creep * side->sheet : 0);
  if (options->marks) {
    mark_cuts(&plan);
    mark_registers(&plan);
    lay_slug(&plan);
  }
  return sheet;
}
