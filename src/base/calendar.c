/* Printed dates in, GDate out, and a GDate's lunar day as printed words.
 *
 * Numerals are read by two rules: a row of digits ("二〇二一", "1345") is
 * positional, a word with units ("一千三百四十五", "廿八") adds them up.  The
 * lunar calendar is ICU's, opened only when a lunar date must be told. */
#include "base/calendar.h"

#include <string.h>
#include <unicode/ucal.h>

enum { NUMBER_MAX = 99999999 };

/* ── Numerals ────────────────────────────────────────────────────────── */

/* A digit's value, or that of a unit, which multiplies what stands before. */
static const struct {
  gunichar character;
  guint value;
  gboolean unit;
} NUMERALS[] = {
    {L'〇', 0, FALSE},   {L'○', 0, FALSE},     {L'◯', 0, FALSE},
    {L'零', 0, FALSE},   {L'一', 1, FALSE},    {L'元', 1, FALSE},
    {L'正', 1, FALSE},   {L'二', 2, FALSE},    {L'两', 2, FALSE},
    {L'兩', 2, FALSE},   {L'三', 3, FALSE},    {L'四', 4, FALSE},
    {L'五', 5, FALSE},   {L'六', 6, FALSE},    {L'七', 7, FALSE},
    {L'八', 8, FALSE},   {L'九', 9, FALSE},    {L'冬', 11, FALSE},
    {L'腊', 12, FALSE},  {L'臘', 12, FALSE},   {L'十', 10, TRUE},
    {L'廿', 20, TRUE},   {L'卅', 30, TRUE},    {L'百', 100, TRUE},
    {L'千', 1000, TRUE}, {L'万', 10000, TRUE}, {L'萬', 10000, TRUE},
};

/* The value of C as a numeral, -1 if it is none; sets *UNIT. */
static int numeral(gunichar c, gboolean *unit) {
  *unit = FALSE;
  if (g_unichar_isdigit(c))
    return g_unichar_digit_value(c);
  for (guint i = 0; i < G_N_ELEMENTS(NUMERALS); i++)
    if (NUMERALS[i].character == c) {
      *unit = NUMERALS[i].unit;
      return (int)NUMERALS[i].value;
    }
  return -1;
}

/* 元, 正, 冬 and 腊 are so only in dates. */
gboolean calendar_is_figure(gunichar c) {
  gboolean unit;
  return numeral(c, &unit) >= 0 && c != L'元' && c != L'正' && c != L'冬' &&
         c != L'腊' && c != L'臘';
}

/* 廿 and 卅 are units that bring their own multiplier. */
static guint64 add_unit(guint64 total, guint64 *digits, guint64 unit) {
  guint64 times = *digits || unit == 20 || unit == 30 ? *digits : 1;
  *digits = 0;
  if (unit == 20 || unit == 30)
    return total + unit;
  return unit == 10000 ? (total + times) * unit : total + times * unit;
}

gboolean calendar_number(const char *text, gssize length, guint *value) {
  const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
  guint64 total = 0, digits = 0;
  if (text == end)
    return FALSE;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gboolean unit;
    int n = numeral(g_utf8_get_char(p), &unit);
    if (n < 0)
      return FALSE;
    if (unit)
      total = add_unit(total, &digits, (guint64)n);
    else
      digits = digits * 10 + (guint64)n;
    if (total + digits > NUMBER_MAX)
      return FALSE;
  }
  *value = (guint)(total + digits);
  return TRUE;
}

/* ── Western dates ───────────────────────────────────────────────────── */

