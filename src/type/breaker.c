/* In: boxes and gaps.  Out: line ends.
 *
 * Dynamic programming over the places where a break is allowed: the best way
 * to end a line at j is the best over all i of the way to i and the line from
 * i to j.  Sums over the paragraph make a line's cost O(1); starts from which
 * a line cannot reach j any more are dropped for good, so the work is the
 * number of boxes times those of a line. */
#include "type/breaker.h"

#include <math.h>

static const double SHORT = 0.5; /* [em] a line that cannot stretch is short */
static const double COST_LINE = 0.01;
static const double COST_RUNT = 300;
static const double COST_WIDE = 2;       /* of Han-Western gaps at their most */
static const double COST_OVERFULL = 1e6; /* and as much again for each em */
static const double RUNT = 1.5;          /* [em] solid: one character */

/* Sums over the boxes before i, and the gaps behind them. */
typedef struct {
  double width, solid, ideal, min;
  double quads; /* what typed spaces give way */
  double soft;  /* what gaps take before characters part … */
  double close; /* … what characters take before it shows … */
  double wide;  /* … what other gaps take before they part more */
  guint even;
  gboolean rigid; /* of a line: Western words alone, which nothing stretches */
} Sum;

typedef struct {
  const BreakProblem *problem;
  Sum *sum;        /* n + 1 of them */
  double *best;    /* least cost of lines that end before box i */
  guint *previous; /* where the last of these lines starts */
  GArray *starts;  /* of guint: from where a line may still reach on */
} Breaker;

static void add_stretch(Sum *sum, const Gap *gap) {
  double first = MAX(0, gap->max - gap->ideal);
  if (gap->stretch == STRETCH_EVENLY) {
    sum->even++;
    sum->close += first;
  } else if (gap->stretch != STRETCH_NEVER) {
    sum->soft += first;
    sum->wide += MAX(0, gap->most - gap->max);
  }
}

static Sum sum_with(Sum sum, const BreakProblem *problem, guint i) {
  const Gap *gap = &problem->gap[i];
  sum.width += problem->width[i];
  sum.solid += problem->solid[i];
  sum.ideal += gap->ideal;
  sum.min += gap->shrink ? gap->min : gap->ideal;
  if (gap->shrink == SHRINK_WORD_SPACE)
    sum.quads += gap->ideal - gap->min;
  add_stretch(&sum, gap);
  return sum;
}

/* The line of boxes i to j - 1: its own boxes, and the gaps between them. */
static Sum line_sum(const Breaker *b, guint i, guint j) {
  const Sum *from = &b->sum[i], *to = &b->sum[j], *last = &b->sum[j - 1];
  double edge = b->problem->edge ? b->problem->edge[j - 1] : 0;
  return (Sum){.width = to->width - from->width + edge,
               .solid = to->solid - from->solid,
               .ideal = last->ideal - from->ideal,
               .min = last->min - from->min,
               .quads = last->quads - from->quads,
               .soft = last->soft - from->soft,
               .close = last->close - from->close,
               .wide = last->wide - from->wide,
               .even = last->even - from->even,
               .rigid = to->even == from->even};
}

static double measure_at(const Breaker *b, guint start) {
  return b->problem->measure - (start == 0 ? b->problem->indent : 0);
}

static double cube(double x) {
  return x * x * x;
}

static double stretch_cost(const Breaker *b, const Sum *line, double slack) {
  double em = b->problem->em;
  if (b->problem->ragged)
    return slack * slack / (em * em);
  if (slack <= line->soft)
    return 0.02 * slack / em;
  double rest = slack - line->soft;
  if (line->rigid)
    return cube(rest / (SHORT * em));
  double wide = CLAMP(rest - line->close, 0, line->wide);
  double each = (rest - wide) / MAX(line->even, 0.2);
  return cube(each / (LOOSE_EM * em)) + 0.02 * line->soft / em +
         COST_WIDE * wide / MAX(line->wide, 1e-6);
}

