/* Editions are dated by the issue or by SOURCE_DATE_EPOCH, never by a clock. */
#include "base/moment.h"

static void check(const char *epoch, const char *day, const char *expected) {
  if (epoch)
    g_setenv("SOURCE_DATE_EPOCH", epoch, TRUE);
  else
    g_unsetenv("SOURCE_DATE_EPOCH");
  g_autoptr(GDateTime) moment = moment_of_issue(day);
  g_autofree char *text =
      moment ? g_date_time_format_iso8601(moment) : g_strdup("none");
  g_assert_cmpstr(text, ==, expected);
}

static void test_issue(void) {
  check(NULL, "2021-06-08", "2021-06-08T12:00:00Z");
  check(NULL, NULL, "none");
  check(NULL, "2021-02-30", "none");
}

static void test_environment(void) {
  check("0", "2021-06-08", "1970-01-01T00:00:00Z");
  check("1623110400", NULL, "2021-06-08T00:00:00Z");
  check("yesterday", "2021-06-08", "2021-06-08T12:00:00Z");
  check("-1", NULL, "none");
  check("999999999999999", NULL, "none");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/moment/issue", test_issue);
  g_test_add_func("/moment/environment", test_environment);
  return g_test_run();
}
