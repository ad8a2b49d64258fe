#include <string.h>

#include "pdf/recolour.h"

/* OUT NULL: the stream is left as it is. */
static const struct {
  const char *in, *out;
  gsize n;
} CASES[] = {
    {"0 0 0 rg", "0 g", 1},
    {"0 0 0 RG\n", "0 G\n", 1},
    {"q 0.5 0.5 0.5 rg /a0 gs 10 20 30 40 re f Q",
     "q 0.5 g /a0 gs 10 20 30 40 re f Q", 1},
    {"0 0 0 rg 1 1 1 RG", "0 g 1 G", 2},
    {"0\n0\r\n0\trg", "0 g", 1},
    {"0 0.0 .0 rg", "0 g", 1},
    {"-0 +0 0 rg", "-0 g", 1},
    {"9 9 0 0 0 rg", "9 9 0 g", 1},
    {"1 0 0 rg", NULL, 0},
    {"0 0 1 rg", NULL, 0},
    {"0 0 rg", NULL, 0},
    {"rg", NULL, 0},
    {"0 0 0 rgx", NULL, 0},
    {"0 0 0 g", NULL, 0},
    {"0 0 /N 0 rg", NULL, 0},
    {"0 0 w 0 rg", NULL, 0},
    {"(0 0 0 rg) Tj", NULL, 0},
    {"(a\\) 0 0 0 rg) Tj", NULL, 0},
    {"(a (b) 0 0 0 rg) Tj", NULL, 0},
    {"(a\\\\) Tj 0 0 0 rg", "(a\\\\) Tj 0 g", 1},
    {"<00> Tj 0 0 0 rg", "<00> Tj 0 g", 1},
    {"<0 0 0 rg", NULL, 0},
    {"/P << /MCID 0 >> BDC 0 0 0 rg EMC", "/P << /MCID 0 >> BDC 0 g EMC", 1},
    {"[(0 0 0 rg) 20 <00>] TJ 0 0 0 rg", "[(0 0 0 rg) 20 <00>] TJ 0 g", 1},
    {"% 0 0 0 rg\n0 0 0 rg", "% 0 0 0 rg\n0 g", 1},
    {"% 0 0 0 rg", NULL, 0},
    {"0 0 0/rg gs", NULL, 0},
    {"BI /W 1 ID 0 0 0 rg \nEI 0 0 0 rg", "BI /W 1 ID 0 0 0 rg \nEI 0 g", 1},
    {"BI /W 1 ID xEIx 0 0 0 rg\nEI", NULL, 0},
    {"BI /W 1 ID 0 0 0 rg", NULL, 0},
    {"", NULL, 0},
    {"(", NULL, 0},
    {"(\\", NULL, 0},
    {"<", NULL, 0},
    {"/", NULL, 0},
    {")>]}{", NULL, 0}};

static void test_cases(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    /* A copy of the exact length, without a NUL: a read beyond is seen. */
    gsize length = strlen(CASES[i].in);
    g_autofree char *data = g_memdup2(CASES[i].in, length);
    GString *out = g_string_new("before ");
    gsize n = recolour_gray(data, length, out);
    g_assert_cmpuint(n, ==, CASES[i].n);
    g_assert_cmpstr(out->str + strlen("before "), ==,
                    CASES[i].out ? CASES[i].out : CASES[i].in);
    g_string_free(out, TRUE);
  }
}

/* NUL is white space, and stands in the data of images. */
static void test_nul(void) {
  static const char in[] = "0\0000\0000\000rg (\000) BI ID \000EI \000\nEI";
  static const char want[] = "0 g (\000) BI ID \000EI \000\nEI";
  GString *out = g_string_new(NULL);
  g_assert_cmpuint(recolour_gray(in, sizeof in - 1, out), ==, 1);
  g_assert_cmpmem(out->str, out->len, want, sizeof want - 1);
  g_string_free(out, TRUE);
}

/* Deep brackets, and a stream of a million operators. */
static void test_long(void) {
  GString *in = g_string_new(NULL), *out = g_string_new(NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c(in, '(');
  g_assert_cmpuint(recolour_gray(in->str, in->len, out), ==, 0);
  g_assert_true(g_string_equal(in, out));
  g_string_truncate(in, 0);
  g_string_truncate(out, 0);
  for (guint i = 0; i < 1000000; i++)
    g_string_append(in, "0 0 0 rg ");
  g_assert_cmpuint(recolour_gray(in->str, in->len, out), ==, 1000000);
  g_assert_cmpuint(out->len, ==, 4000000);
  g_string_free(in, TRUE);
  g_string_free(out, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recolour/cases", test_cases);
  g_test_add_func("/recolour/nul", test_nul);
  g_test_add_func("/recolour/long", test_long);
  return g_test_run();
}
