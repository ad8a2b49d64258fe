/* The one time an edition may name: never the clock's. */
#ifndef KANYIN_BASE_MOMENT_H
#define KANYIN_BASE_MOMENT_H

#include <glib.h>

/* When an edition of the issue of DAY (YYYY-MM-DD, or NULL) counts as made:
 * the time the environment variable SOURCE_DATE_EPOCH sets
 * (reproducible-builds.org), else noon UTC of DAY, which is the same day of
 * the calendar on every reader's clock from UTC-12 to UTC+11, China's
 * included.  NULL if there is neither; release with g_date_time_unref(). */
GDateTime *moment_of_issue(const char *day);

#endif