static const char *skip_spaces(const char *p, const char *end) {
  while (p < end && g_unichar_isspace(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

static const char *skip_word(const char *p, const char *end, const char *word) {
  gsize n = strlen(word);
  return (gsize)(end - p) >= n && memcmp(p, word, n) == 0 ? p + n : NULL;
}

/* Reads a number and the word or sign behind it; NULL if it is not so. */
static const char *read_part(const char *p, const char *end,
                             const char *const *signs, guint *value) {
  gboolean unit;
  p = skip_spaces(p, end);
  const char *start = p;
  while (p < end && numeral(g_utf8_get_char(p), &unit) >= 0)
    p = g_utf8_next_char(p);
  if (!calendar_number(start, p - start, value))
    return NULL;
  const char *behind = skip_spaces(p, end);
  for (; *signs; signs++)
    if (skip_word(behind, end, *signs))
      return skip_word(behind, end, *signs);
  return NULL;
}

static const char *const YEAR_SIGNS[] = {"年", "-", "－", ".", "/", NULL};
static const char *const MONTH_SIGNS[] = {"月", "-", "－", ".", "/", NULL};
static const char *const DAY_SIGNS[] = {"日", "号", "號", "", NULL};
static const char *const REPUBLIC[] = {"中华民国", "中華民國", "民国", "民國"};
enum { REPUBLIC_ERA = 1911 };

static const char *skip_republic(const char *p, const char *end) {
  for (guint i = 0; i < G_N_ELEMENTS(REPUBLIC); i++)
    if (skip_word(p, end, REPUBLIC[i]))
      return skip_word(p, end, REPUBLIC[i]);
  return NULL;
}

gboolean calendar_parse(const char *text, gssize length, GDate *date) {
  const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
  const char *p = skip_spaces(text, end);
  const char *republic = skip_republic(p, end);
  guint year, month, day;
  p = read_part(republic ? republic : p, end, YEAR_SIGNS, &year);
  p = p ? read_part(p, end, MONTH_SIGNS, &month) : NULL;
  p = p ? read_part(p, end, DAY_SIGNS, &day) : NULL;
  if (!p)
    return FALSE;
  year += republic ? REPUBLIC_ERA : 0;
  if (year > G_MAXUINT16 || month > 12 || day > 31 ||
      !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

/* ── Days of the week ────────────────────────────────────────────────── */

static const char *const WEEKDAYS[] = {"",       "星期一", "星期二", "星期三",
                                       "星期四", "星期五", "星期六", "星期日"};

GDateWeekday calendar_parse_weekday(const char *text, gssize length) {
  static const char *const PREFIXES[] = {"星期", "礼拜", "禮拜", "周", "週"};
  static const char *const DAYS[] = {"天", "一", "二", "三",
                                     "四", "五", "六", "日"};
  const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
  for (guint i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
    const char *day = skip_word(text, end, PREFIXES[i]);
    for (guint d = 0; day && d < G_N_ELEMENTS(DAYS); d++)
      if (skip_word(day, end, DAYS[d]) == end)
        return d ? (GDateWeekday)d : G_DATE_SUNDAY;
  }
  return G_DATE_BAD_WEEKDAY;
}

const char *calendar_weekday_name(GDateWeekday weekday) {
  return WEEKDAYS[weekday];
}

/* ── Lunar dates ─────────────────────────────────────────────────────── */

static const char *const STEMS[] = {"甲", "乙", "丙", "丁", "戊",
                                    "己", "庚", "辛", "壬", "癸"};
static const char *const BRANCHES[] = {"子", "丑", "寅", "卯", "辰", "巳",
                                       "午", "未", "申", "酉", "戌", "亥"};
static const char *const MONTHS[] = {"正", "二", "三", "四", "五",   "六",
                                     "七", "八", "九", "十", "十一", "十二"};
static const char *const TENS[] = {"初", "十", "廿", "三"};
static const char *const ONES[] = {"十", "一", "二", "三", "四",
                                   "五", "六", "七", "八", "九"};

/* 初十, 二十 and 三十 are written with 十 for the nought. */
static void append_lunar_day(GString *out, int day) {
  const char *tens = day == 10 ? "初" : day == 20 ? "二" : TENS[day / 10];
  g_string_append_printf(out, "%s%s", tens, ONES[day % 10]);
}

static char *lunar_words(UCalendar *calendar, UErrorCode *status) {
  int year = ucal_get(calendar, UCAL_YEAR, status) - 1; /* of the cycle of 60 */
  int month = ucal_get(calendar, UCAL_MONTH, status);
  int day = ucal_get(calendar, UCAL_DATE, status);
  gboolean leap = ucal_get(calendar, UCAL_IS_LEAP_MONTH, status) != 0;
  if (U_FAILURE(*status))
    return NULL;
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%s%s年%s%s月", STEMS[year % 10],
                         BRANCHES[year % 12], leap ? "闰" : "", MONTHS[month]);
  append_lunar_day(out, day);
  return g_string_free(out, FALSE);
}

char *calendar_lunar(const GDate *date) {
  static const UChar GMT[] = {'G', 'M', 'T', 0};
  enum { EPOCH = 719163 /* 1970-01-01 as a Julian day of GDate */ };
  const double day = 86400000.0; /* [ms] */
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar =
      ucal_open(GMT, -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status);
  double noon = ((double)g_date_get_julian(date) - EPOCH + 0.5) * day;
  ucal_setMillis(calendar, noon, &status);
  char *words = U_FAILURE(status) ? NULL : lunar_words(calendar, &status);
  ucal_close(calendar);
  return words;
}

typedef struct {
  char year[8]; /* stem and branch, "" if not printed */
  gboolean leap;
  guint month, day; /* 0 if not printed */
} LunarParts;

static gboolean one_of(const char *p, const char *const *words, guint n) {
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix(p, words[i]))
      return TRUE;
  return FALSE;
}

static void read_year(const char *text, LunarParts *parts) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (one_of(p, STEMS, G_N_ELEMENTS(STEMS)) &&
        one_of(g_utf8_next_char(p), BRANCHES, G_N_ELEMENTS(BRANCHES))) {
      g_utf8_strncpy(parts->year, p, 2);
      return;
    }
}

static LunarParts lunar_parts(const char *text) {
  LunarParts parts = {0};
  read_year(text, &parts);
  parts.leap = strstr(text, "闰") || strstr(text, "閏");
  const char *month = strstr(text, "月");
  if (!month)
    return parts;
  const char *start = month;
  gboolean unit;
  while (start > text &&
         numeral(g_utf8_get_char(g_utf8_prev_char(start)), &unit) >= 0)
    start = g_utf8_prev_char(start);
  calendar_number(start, month - start, &parts.month);
  const char *day = month + strlen("月");
  day += one_of(day, (const char *const[]){"大", "小"}, 2) ? strlen("大") : 0;
  day = skip_spaces(day, day + strlen(day));
  day += g_str_has_prefix(day, "初") ? strlen("初") : 0;
  const char *end = day;
  while (*end && numeral(g_utf8_get_char(end), &unit) >= 0)
    end = g_utf8_next_char(end);
  calendar_number(day, end - day, &parts.day);
  return parts;
}

gboolean calendar_same_lunar(const char *printed, const char *lunar) {
  LunarParts a = lunar_parts(printed), b = lunar_parts(lunar);
  return (!*a.year || strcmp(a.year, b.year) == 0) && a.leap == b.leap &&
         (!a.month || a.month == b.month) && (!a.day || a.day == b.day);
}
