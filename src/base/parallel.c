/* A row in, its parts to a pool of threads. */
#include "base/parallel.h"

enum { MOST_THREADS = 8, PARTS_EACH = 4 /* so that none waits long */ };

typedef struct {
  ParallelWork work;
  gpointer data;
} Job;

typedef struct {
  guint from, to;
} Part;

static void work_on(gpointer part_data, gpointer job_data) {
  const Part *part = part_data;
  const Job *job = job_data;
  job->work(part->from, part->to, job->data);
}

static Part part_of(guint n, guint i, guint parts) {
  return (Part){(guint)((guint64)n * i / parts),
                (guint)((guint64)n * (i + 1) / parts)};
}

void parallel_do(guint n, guint least, ParallelWork work, gpointer data) {
  guint threads = MIN(MIN(g_get_num_processors(), MOST_THREADS), n / least);
  if (threads < 2) {
    work(0, n, data);
    return;
  }
  Job job = {work, data};
  Part parts[MOST_THREADS * PARTS_EACH];
  guint n_parts = MIN(threads * PARTS_EACH, n / least);
  GThreadPool *pool =
      g_thread_pool_new(work_on, &job, (gint)threads, FALSE, NULL);
  for (guint i = 0; i < n_parts; i++) {
    parts[i] = part_of(n, i, n_parts);
    g_thread_pool_push(pool, &parts[i], NULL);
  }
  g_thread_pool_free(pool, FALSE, TRUE); /* waits for all of them */
}
