#include "pdf/grays.h"

#include <string.h>

static const struct {
  const char *in, *out, *on_ink; /* NULL: as it is, as without */
} CASES[] = {{"0 0 0 rg f", "0 g f", NULL},
             {"q .5 0.50 .5 RG S", "q 0.5 G S", NULL},
             {"9 1 1 1 rg", "9 1 g", NULL},
             {"1 0 0 rg f", NULL, "0.5059 g f"},
             {"0 1 0 RG 0 0 0 rg", "0 1 0 RG 0 g", "0.8588 G 0 g"},
             {"0 0 rg", NULL, NULL},
             {"(0 0 0 rg) Tj", NULL, NULL},
             {"0 0 0 1 k", NULL, NULL},
             {"BI ID 0 0 0 rg \nEI 0 0 0 rg", "BI ID 0 0 0 rg \nEI 0 g", NULL},
             {"", NULL, NULL}};

static void check(const char *in, const Profile *ink, const char *expected) {
  gsize length = strlen(in);
  g_autofree char *data = g_memdup2(in, length);
  g_autoptr(GString) out = g_string_new(NULL);
  grays_write(data, length, ink, out);
  g_assert_cmpstr(out->str, ==, expected);
}

static void test_cases(void) {
  g_autoptr(Profile) ink = profile_new_gray();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    const char *out = CASES[i].out ? CASES[i].out : CASES[i].in;
    check(CASES[i].in, NULL, out);
    check(CASES[i].in, ink, CASES[i].on_ink ? CASES[i].on_ink : out);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/grays/cases", test_cases);
  return g_test_run();
}
