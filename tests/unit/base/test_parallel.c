/* Every thing of a row is worked on once, however the row is parted. */
#include "base/parallel.h"

static void count(guint from, guint to, gpointer data) {
  guint *times = data;
  for (guint i = from; i < to; i++)
    times[i]++;
}

static void check(guint n, guint least) {
  g_autofree guint *times = g_new0(guint, n + 1);
  parallel_do(n, least, count, times);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint(times[i], ==, 1);
  g_assert_cmpuint(times[n], ==, 0);
}

static void test_each_once(void) {
  check(0, 1);
  check(1, 1);
  check(7, 1);
  check(7, 3);
  check(1000, 1);
  check(100003, 10);
}

static void note_thread(guint from, guint to, gpointer data) {
  (void)from, (void)to;
  *(GThread **)data = g_thread_self();
}

static void test_short_row(void) {
  GThread *thread = NULL;
  parallel_do(19, 10, note_thread, &thread);
  g_assert_true(thread == g_thread_self());
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/parallel/each-once", test_each_once);
  g_test_add_func("/parallel/short-row", test_short_row);
  return g_test_run();
}
