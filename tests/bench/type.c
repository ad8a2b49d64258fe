/* bench_type FILE: how long the lines of FILE, a paragraph each, take to be
 * shaped by Pango, and how long beyond that to be broken, justified and
 * placed; in columns of 22 and of 13 characters, the median of RUNS, in the
 * processor's time. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "type/shape.h"

enum { RUNS = 21, SIZE = 10 };

typedef struct {
  gint64 shape, set; /* [µs] */
} Times;

/* Spent by this thread [µs]. */
static gint64 now(void) {
  struct timespec spent;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static int compare(const void *a, const void *b) {
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;
  return x < y ? -1 : x > y;
}

static gint64 median(gint64 *times) {
  qsort(times, RUNS, sizeof *times, compare);
  return times[RUNS / 2];
}

/* Sets every line once. */
static Times set_all(Fonts *fonts, char **texts, double measure) {
  Times times = {0, 0};
  g_autoptr(Diag) diag = diag_new("bench");
  g_autoptr(Display) display = display_new("bench", "zh-Hans");
  for (; *texts; texts++) {
    TextSpan span = {strlen(*texts), fonts_typeface(fonts, "song"), SIZE};
    Paragraph paragraph = {.text = *texts,
                           .spans = &span,
                           .n_spans = 1,
                           .measure = measure * SIZE,
                           .indent = 2 * SIZE,
                           .level = LEVEL_GB};
    gint64 start = now();
    g_autoptr(Shaped) shaped = shape_paragraph(fonts, &paragraph, diag);
    gint64 shape = now();
    g_autoptr(GPtrArray) lines =
        paragraph_set(fonts, &paragraph, display, diag);
    times.shape += shape - start;
    times.set += now() - shape;
  }
  return times;
}

static void measure(Fonts *fonts, char **texts, double characters) {
  gint64 shape[RUNS], beyond[RUNS];
  for (guint i = 0; i < RUNS; i++) {
    Times times = set_all(fonts, texts, characters);
    shape[i] = times.shape;
    beyond[i] = times.set - times.shape;
  }
  printf(
      "  columns of %2g: shaping %6.2f ms, breaking and justifying beyond it "
      "%5.2f ms\n",
      characters, (double)median(shape) / 1e3, (double)median(beyond) / 1e3);
}

int main(int argc, char **argv) {
  g_autofree char *text = NULL;
  if (argc != 2 || !g_file_get_contents(argv[1], &text, NULL, NULL))
    return 1;
  g_auto(GStrv) texts = g_strsplit(text, "\n", -1);
  g_autoptr(Diag) diag = diag_new("bench");
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  if (!fonts)
    return 1;
  measure(fonts, texts, 22);
  measure(fonts, texts, 13);
  return 0;
}
