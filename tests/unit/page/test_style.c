/* Page styles: values and their units, faults with their lines. */
#include "page/style.h"

#include "type/paragraph.h"

#include <string.h>

static PageStyle *parse(const char *text, Diag *diag) {
  return page_style_parse("own", text, strlen(text), diag);
}

static void test_faults(void) {
  static const struct {
    const char *text, *message;
  } cases[] = {
      {"[page]\nwidht = 210mm\n",
       "own.style:2: error: [page] has no key \"widht\""},
      {"\n[side]\nwidth = 1mm\n",
       "own.style:2: error: there is no group [side]"},
      {"[page]\n\nwidth=210\n",
       "own.style:3: error: width = 210: give a length"},
      {"[page]\nlines = many\n",
       "own.style:2: error: lines = many: give a whole"},
      {"[page]\npitch = 0pt\n",
       "own.style:2: error: pitch = 0pt: give a length"},
      {"[body]\nsize = 五十号\n",
       "own.style:2: error: size = 五十号: give a size"},
      {"[body]\nsize = 1pt\n", "own.style:2: error: size = 1pt: give a size"},
      {"[page]\ncolumn-width = 5\n",
       "own.style:2: error: column-width: give 6 or more"},
      {"[page]\nwidth-style = half\n",
       "own.style:2: error: width-style = half: give a width style"},
      {"[page]\nhanging = 1\n",
       "own.style:2: error: hanging = 1: give yes or no"},
      {"[page]\nlevel = high\n",
       "own.style:2: error: level = high: give a level"},
      {"[body]\nalign = middle\n",
       "own.style:2: error: align = middle: give an"},
      {"[lead]\ntypeface = fraktur\n",
       "own.style:2: error: typeface = fraktur: give a typeface"},
      {"[lead]\ntypeface =\n", "own.style:2: error: typeface = : give a"},
      {"[lead]\nalternate = fraktur\n",
       "own.style:2: error: alternate = fraktur: give a typeface"},
      {"[lead]\nink = red\n", "own.style:2: error: ink = red: give a colour"},
      {"[lead]\nsize=9pt\n[body]\nsizes=9pt\n",
       "own.style:4: error: [body] has no key \"sizes\""},
      {"[page]\nwidth\n", "own.style:2: error: "},
      {"[page]\ncolumns = 0\n", "own.style:2: error: columns: give 1 to 20"},
      {"[page]\ncolumn-width = 90\n",
       "own.style:2: error: the columns are wider"},
      {"[page]\nlines = 50\n", "own.style:2: error: the lines are higher"},
      {"[page]\npitch = 9pt\n", "own.style:2: error: the pitch is less"},
      {"[body]\nsize = 16pt\n", "own.style: error: the columns are wider"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Diag) diag = diag_new("own.style");
    g_autoptr(PageStyle) style = parse(cases[i].text, diag);
    g_autoptr(GString) out = g_string_new(NULL);
    diag_print(diag, SEVERITY_ERROR, out);
    g_assert_null(style);
    g_assert_cmpuint(diag_count(diag, DIAG_BAD_STYLE), ==, 1);
    if (!strstr(out->str, cases[i].message))
      g_error("\"%s\" is not in: %s", cases[i].message, out->str);
  }
}

static void test_every_fault_is_told(void) {
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_autoptr(PageStyle) style =
      parse("[page]\na = 1\nb = 2\n[c]\n[body]\nsize = d\n", diag);
  g_assert_null(style);
  g_assert_cmpuint(diag_count(diag, DIAG_BAD_STYLE), ==, 4);
}

static void test_values(void) {
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_autoptr(PageStyle) style =
      parse("# own\n[page]\nwidth = 148 mm\nhead=2cm\ncolumns=1\n"
            "[body]\nsize = 小五\nalign=spread\n[lead]\nink=c8102e\n",
            diag);
  g_assert_nonnull(style);
  g_assert_cmpfloat_with_epsilon(style->width, 419.53, 0.01);
  g_assert_cmpfloat_with_epsilon(style->height, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon(style->head, 56.69, 0.01);
  g_assert_cmpfloat(style->roles[ROLE_BODY].size, ==, 9);
  g_assert_cmpuint(style->roles[ROLE_BODY].align, ==, ALIGN_SPREAD);
  g_assert_cmphex(style->roles[ROLE_LEAD].ink, ==, 0xc8102e);
  g_assert_cmpstr(style->roles[ROLE_BODY].typeface, ==, "song");
  g_assert_cmpfloat(page_style_measure(style), ==, 22 * 9);
}

static void test_assets(void) {
  static const char *const names[] = {"archive", "book", "column13", "cover"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(Diag) diag = diag_new("issue.txt");
    g_autoptr(PageStyle) style = page_style_load(names[i], diag);
    g_assert_nonnull(style);
    g_assert_false(diag_has(diag, SEVERITY_NOTE));
  }
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_assert_null(page_style_load("gazette", diag));
  g_assert_cmpuint(diag_count(diag, DIAG_BAD_STYLE), ==, 1);
}

static void test_steps(void) {
  g_assert_cmpfloat(page_style_step_down(28), ==, 24);
  g_assert_cmpfloat(page_style_step_down(20), ==, 18);
  g_assert_cmpfloat(page_style_step_down(43), ==, 42);
  g_assert_cmpfloat(page_style_step_down(5), ==, 0);
  double size = 400;
  for (guint i = 0; size > 0; i++, size = page_style_step_down(size))
    g_assert_cmpuint(i, <, 100);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/style/faults", test_faults);
  g_test_add_func("/style/every-fault-is-told", test_every_fault_is_told);
  g_test_add_func("/style/values", test_values);
  g_test_add_func("/style/assets", test_assets);
  g_test_add_func("/style/steps", test_steps);
  return g_test_run();
}
