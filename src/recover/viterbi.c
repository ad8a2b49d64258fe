/* Scores in, path out: the usual dynamic programme.  Forward it keeps the sums
 * of every thing; the way back finds the states that they came from, which
 * costs less than to note them all.  Sums are kept relative to the best of
 * their row, so no length of row overflows them; for the margins a second
 * programme comes from the end to meet them. */
#include "recover/viterbi.h"

#include <string.h>

/* As many as there may be states, since a loop of known length is done many at
 * a time. */
typedef struct {
  gint of[VITERBI_STATES];
} Sums;

/* The transitions from each state, or to each. */
typedef struct {
  Sums rows[VITERBI_STATES];
} Table;

enum { WORST = -32000 }; /* relative sums are kept above it */

static Table table_from(const Trellis *trellis) {
  guint k = trellis->n_states;
  Table table = {0};
  for (guint s = 0; s < k; s++)
    memcpy(table.rows[s].of, trellis->transitions + s * k,
           k * sizeof *trellis->transitions);
  return table;
}

static Table table_to(const Trellis *trellis) {
  guint k = trellis->n_states;
  Table table = {0};
  for (guint s = 0; s < k; s++)
    for (guint t = 0; t < k; t++)
      table.rows[t].of[s] = trellis->transitions[s * k + t];
  return table;
}

/* Makes the best of the first N sums 0. */
static void make_relative(Sums *sums, guint n) {
  gint best = sums->of[0];
  for (guint s = 1; s < n; s++)
    best = MAX(best, sums->of[s]);
  for (guint s = 0; s < n; s++)
    sums->of[s] = MAX(sums->of[s] - best, WORST);
}

/* The best sums to be had by one transition from the N states of SUMS. */
static Sums step(const Sums *sums, const Table *table, guint n) {
  Sums best = table->rows[0];
  for (guint t = 0; t < VITERBI_STATES; t++)
    best.of[t] += sums->of[0];
  for (guint s = 1; s < n; s++)
    for (guint t = 0; t < VITERBI_STATES; t++)
      best.of[t] = MAX(best.of[t], sums->of[s] + table->rows[s].of[t]);
  return best;
}

static void add_emissions(const Trellis *trellis, guint i, Sums *sums) {
  const gint16 *emissions = trellis->emissions + (gsize)i * trellis->n_states;
  for (guint s = 0; s < trellis->n_states; s++)
    sums->of[s] += emissions[s];
}

/* The sums up to each thing, [thing * n_states + state]. */
static gint16 *find_sums(const Trellis *trellis) {
  guint k = trellis->n_states;
  gint16 *forward = g_new(gint16, (gsize)trellis->n * k);
  Table table = table_from(trellis);
  Sums sums = {{0}};
  memcpy(sums.of, trellis->start, k * sizeof *trellis->start);
  for (guint i = 0; i < trellis->n; i++) {
    if (i)
      sums = step(&sums, &table, k);
    add_emissions(trellis, i, &sums);
    make_relative(&sums, k);
    for (guint s = 0; s < k; s++)
      forward[(gsize)i * k + s] = (gint16)sums.of[s];
  }
  return forward;
}

/* The lowest of the states best to be in with SUMS and go on by BEHIND. */
static guint8 best_state(const gint16 *sums, const Sums *behind, guint n) {
  guint8 best = 0;
  for (guint s = 1; s < n; s++)
    if (sums[s] + behind->of[s] > sums[best] + behind->of[best])
      best = (guint8)s;
  return best;
}

static void find_path(const Trellis *trellis, const gint16 *forward,
                      guint8 *path) {
  guint k = trellis->n_states;
  Table table = table_to(trellis);
  Sums end = {{0}};
  memcpy(end.of, trellis->end, k * sizeof *trellis->end);
  const Sums *behind = &end;
  for (guint i = trellis->n; i-- > 0;) {
    path[i] = best_state(forward + (gsize)i * k, behind, k);
    behind = &table.rows[path[i]];
  }
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
  Table table = table_to(trellis);
  Sums behind = {{0}};
  memcpy(behind.of, trellis->end, k * sizeof *trellis->end);
  for (guint i = trellis->n; i-- > 0;) {
    margins[i] = margin_at(forward + (gsize)i * k, &behind, k, path[i]);
    add_emissions(trellis, i, &behind);
    behind = step(&behind, &table, k);
    make_relative(&behind, k);
  }
}

void viterbi_decode(const Trellis *trellis, guint8 *path, Margin *margins) {
  g_assert(trellis->n_states <= VITERBI_STATES);
  if (!trellis->n)
    return;
  g_autofree gint16 *forward = find_sums(trellis);
  find_path(trellis, forward, path);
  if (margins)
    find_margins(trellis, forward, path, margins);
}
