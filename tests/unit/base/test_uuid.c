#include "base/uuid.h"

/* The example of RFC 4122's errata: the name is a URL. */
static void test_known(void) {
  g_autofree char *urn = uuid_urn("http://www.example.com/", -1);
  g_assert_cmpstr(urn, ==, "urn:uuid:fcde3c85-2270-590f-9e7c-ee003d65e0e2");
}

static void test_bytes(void) {
  g_autofree char *text = uuid_urn("ab", -1);
  g_autofree char *bytes = uuid_urn("abc", 2);
  g_autofree char *nul = uuid_urn("ab\0", 3);
  g_assert_cmpstr(text, ==, bytes);
  g_assert_cmpstr(text, !=, nul);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/uuid/known", test_known);
  g_test_add_func("/uuid/bytes", test_bytes);
  return g_test_run();
}
