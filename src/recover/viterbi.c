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

static void keep(gint16 *row, const Sums *sums, guint n) {
  for (guint s = 0; row && s < n; s++)
    row[s] = (gint16)sums->of[s];
}

/* Forward: the sums up to each thing in FORWARD, if not NULL, and the path. */
static void find_path(const Trellis *trellis, guint8 *path, gint16 *forward) {
  guint n = trellis->n, k = trellis->n_states;
  g_autofree guint8 *back = g_new(guint8, (gsize)n * k);
  Sums sums = {{0}}, next = {{0}};
  for (guint s = 0; s < k; s++)
    sums.of[s] = trellis->start[s] + trellis->emissions[s];
  make_relative(&sums, k);
  keep(forward, &sums, k);
  for (guint i = 1; i < n; i++) {
    gsize row = (gsize)i * k;
    for (guint t = 0; t < k; t++) {
      back[row + t] = best_before(trellis, &sums, t, &next.of[t]);
      next.of[t] += trellis->emissions[row + t];
    }
    sums = next;
    make_relative(&sums, k);
    keep(forward ? forward + row : NULL, &sums, k);
  }
  path[n - 1] = best_last(trellis, &sums);
  for (guint i = n - 1; i > 0; i--)
    path[i - 1] = back[(gsize)i * k + path[i]];
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

static Margin margin_at(const gint16 *forward, const Sums *behind, guint k,
                        guint8 chosen) {
  guint8 other = chosen == 0;
  for (guint s = 0; s < k; s++)
    if (s != chosen &&
        forward[s] + behind->of[s] > forward[other] + behind->of[other])
      other = (guint8)s;
  gint lead = forward[chosen] + behind->of[chosen] -
              (forward[other] + behind->of[other]);
  return (Margin){(gint16)MIN(lead, G_MAXINT16), other};
}

static void find_margins(const Trellis *trellis, const gint16 *forward,
                         const guint8 *path, Margin *margins) {
  guint k = trellis->n_states;
  Sums behind = {{0}};
  memcpy(behind.of, trellis->end, k * sizeof *trellis->end);
  for (guint i = trellis->n; i-- > 0;) {
    margins[i] = margin_at(forward + (gsize)i * k, &behind, k, path[i]);
    step_back(trellis, (gsize)i * k, &behind);
  }
}

void viterbi_decode(const Trellis *trellis, guint8 *path, Margin *margins) {
  g_assert(trellis->n_states <= VITERBI_STATES);
  if (!trellis->n)
    return;
  g_autofree gint16 *forward =
      margins ? g_new(gint16, (gsize)trellis->n * trellis->n_states) : NULL;
  find_path(trellis, path, forward);
  if (margins)
    find_margins(trellis, forward, path, margins);
}
