/* A figure that a column's foot does not hold would leave a hole there.  Each
 * is tried before the blocks near the one that it stands before, the pages are
 * weighed as columns.c weighs them, and the cheapest place is taken; to go
 * far costs too.  A figure passes no other, and parts no paragraph: whoever
 * copies or listens to the text finds it whole. */
#include "page/float.h"

#include "page/columns.h"

/* How many blocks a figure may pass, and what each costs: as much as two white
 * lines and a half at a column's foot. */
#define MOST_PASSED 4
#define COST_PASSED 6

static Piece *piece_at(const Flow *flow, guint i) {
  return &g_array_index(flow->pieces, Piece, i);
}

static void reverse(const Flow *flow, guint from, guint end) {
  for (; from + 1 < end; from++, end--) {
    Piece piece = *piece_at(flow, from);
    *piece_at(flow, from) = *piece_at(flow, end - 1);
    *piece_at(flow, end - 1) = piece;
  }
}

/* Makes the pieces from MIDDLE up to END come before those from FROM on. */
static void rotate(const Flow *flow, guint from, guint middle, guint end) {
  reverse(flow, from, middle);
  reverse(flow, middle, end);
  reverse(flow, from, end);
}

/* Moves N pieces from FIRST on before the piece at TO; returns where the first
 * then stands. */
static guint move(const Flow *flow, guint first, guint n, guint to) {
  if (to < first)
    rotate(flow, to, first, first + n);
  else
    rotate(flow, first, first + n, to);
  return to < first ? to : to - n;
}

/* The place before the next block from I on in direction STEP that a figure of
 * ITEM may take; G_MAXUINT if there is none. */
static guint next_place(const Flow *flow, guint i, int step, guint item) {
  for (; i < flow->pieces->len; i += (guint)step) {
    const Piece *piece = piece_at(flow, i);
    if (piece->item != item || piece->figure || piece->wide)
      break;
    if (piece->opens)
      return i;
  }
  return G_MAXUINT;
}

/* Tries the places on one side of the N pieces from FIRST on; *BEST is the
 * cheapest so far and *LEAST its cost. */
static void try_side(const Flow *flow, const Issue *issue, guint first, guint n,
                     int step, guint *best, guint *least) {
  guint item = piece_at(flow, first)->item;
  /* The block right behind the figure is where it stands. */
  guint place = step > 0 ? next_place(flow, first + n, step, item) : first;
  for (guint passed = 1; passed <= MOST_PASSED && place != G_MAXUINT;
       passed++) {
    place = next_place(flow, place + (guint)step, step, item);
    if (place == G_MAXUINT)
      return;
    guint moved = move(flow, first, n, place);
    guint cost = columns_cost(flow, issue) + passed * COST_PASSED;
    move(flow, moved, n, place < first ? first + n : first);
    if (cost < *least) {
      *least = cost;
      *best = place;
    }
  }
}

static void settle(const Flow *flow, const Issue *issue, guint first, guint n) {
  guint best = G_MAXUINT, least = columns_cost(flow, issue);
  try_side(flow, issue, first, n, 1, &best, &least);
  try_side(flow, issue, first, n, -1, &best, &least);
  if (best != G_MAXUINT)
    move(flow, first, n, best);
}

/* Where figures meet, the white below one is that above the next. */
static void join_white(const Flow *flow) {
  for (guint i = 1; i < flow->pieces->len; i++) {
    const Piece *above = piece_at(flow, i - 1);
    Piece *below = piece_at(flow, i);
    if (above->figure && above->space && below->figure && below->space)
      below->height = 0;
  }
}

void float_figures(Flow *flow, const Issue *issue) {
  guint settled = 0;
  for (guint i = 0; i < flow->pieces->len; i++) {
    guint figure = piece_at(flow, i)->figure, n = 0;
    if (figure <= settled)
      continue;
    gboolean wide = FALSE;
    for (; i + n < flow->pieces->len && piece_at(flow, i + n)->figure == figure;
         n++)
      wide |= piece_at(flow, i + n)->wide;
    if (!wide)
      settle(flow, issue, i, n);
    settled = figure;
  }
  join_white(flow);
}
