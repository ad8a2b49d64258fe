/* A row in, its parts to several hands, each of which takes the next one. */
#include "base/parallel.h"

enum { MOST_THREADS = 8, PARTS_EACH = 4 /* so that none waits long */ };

typedef struct {
  ParallelWork work;
  gpointer data;
  guint n, parts;
  gint next; /* the part to be taken */
} Job;

static guint part_start(const Job *job, guint part) {
  return (guint)((guint64)job->n * part / job->parts);
}

static gpointer take_parts(gpointer data) {
  Job *job = data;
  for (guint part;
       (part = (guint)g_atomic_int_add(&job->next, 1)) < job->parts;)
    job->work(part_start(job, part), part_start(job, part + 1), job->data);
  return NULL;
}

void parallel_do(guint n, guint least, ParallelWork work, gpointer data) {
  if (n < least * 2) { /* to count the processors, a file is read each time */
    work(0, n, data);
    return;
  }
  guint most = MIN(g_get_num_processors(), MOST_THREADS);
  guint parts = CLAMP(n / least, 1, most * PARTS_EACH);
  guint helpers = MIN(most, parts) - 1;
  Job job = {work, data, n, parts, 0};
  GThread *threads[MOST_THREADS];
  /* A thread that cannot be had leaves more to the others. */
  for (guint i = 0; i < helpers; i++)
    threads[i] = g_thread_try_new("parallel", take_parts, &job, NULL);
  take_parts(&job);
  for (guint i = 0; i < helpers; i++)
    if (threads[i])
      g_thread_join(threads[i]);
}
