/* Dates as Chinese newspapers print them: Western, lunar, days of the week,
 * and the numerals they are written in. */
#ifndef KANYIN_BASE_CALENDAR_H
#define KANYIN_BASE_CALENDAR_H

#include <glib.h>

/* TRUE for the digits and characters that numbers are written in. */
gboolean calendar_is_figure(gunichar c);

/* The number that LENGTH bytes of TEXT are wholly written as, up to the NUL if
 * LENGTH is -1: "1345", "１３４５", "一三四五", "二○二一", "一千三百四十五",
 * "廿八".  FALSE, and *VALUE untouched, if they are not a number or one above
 * 99,999,999. */
gboolean calendar_number(const char *text, gssize length, guint *value);

/* The date that stands at the beginning of TEXT: "2021年6月8日",
 * "二〇二一年六月八日", "中華民國三十五年十月十日", "2021-06-08", "2021.6.8",
 * with or without spaces between the parts.  FALSE, and *DATE untouched, if
 * there is none or the calendar does not know such a day. */
gboolean calendar_parse(const char *text, gssize length, GDate *date);

/* The day of the week that "星期二", "周二", "禮拜日" name;
 * G_DATE_BAD_WEEKDAY if it is none of these. */
GDateWeekday calendar_parse_weekday(const char *text, gssize length);

/* The name of a day of the week, "星期二".  Borrowed. */
const char *calendar_weekday_name(GDateWeekday weekday);

/* The lunar date of DATE as printed: "辛丑年四月廿八", "癸卯年闰二月初一".
 * NULL if the calendar cannot tell; free with g_free(). */
char *calendar_lunar(const GDate *date);

/* TRUE if PRINTED ("农历辛丑年四月廿八", "農曆四月二十八") means the lunar day
 * LUNAR, as calendar_lunar() writes it; only the parts that PRINTED has are
 * compared, in any spelling. */
gboolean calendar_same_lunar(const char *printed, const char *lunar);

#endif
