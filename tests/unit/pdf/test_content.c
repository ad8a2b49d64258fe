#include <string.h>

#include "pdf/content.h"

/* A sequence opens with its item's number; item 7 is a picture. */
static gboolean open_item(gpointer data, guint item, GString *out) {
  (void)data;
  g_string_append_printf(out, item == 7 ? "{%u}" : "[%u]", item);
  return item == 7;
}

static void mark(const char *data, gsize length, GString *out) {
  content_mark(data, length, &(ContentMarks){open_item, "EMC", NULL}, out);
}

/* OUT NULL: the stream is left as it is. */
static const struct {
  const char *in, *out;
} CASES[] = {
    {"0 0 0 rg", "[0]EMC\n"},
    {"0 0 0.00392157 rg", "[1]EMC\n"},
    {"0 0.003922 0.996078 rg", "[510]EMC\n"},
    {"1 1 1 rg 0 0 re f", "[16777215] 0 0 re fEMC\n"},
    {"q 0 0 0 rg BT ET 0 0 0.0039 rg 1 w Q", "q [0] BT ET EMC\n[1] 1 w QEMC\n"},
    {"0 0 0.02745 rg /a0 gs 1 2 3 4 re f 5 w", "{7} 5 wEMC\n"},
    {"0 0 0.02745 rg 1 2 3 4 re f\n0 0 0.01177 rg 9 9 9 9 re f",
     "{7}\nEMC\n[3] 9 9 9 9 re fEMC\n"},
    {"0 0 0.02745 rg (f) Tj f f", "{7} fEMC\n"},
    {"/x5 Do", NULL},
    {"0\n0\r\n0\trg", "[0]EMC\n"},
    {"0 0.0 .0 rg", "[0]EMC\n"},
    {"9 9 0 0 0 rg", "9 9 [0]EMC\n"},
    {"0 0 rg", NULL},
    {"rg", NULL},
    {"0 0 0 rgx", NULL},
    {"0 0 0 g", NULL},
    {"0 0 0 RG", NULL},
    {"0 0 /N 0 rg", NULL},
    {"0 0 w 0 rg", NULL},
    {"(0 0 0 rg) Tj", NULL},
    {"(a\\) 0 0 0 rg) Tj", NULL},
    {"(a (b) 0 0 0 rg) Tj", NULL},
    {"(a\\\\) Tj 0 0 0 rg", "(a\\\\) Tj [0]EMC\n"},
    {"<00> Tj 0 0 0 rg", "<00> Tj [0]EMC\n"},
    {"<0 0 0 rg", NULL},
    {"[(0 0 0 rg) 20 <00>] TJ 0 0 0 rg", "[(0 0 0 rg) 20 <00>] TJ [0]EMC\n"},
    {"% 0 0 0 rg\n0 0 0 rg", "% 0 0 0 rg\n[0]EMC\n"},
    {"% 0 0 0 rg", NULL},
    {"0 0 0/rg gs", NULL},
    {"BI /W 1 ID 0 0 0 rg \nEI 0 0 0 rg", "BI /W 1 ID 0 0 0 rg \nEI [0]EMC\n"},
    {"BI /W 1 ID xEIx 0 0 0 rg\nEI", NULL},
    {"BI /W 1 ID 0 0 0 rg", NULL},
    {"", NULL},
    {"(", NULL},
    {"(\\", NULL},
    {"<", NULL},
    {"/", NULL},
    {")>]}{", NULL}};

static void test_cases(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    /* A copy of the exact length, without a NUL: a read beyond is seen. */
    gsize length = strlen(CASES[i].in);
    g_autofree char *data = g_memdup2(CASES[i].in, length);
    GString *out = g_string_new("before ");
    mark(data, length, out);
    g_assert_cmpstr(out->str + strlen("before "), ==,
                    CASES[i].out ? CASES[i].out : CASES[i].in);
    g_string_free(out, TRUE);
  }
}

/* NUL is white space, and stands in the data of images. */
static void test_nul(void) {
  static const char in[] = "0\0000\0000\000rg (\000) BI ID \000EI \000\nEI";
  static const char want[] = "[0] (\000) BI ID \000EI \000\nEIEMC\n";
  GString *out = g_string_new(NULL);
  mark(in, sizeof in - 1, out);
  g_assert_cmpmem(out->str, out->len, want, sizeof want - 1);
  g_string_free(out, TRUE);
}

/* Deep brackets, and a stream of a hundred thousand operators. */
static void test_long(void) {
  GString *in = g_string_new(NULL), *out = g_string_new(NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c(in, '(');
  mark(in->str, in->len, out);
  g_assert_true(g_string_equal(in, out));
  g_string_truncate(in, 0);
  g_string_truncate(out, 0);
  for (guint i = 0; i < 100000; i++)
    g_string_append(in, "0 0 0 rg ");
  mark(in->str, in->len, out);
  g_assert_cmpuint(out->len, ==, 100000 * strlen("[0] EMC\n"));
  g_string_free(in, TRUE);
  g_string_free(out, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/content/cases", test_cases);
  g_test_add_func("/content/nul", test_nul);
  g_test_add_func("/content/long", test_long);
  return g_test_run();
}
