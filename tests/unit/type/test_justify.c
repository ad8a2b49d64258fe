/* The justifier by table: gaps and a slack in, widths out, computed by hand
 * from clreq's order. */
#include "type/justify.h"

#define WORD                                                                   \
  { .ideal = 2.5, .min = 2.5, .max = 5, .stretch = STRETCH_WORD_SPACE }
#define MIXED                                                                  \
  {                                                                            \
    .ideal = 2.5, .min = 1.25, .max = 3.5, .shrink = SHRINK_HAN_WESTERN,       \
    .stretch = STRETCH_HAN_WESTERN                                             \
  }
/* The same, and a Han gap, with a second turn. */
#define MIXED_TWICE                                                            \
  {                                                                            \
    .ideal = 2.5, .min = 1.25, .max = 3.5, .most = 5,                          \
    .stretch = STRETCH_HAN_WESTERN                                             \
  }
#define HAN_TWICE                                                              \
  { .max = 0.5, .stretch = STRETCH_EVENLY }
#define HAN                                                                    \
  { .stretch = STRETCH_EVENLY }
#define COMMA                                                                  \
  { .ideal = 5, .max = 5, .shrink = SHRINK_COMMA, .stretch = STRETCH_EVENLY }
#define STOP                                                                   \
  { .ideal = 5, .max = 5, .shrink = SHRINK_STOP, .stretch = STRETCH_EVENLY }
#define FIRM                                                                   \
  { .stretch = STRETCH_NEVER }

typedef struct {
  const char *name;
  Gap gaps[4];
  guint n;
  double slack;
  double expected[4];
} Case;

static const Case CASES[] = {
    {"no slack, no change", {HAN, COMMA}, 2, 0, {0, 5}},
    {"Han share alike", {HAN, HAN, COMMA}, 3, 3, {1, 1, 6}},
    {"a firm gap stays", {HAN, FIRM, HAN}, 3, 3, {1.5, 0, 1.5}},
    {"word spaces stretch first", {WORD, HAN}, 2, 2, {4.5, 0}},
    {"up to their most, then the rest", {WORD, HAN}, 2, 4, {5, 1.5}},
    {"Han-Western second", {MIXED, MIXED, HAN}, 3, 2.5, {3.5, 3.5, 0.5}},
    {"words before Han-Western", {WORD, MIXED}, 2, 2, {4.5, 2.5}},
    {"Han part a little", {MIXED_TWICE, HAN_TWICE}, 2, 1.5, {3.5, 0.5}},
    {"Han-Western again before they part more",
     {MIXED_TWICE, HAN_TWICE},
     2,
     2.5,
     {4.5, 0.5}},
    {"Han without limit at last", {MIXED_TWICE, HAN_TWICE}, 2, 5, {5, 2.5}},
    {"commas shrink before stops", {COMMA, STOP}, 2, -3, {2, 5}},
    {"all of a step alike", {COMMA, COMMA, STOP}, 3, -4, {3, 3, 5}},
    {"to their least, then the next", {COMMA, STOP}, 2, -7, {0, 3}},
    {"Han-Western between them", {COMMA, MIXED, STOP}, 3, -6, {0, 1.5, 5}},
    {"Han never shrinks", {HAN, HAN}, 2, -3, {0, 0}},
    {"what cannot be taken stays", {COMMA}, 1, -9, {0}},
    {"a full one drops out",
     {{.ideal = 1, .shrink = SHRINK_COMMA}, COMMA},
     2,
     -4,
     {0, 2}},
    {"no gaps at all", {HAN}, 0, 5, {0}},
};

static void check_case(gconstpointer data) {
  const Case *c = data;
  double width[4];
  justify(c->gaps, c->n, c->slack, width);
  for (guint i = 0; i < c->n; i++)
    g_assert_cmpfloat_with_epsilon(width[i], c->expected[i], 1e-9);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *path = g_strconcat("/justify/", CASES[i].name, NULL);
    g_test_add_data_func(path, &CASES[i], check_case);
  }
  return g_test_run();
}
