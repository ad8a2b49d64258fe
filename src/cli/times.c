#include "cli/times.h"

typedef struct {
  const char *stage;
  gint64 spent; /* [µs] */
} Stage;

struct Times {
  GArray *stages; /* of Stage */
  gint64 last;    /* [µs], monotonic */
};

Times *times_new(void) {
  Times *times = g_new(Times, 1);
  times->stages = g_array_new(FALSE, TRUE, sizeof(Stage));
  times->last = g_get_monotonic_time();
  return times;
}

void times_free(Times *times) {
  if (!times)
    return;
  g_array_unref(times->stages);
  g_free(times);
}

void times_start(Times *times) {
  if (times)
    times->last = g_get_monotonic_time();
}

static Stage *find_stage(Times *times, const char *name) {
  for (guint i = 0; i < times->stages->len; i++)
    if (g_str_equal(g_array_index(times->stages, Stage, i).stage, name))
      return &g_array_index(times->stages, Stage, i);
  Stage stage = {name, 0};
  g_array_append_val(times->stages, stage);
  return &g_array_index(times->stages, Stage, times->stages->len - 1);
}

void times_mark(Times *times, const char *stage) {
  if (!times)
    return;
  gint64 now = g_get_monotonic_time();
  find_stage(times, stage)->spent += now - times->last;
  times->last = now;
}

void times_print(const Times *times, FILE *out) {
  if (!times)
    return;
  gint64 total = 0;
  for (guint i = 0; i < times->stages->len; i++) {
    const Stage *stage = &g_array_index(times->stages, Stage, i);
    total += stage->spent;
    fprintf(out, "%-8s %8.2f ms\n", stage->stage, (double)stage->spent / 1e3);
  }
  fprintf(out, "%-8s %8.2f ms\n", "total", (double)total / 1e3);
}
