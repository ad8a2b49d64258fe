#include <string.h>

#include "pdf/gray.h"

/* OUT NULL: the stream is left as it is. */
static const struct {
  const char *in, *out;
} CASES[] = {{"0 0 0 rg 1 2 3 4 re f", "0 g 1 2 3 4 re f"},
             {"q 0.5 0.5 0.5 RG S Q", "q 0.5 G S Q"},
             {"0.466667 0.466667 0.466667 rg\nf 1 1 1 RG", "0.466667 g\nf 1 G"},
             {"0 0 1 rg", NULL},
             {"1 0 0 rg", NULL},
             {"0 0 rg", NULL},
             {"rg", NULL},
             {"(0 0 0 rg) Tj", NULL},
             {"/a /a /a rg", NULL},
             {"BI ID 0 0 0 rg \nEI 0 0 0 rg", "BI ID 0 0 0 rg \nEI 0 g"},
             {"", NULL}};

static void test_cases(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    gsize length = strlen(CASES[i].in);
    g_autofree char *data = g_memdup2(CASES[i].in, length);
    g_autoptr(GString) out = g_string_new(NULL);
    gray_content(data, length, out);
    g_assert_cmpstr(out->str, ==, CASES[i].out ? CASES[i].out : CASES[i].in);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/gray/cases", test_cases);
  return g_test_run();
}
