/* PARALLEL: the parts of a long row worked on side by side. */
#ifndef KANYIN_BASE_PARALLEL_H
#define KANYIN_BASE_PARALLEL_H

#include <glib.h>

/* Work on the things FROM up to, but not with, TO. */
typedef void (*ParallelWork)(guint from, guint to, gpointer data);

/* Calls WORK for parts of the row 0 … N - 1, in any order, until all of it is
 * done; returns then.  The parts are shared out among as many threads as the
 * machine runs at once, but none gets less than LEAST things: a short row is
 * done in the caller's thread alone.  WORK may write nothing that the work on
 * another part reads or writes. */
void parallel_do(guint n, guint least, ParallelWork work, gpointer data);

#endif
