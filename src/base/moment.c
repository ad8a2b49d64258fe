#include "base/moment.h"

/* The end of the year 9999: what four digits can say. */
static const gint64 LAST_SECOND = 253402300799;

static GDateTime *moment_of_environment(void) {
  const char *text = g_getenv("SOURCE_DATE_EPOCH");
  gint64 seconds;
  if (!text ||
      !g_ascii_string_to_signed(text, 10, 0, LAST_SECOND, &seconds, NULL))
    return NULL;
  return g_date_time_new_from_unix_utc(seconds);
}

GDateTime *moment_of_issue(const char *day) {
  GDateTime *set = moment_of_environment();
  if (set || !day)
    return set;
  g_autofree char *noon = g_strconcat(day, "T12:00:00Z", NULL);
  return g_date_time_new_from_iso8601(noon, NULL);
}
