/* The breaker by table.  A case is written as a line of letters: each is a box
 * one em (10 pt) wide, and what stands behind it says what the gap is:
 *   nothing  free, may stretch    ~  no break
 *   ,        half an em of blank that may shrink; the box is half as wide
 *   _        a word space         !  a break against the rules
 *   =        a wide space, which may shrink by half
 *   +        a gap between Han and Western, which gives way again where
 *            characters would be loose
 */
#include "type/breaker.h"

#include <string.h>

enum { EM = 10 };

typedef struct {
  GArray *width, *solid, *gaps;
} Boxes;

static Boxes boxes_of(const char *text) {
  Boxes b = {g_array_new(FALSE, FALSE, sizeof(double)),
             g_array_new(FALSE, FALSE, sizeof(double)),
             g_array_new(FALSE, FALSE, sizeof(Gap))};
  for (const char *p = text; *p; p++) {
    double width = EM, solid = EM;
    Gap gap = {.stretch = STRETCH_EVENLY};
    if (p[1] == ',') {
      width = EM / 2.0;
      solid = 0;
      gap.ideal = gap.max = EM / 2.0;
      gap.shrink = SHRINK_COMMA;
    }
    if (p[1] == '_')
      gap = (Gap){
          .ideal = 2.5, .min = 2.5, .max = 5, .stretch = STRETCH_WORD_SPACE};
    if (p[1] == '=')
      gap = (Gap){.ideal = 10,
                  .min = 5,
                  .max = 15,
                  .shrink = SHRINK_WORD_SPACE,
                  .stretch = STRETCH_WORD_SPACE};
    if (p[1] == '+')
      gap = (Gap){.ideal = 2.5,
                  .min = 2.5,
                  .max = 3.5,
                  .most = 5,
                  .stretch = STRETCH_HAN_WESTERN};
    if (p[1] == '~')
      gap.penalty = BREAK_FORBIDDEN;
    if (p[1] == '!')
      gap.penalty = BREAK_EMERGENCY;
    if (p[1] && strchr(",_~!+=", p[1]))
      p++;
    g_array_append_val(b.width, width);
    g_array_append_val(b.solid, solid);
    g_array_append_val(b.gaps, gap);
  }
  return b;
}

/* The line ends as text: "4 8 9". */
static char *break_text(const char *text, double measure, double indent,
                        gboolean ragged) {
  Boxes b = boxes_of(text);
  BreakProblem problem = {.n = b.width->len,
                          .width = (double *)(gpointer)b.width->data,
                          .solid = (double *)(gpointer)b.solid->data,
                          .gap = (Gap *)(gpointer)b.gaps->data,
                          .em = EM,
                          .measure = measure * EM,
                          .indent = indent * EM,
                          .ragged = ragged};
  GArray *ends = break_lines(&problem);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < ends->len; i++)
    g_string_append_printf(out, "%s%u", i ? " " : "",
                           g_array_index(ends, guint, i));
  g_array_unref(ends);
  g_array_unref(b.width);
  g_array_unref(b.solid);
  g_array_unref(b.gaps);
  return g_string_free(out, FALSE);
}

typedef struct {
  const char *name, *text;
  double measure, indent;
  gboolean ragged;
  const char *ends;
} Case;

static const Case CASES[] = {
    {"one line", "abcd", 4, 0, FALSE, "4"},
    {"even lines", "abcdefgh", 4, 0, FALSE, "4 8"},
    {"an indent", "abcdefgh", 6, 2, FALSE, "4 8"},
    {"a mark at the end is half wide", "abcde,fgh", 4.5, 0, FALSE, "5 8"},
    {"a comma gives way", "ab,cdefgh", 4.5, 0, FALSE, "5 8"},
    {"no break where none may be", "abc~defgh", 3, 0, FALSE, "2 5 8"},
    {"no last line of one", "abcdefghijklmnopq", 8, 0, FALSE, "7 15 17"},
    {"overfull where nothing can be done", "a~b~c~d~efg", 3, 0, FALSE, "5 7"},
    {"an emergency rather than that", "a~b~c!d~efg", 3, 0, FALSE, "3 6 7"},
    {"a single box", "a", 3, 0, FALSE, "1"},
    {"narrower than a box", "abc", 0.5, 0, FALSE, "1 2 3"},
    {"between Han and Western, once more", "a+b+cd~efghijk", 4, 0, FALSE,
     "3 7 11"},
    {"a row of a table", "ab=c=d=e", 6.5, 0, FALSE, "5"},
    {"a ragged one", "ab=c=d=e", 6.5, 0, TRUE, "3 5"},
    {"ragged lines are of a length", "abcdefghi", 8, 0, TRUE, "4 9"},
    {"a comma gives way for a last line too", "abcde,fgh", 7.8, 0, FALSE, "8"},
    {"ragged lines do not shrink", "abcde,fgh", 7.8, 0, TRUE, "4 8"},
};

static void check_case(gconstpointer data) {
  const Case *c = data;
  g_autofree char *ends = break_text(c->text, c->measure, c->indent, c->ragged);
  g_assert_cmpstr(ends, ==, c->ends);
}

/* A hundred thousand boxes: every line but the last is full. */
static void check_long(void) {
  guint n = 100000;
  g_autofree char *text = g_strnfill(n, 'a');
  g_autofree char *ends = break_text(text, 20, 0, FALSE);
  g_auto(GStrv) list = g_strsplit(ends, " ", -1);
  g_assert_cmpuint(g_strv_length(list), ==, n / 20);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *path = g_strconcat("/breaker/", CASES[i].name, NULL);
    g_test_add_data_func(path, &CASES[i], check_case);
  }
  g_test_add_func("/breaker/long", check_long);
  return g_test_run();
}
