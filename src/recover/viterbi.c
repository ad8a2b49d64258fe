/* Scores in, path out: the usual dynamic programme over two rows of sums and
 * a table of back pointers, a byte each.  Sums are 64 bits wide, so a million
 * things cannot overflow them. */
#include "recover/viterbi.h"

#include <string.h>

/* The best state to come from into state T; its sum in *BEST. */
static guint8 best_before(const Trellis *trellis, const gint64 *sums, guint t,
                          gint64 *best) {
  guint8 from = 0;
  *best = G_MININT64;
  for (guint s = 0; s < trellis->n_states; s++) {
    gint64 sum = sums[s] + trellis->transitions[s * trellis->n_states + t];
    if (sum > *best) {
      *best = sum;
      from = (guint8)s;
    }
  }
  return from;
}

static guint8 best_last(const Trellis *trellis, const gint64 *sums) {
  guint8 last = 0;
  for (guint s = 1; s < trellis->n_states; s++)
    if (sums[s] + trellis->end[s] > sums[last] + trellis->end[last])
      last = (guint8)s;
  return last;
}

void viterbi_decode(const Trellis *trellis, guint8 *path) {
  guint n = trellis->n, k = trellis->n_states;
  if (!n)
    return;
  g_autofree guint8 *back = g_new(guint8, (gsize)n * k);
  g_autofree gint64 *sums = g_new(gint64, k);
  g_autofree gint64 *next = g_new(gint64, k);
  for (guint s = 0; s < k; s++)
    sums[s] = trellis->start[s] + trellis->emissions[s];
  for (guint i = 1; i < n; i++) {
    for (guint t = 0; t < k; t++) {
      back[(gsize)i * k + t] = best_before(trellis, sums, t, &next[t]);
      next[t] += trellis->emissions[(gsize)i * k + t];
    }
    memcpy(sums, next, k * sizeof *sums);
  }
  path[n - 1] = best_last(trellis, sums);
  for (guint i = n - 1; i > 0; i--)
    path[i - 1] = back[(gsize)i * k + path[i]];
}

/* ── Margins ─────────────────────────────────────────────────────────── */

/* The best sums of paths up to each thing in each state, what it scores there
 * included, or from each on to the end, without: [thing * n_states + state]. */
static gint64 *sums_before(const Trellis *trellis) {
  guint n = trellis->n, k = trellis->n_states;
  gint64 *sums = g_new(gint64, (gsize)n * k);
  for (guint s = 0; s < k; s++)
    sums[s] = trellis->start[s] + trellis->emissions[s];
  for (gsize i = 1; i < n; i++)
    for (guint t = 0; t < k; t++) {
      best_before(trellis, sums + (i - 1) * k, t, &sums[i * k + t]);
      sums[i * k + t] += trellis->emissions[i * k + t];
    }
  return sums;
}

static gint64 best_behind(const Trellis *trellis, const gint64 *sums, guint s,
                          gsize next) {
  guint k = trellis->n_states;
  gint64 best = G_MININT64;
  for (guint t = 0; t < k; t++)
    best = MAX(best, trellis->transitions[s * k + t] +
                         trellis->emissions[next * k + t] + sums[next * k + t]);
  return best;
}

static gint64 *sums_behind(const Trellis *trellis) {
  gsize n = trellis->n, k = trellis->n_states;
  gint64 *sums = g_new(gint64, n * k);
  for (guint s = 0; s < k; s++)
    sums[(n - 1) * k + s] = trellis->end[s];
  for (gsize next = n - 1; next > 0; next--)
    for (guint s = 0; s < k; s++)
      sums[(next - 1) * k + s] = best_behind(trellis, sums, s, next);
  return sums;
}

/* The state other than OWN with the best sum. */
static guint8 best_other(const gint64 *sums, guint n_states, guint8 own) {
  guint8 best = own == 0;
  for (guint s = 0; s < n_states; s++)
    if (s != own && sums[s] > sums[best])
      best = (guint8)s;
  return best;
}

void viterbi_margins(const Trellis *trellis, const guint8 *path, gint *margins,
                     guint8 *others) {
  guint k = trellis->n_states;
  if (!trellis->n)
    return;
  g_autofree gint64 *sums = sums_before(trellis);
  g_autofree gint64 *behind = sums_behind(trellis);
  for (gsize i = 0; i < trellis->n; i++) {
    for (guint s = 0; s < k; s++)
      sums[i * k + s] += behind[i * k + s];
    others[i] = best_other(sums + i * k, k, path[i]);
    margins[i] = (gint)(sums[i * k + path[i]] - sums[i * k + others[i]]);
  }
}
