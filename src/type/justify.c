/* In: gaps and a slack.  Out: widths.  One step after the other takes what it
 * can of the slack, like water filling vessels: a gap that is full drops out,
 * and the others share what is left. */
#include "type/justify.h"

#include <math.h>

typedef struct {
  const Gap *gaps;
  guint n;
  double *width;
  double slack;    /* still to be taken */
  gboolean second; /* the gaps have their second turn */
} Filling;

/* By how much gap I may still change in the step, as a positive length. */
typedef double (*Room)(const Filling *f, guint i, guint step);

static double shrink_room(const Filling *f, guint i, guint step) {
  return f->gaps[i].shrink == step ? f->width[i] - f->gaps[i].min : 0;
}

static double stretch_room(const Filling *f, guint i, guint step) {
  const Gap *gap = &f->gaps[i];
  if (gap->stretch != step)
    return 0;
  if (f->second && step == STRETCH_EVENLY)
    return INFINITY;
  return (f->second ? gap->most : gap->max) - f->width[i];
}

static guint count_open(const Filling *f, Room room, guint step) {
  guint open = 0;
  for (guint i = 0; i < f->n; i++)
    open += room(f, i, step) > 1e-9;
  return open;
}

/* Changes every open gap by EACH, or as far as it goes; returns the sum. */
static double pour(Filling *f, Room room, guint step, double each,
                   double sign) {
  double taken = 0;
  for (guint i = 0; i < f->n; i++) {
    double open = room(f, i, step);
    double change = open > 1e-9 ? MIN(each, open) : 0;
    f->width[i] += sign * change;
    taken += change;
  }
  return taken;
}

/* Rounds until the slack is taken or no gap of the step is open; each round
 * but the last closes at least one gap. */
static void fill_step(Filling *f, Room room, guint step) {
  double sign = f->slack < 0 ? -1 : 1;
  guint open;
  while (fabs(f->slack) > 1e-9 && (open = count_open(f, room, step)) > 0)
    f->slack -= sign * pour(f, room, step, fabs(f->slack) / open, sign);
}

static void stretch(Filling *f) {
  for (guint step = STRETCH_WORD_SPACE; step <= STRETCH_EVENLY; step++)
    fill_step(f, stretch_room, step);
}

void justify(const Gap *gaps, guint n, double slack, double *width) {
  Filling filling = {gaps, n, width, slack, FALSE};
  for (guint i = 0; i < n; i++)
    width[i] = gaps[i].ideal;
  if (slack < 0)
    for (guint step = 1; step < SHRINK_STEPS; step++)
      fill_step(&filling, shrink_room, step);
  else
    stretch(&filling);
  filling.second = TRUE;
  if (slack > 0)
    stretch(&filling);
}