/* The cost of a line with SLACK, which is negative if it must shrink. */
static double fill_cost(const Breaker *b, const Sum *line, double slack) {
  if (slack >= 0)
    return stretch_cost(b, line, slack);
  double blank = b->problem->ragged ? 0 : line->ideal - line->min;
  if (-slack <= blank + 1e-6)
    return cube(-slack / MAX(blank, 1e-6));
  return COST_OVERFULL * (1 + (-slack - blank) / b->problem->em);
}

static double line_cost(const Breaker *b, guint i, guint j) {
  Sum line = line_sum(b, i, j);
  double slack = measure_at(b, i) - line.width - line.ideal;
  double cost = COST_LINE;
  gboolean last = j == b->problem->n;
  if (last && i > 0 && line.solid < RUNT * b->problem->em)
    cost += COST_RUNT;
  if (!last)
    cost += b->problem->gap[j - 1].penalty;
  if (!last || slack < 0 || b->problem->ragged)
    cost += fill_cost(b, &line, slack);
  return cost;
}

static gboolean reaches(const Breaker *b, guint i, guint j) {
  Sum line = line_sum(b, i, j);
  double gaps = b->problem->ragged ? line.ideal : line.min;
  return line.width + gaps <= measure_at(b, i) + 1e-6;
}

/* Drops the starts that do not reach J, but never the latest: if even that is
 * too far back the line is overfull. */
static void drop_starts(Breaker *b, guint j) {
  guint kept = 0;
  for (guint k = 0; k < b->starts->len; k++) {
    guint start = g_array_index(b->starts, guint, k);
    if (k + 1 == b->starts->len || reaches(b, start, j))
      g_array_index(b->starts, guint, kept++) = start;
  }
  g_array_set_size(b->starts, kept);
}

static void end_line_at(Breaker *b, guint j) {
  drop_starts(b, j);
  b->best[j] = INFINITY;
  for (guint k = 0; k < b->starts->len; k++) {
    guint start = g_array_index(b->starts, guint, k);
    double cost = b->best[start] + line_cost(b, start, j);
    if (cost < b->best[j]) {
      b->best[j] = cost;
      b->previous[j] = start;
    }
  }
  g_array_append_val(b->starts, j);
}

static void sum_up(Breaker *b) {
  for (guint i = 0; i < b->problem->n; i++)
    b->sum[i + 1] = sum_with(b->sum[i], b->problem, i);
}

static GArray *trace(const Breaker *b) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint j = b->problem->n; j > 0; j = b->previous[j])
    g_array_append_val(ends, j);
  for (guint i = 0; i < ends->len / 2; i++) {
    guint *low = &g_array_index(ends, guint, i);
    guint *high = &g_array_index(ends, guint, ends->len - 1 - i);
    guint end = *low;
    *low = *high;
    *high = end;
  }
  if (ends->len == 0)
    g_array_append_val(ends, b->problem->n);
  return ends;
}

/* Most headlines: nothing needs breaking.  Nor does the row of a table whose
 * columns can move closer. */
static gboolean fits_one_line(const Breaker *b) {
  Sum line = line_sum(b, 0, b->problem->n);
  double give = b->problem->ragged ? 0 : line.quads;
  return line.width + line.ideal - give <= measure_at(b, 0);
}

static void find_best(Breaker *b) {
  guint start = 0, n = b->problem->n;
  g_array_append_val(b->starts, start);
  for (guint j = 1; j <= n; j++)
    if (j == n || b->problem->gap[j - 1].penalty < BREAK_FORBIDDEN)
      end_line_at(b, j);
}

GArray *break_lines(const BreakProblem *problem) {
  guint n = problem->n;
  Breaker b = {problem, g_new0(Sum, n + 1), g_new0(double, n + 1),
               g_new0(guint, n + 1), g_array_new(FALSE, FALSE, sizeof(guint))};
  sum_up(&b);
  if (n > 0 && !fits_one_line(&b))
    find_best(&b);
  GArray *ends = trace(&b);
  g_free(b.sum);
  g_free(b.best);
  g_free(b.previous);
  g_array_unref(b.starts);
  return ends;
}
