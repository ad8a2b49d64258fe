/* Scores in, path out: the usual dynamic programme, forward with a table of
 * back pointers, a byte each.  Sums are kept relative to the best of their row,
 * so no length of row overflows them; for the margins a second programme comes
 * from the end to meet them. */
#include "recover/viterbi.h"

#include <string.h>

typedef struct {
  gint of[VITERBI_STATES];
} Sums;

enum { WORST = -30000 }; /* relative sums are kept above it */

/* Makes the best of the first N sums 0. */
static void make_relative(Sums *sums, guint n) {
  gint best = sums->of[0];
  for (guint s = 1; s < n; s++)
    best = MAX(best, sums->of[s]);
  for (guint s = 0; s < n; s++)
    sums->of[s] = MAX(sums->of[s] - best, WORST);
}

/* The best state to come from into state T; its sum in *BEST. */
static guint8 best_before(const Trellis *trellis, const Sums *sums, guint t,
                          gint *best) {
  guint8 from = 0;
  *best = G_MININT;
  for (guint s = 0; s < trellis->n_states; s++) {
    gint sum = sums->of[s] + trellis->transitions[s * trellis->n_states + t];
    if (sum > *best) {
      *best = sum;
      from = (guint8)s;
    }
  }
  return from;
}

static guint8 best_last(const Trellis *trellis, const Sums *sums) {
  guint8 last = 0;
  for (guint s = 1; s < trellis->n_states; s++)
    if (sums->of[s] + trellis->end[s] > sums->of[last] + trellis->end[last])
      last = (guint8)s;
  return last;
}

/* The sums of the next thing, ROW, from those of the one before it; where each
 * came from goes to BACK, if not NULL. */
static void step_on(const Trellis *trellis, gsize row, Sums *sums,
                    guint8 *back) {
  Sums next = {{0}};
  for (guint t = 0; t < trellis->n_states; t++) {
    guint8 from = best_before(trellis, sums, t, &next.of[t]);
    next.of[t] += trellis->emissions[row + t];
    if (back)
      back[row + t] = from;
  }
  *sums = next;
  make_relative(sums, trellis->n_states);
}

static void start_sums(const Trellis *trellis, Sums *sums) {
  for (guint s = 0; s < trellis->n_states; s++)
    sums->of[s] = trellis->start[s] + trellis->emissions[s];
  make_relative(sums, trellis->n_states);
}

void viterbi_decode(const Trellis *trellis, guint8 *path) {
  guint n = trellis->n, k = trellis->n_states;
  g_assert(k <= VITERBI_STATES);
  if (!n)
    return;
  g_autofree guint8 *back = g_new(guint8, (gsize)n * k);
  Sums sums = {{0}};
  start_sums(trellis, &sums);
  for (guint i = 1; i < n; i++)
    step_on(trellis, (gsize)i * k, &sums, back);
  path[n - 1] = best_last(trellis, &sums);
  for (guint i = n - 1; i > 0; i--)
    path[i - 1] = back[(gsize)i * k + path[i]];
}

/* ── Margins ─────────────────────────────────────────────────────────── */

/* The sums up to each thing. */
static gint16 *sums_before(const Trellis *trellis) {
  guint n = trellis->n, k = trellis->n_states;
  gint16 *before = g_new(gint16, (gsize)n * k);
  Sums sums = {{0}};
  start_sums(trellis, &sums);
  for (guint i = 0; i < n; i++) {
    gsize row = (gsize)i * k;
    if (i)
      step_on(trellis, row, &sums, NULL);
    for (guint s = 0; s < k; s++)
      before[row + s] = (gint16)sums.of[s];
  }
  return before;
}

/* The sums of what follows a thing in each state, of those of the next thing
 * with its own emissions: BEHIND becomes those of the thing before it. */
static void step_back(const Trellis *trellis, gsize row, Sums *behind) {
  guint k = trellis->n_states;
  Sums next = *behind;
  for (guint t = 0; t < k; t++)
    next.of[t] += trellis->emissions[row + t];
  for (guint s = 0; s < k; s++) {
    behind->of[s] = G_MININT;
    for (guint t = 0; t < k; t++)
      behind->of[s] =
          MAX(behind->of[s], next.of[t] + trellis->transitions[s * k + t]);
  }
  make_relative(behind, k);
}

/* The best state but CHOSEN. */
static guint8 second_best(const gint16 *before, const Sums *behind, guint k,
                          guint8 chosen) {
  guint8 other = chosen ? 0 : 1;
  for (guint s = 0; s < k; s++)
    if (s != chosen &&
        before[s] + behind->of[s] > before[other] + behind->of[other])
      other = (guint8)s;
  return other;
}

void viterbi_margins(const Trellis *trellis, const guint8 *path,
                     gint16 *margins, guint8 *others) {
  guint k = trellis->n_states;
  if (!trellis->n)
    return;
  g_autofree gint16 *before = sums_before(trellis);
  Sums behind = {{0}};
  memcpy(behind.of, trellis->end, k * sizeof *trellis->end);
  for (guint i = trellis->n; i-- > 0;) {
    const gint16 *row = before + (gsize)i * k;
    guint8 other = second_best(row, &behind, k, path[i]);
    gint margin =
        row[path[i]] + behind.of[path[i]] - row[other] - behind.of[other];
    margins[i] = (gint16)MIN(margin, G_MAXINT16);
    if (others)
      others[i] = other;
    step_back(trellis, (gsize)i * k, &behind);
  }
}
