/* Weights, the habits, and the decoder. */
#include "recover/recovered.h"

#include "base/asset.h"
#include "recover/habits.h"
#include "recover/viterbi.h"

/* ── Habits ──────────────────────────────────────────────────────────── */

/* Four headlines, each with its paragraph, and one more line as indented as the
 * paragraphs: it breaks the headlines' habit. */
static void test_habits(void) {
  static const char TEXT[] = "开渠\n　　渠开了。\n修路\n　　路修好。\n"
                             "造林\n　　林造成。\n架桥\n　　桥架起。\n"
                             "　　打井\n";
  enum { LINES = 9, ODD = 8 };
  guint8 labels[LINES];
  Margin margins[LINES] = {{0}};
  for (guint i = 0; i < LINES; i++) {
    labels[i] = i % 2 ? LABEL_BODY : LABEL_DECK;
    margins[i].lead = i == ODD ? 0 : 1000;
  }
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Diag) diag = diag_new("x");
  g_autoptr(GBytes) bytes = g_bytes_new_static(TEXT, strlen(TEXT));
  g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Units) units = units_new(lines, lexicon);
  g_autoptr(Habits) habits = habits_learn(units, labels, margins);
  g_autofree gint16 *scores = g_new0(gint16, LINES * LABELS);
  habits_weigh(habits, units, labels, scores);
  g_assert_cmpint(scores[ODD * LABELS + LABEL_DECK], <, 0);
  g_assert_cmpint(scores[2 * LABELS + LABEL_DECK], ==, 0);
  g_assert_cmpint(scores[ODD * LABELS + LABEL_CAPTION], ==, 0);
}

/* ── Weights ─────────────────────────────────────────────────────────── */

/* A key file's groups of one name are read as one: what the first says of a
 * state would be lost. */
static void test_groups_stand_once(void) {
  static const char *const FILES[] = {
      "recover/weights.ini", "recover/learned.ini", "recover/decks.ini",
      "recover/decks-learned.ini"};
  for (guint i = 0; i < G_N_ELEMENTS(FILES); i++) {
    g_autoptr(GBytes) bytes = asset_get(FILES[i]);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) lines = g_strsplit(g_bytes_get_data(bytes, NULL), "\n", -1);
    for (guint l = 0; lines[l]; l++)
      if (*lines[l] == '[' && !g_hash_table_add(seen, lines[l]))
        g_error("%s: %s stands twice", FILES[i], lines[l]);
  }
}

/* ── The decoder ─────────────────────────────────────────────────────── */

static gint path_score(const Trellis *t, const guint8 *path) {
  gint sum = t->start[path[0]] + t->end[path[t->n - 1]];
  for (guint i = 0; i < t->n; i++)
    sum += t->emissions[i * t->n_states + path[i]] +
           (i ? t->transitions[path[i - 1] * t->n_states + path[i]] : 0);
  return sum;
}

/* Against all paths of a small trellis. */
enum { N = 5, STATES = 3, PATHS = 243 };

typedef struct {
  gint16 emissions[N * STATES];
  gint transitions[STATES * STATES];
  Trellis trellis;
} Sample;

static void sample_fill(Sample *sample) {
  static const gint EVEN[STATES] = {0, 3, -2};
  for (guint i = 0; i < N * STATES; i++)
    sample->emissions[i] = (gint16)((gint)(i * i * 7 % 23) - 11);
  for (guint i = 0; i < STATES * STATES; i++)
    sample->transitions[i] = (gint)(i * 5 % 13) - 6;
  sample->trellis =
      (Trellis){N, STATES, sample->emissions, sample->transitions, EVEN, EVEN};
}

/* The P-th of all paths. */
static void nth_path(guint p, guint8 *path) {
  for (guint i = 0; i < N; i++, p /= STATES)
    path[i] = (guint8)(p % STATES);
}

static void test_viterbi(void) {
  Sample sample;
  sample_fill(&sample);
  guint8 best[N], path[N];
  viterbi_decode(&sample.trellis, best, NULL);
  for (guint p = 0; p < PATHS; p++) {
    nth_path(p, path);
    g_assert_cmpint(path_score(&sample.trellis, path), <=,
                    path_score(&sample.trellis, best));
  }
}

static void test_viterbi_margins(void) {
  Sample sample;
  sample_fill(&sample);
  guint8 best[N], path[N];
  Margin margins[N];
  viterbi_decode(&sample.trellis, best, margins);
  for (guint i = 0; i < N; i++) {
    gint64 second = G_MININT64;
    for (guint p = 0; p < PATHS; p++) {
      nth_path(p, path);
      if (path[i] == margins[i].other)
        second = MAX(second, path_score(&sample.trellis, path));
      if (path[i] != best[i])
        g_assert_cmpint(path_score(&sample.trellis, path) + margins[i].lead, <=,
                        path_score(&sample.trellis, best));
    }
    g_assert_cmpint(second + margins[i].lead, ==,
                    path_score(&sample.trellis, best));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recover/groups-stand-once", test_groups_stand_once);
  g_test_add_func("/recover/habits", test_habits);
  g_test_add_func("/recover/viterbi", test_viterbi);
  g_test_add_func("/recover/viterbi-margins", test_viterbi_margins);
  return g_test_run();
}
