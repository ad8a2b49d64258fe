/* Printed dates, numerals, weekdays and lunar days, each against a table. */
#include "base/calendar.h"

static void test_numbers(void) {
  static const struct {
    const char *text;
    guint value;
  } CASES[] = {
      {"1345", 1345},
      {"１３４５", 1345},
      {"一三四五", 1345},
      {"二○二一", 2021},
      {"二〇二三", 2023},
      {"一千三百四十五", 1345},
      {"十", 10},
      {"十二", 12},
      {"二十", 20},
      {"廿八", 28},
      {"廿", 20},
      {"卅一", 31},
      {"三十五", 35},
      {"一百零三", 103},
      {"一万二千", 12000},
      {"2", 2},
      {"兩萬三千零一", 23001},
      {"0", 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    guint value = 77;
    g_assert_true(calendar_number(CASES[i].text, -1, &value));
    g_assert_cmpuint(value, ==, CASES[i].value);
  }
  static const char *const BAD[] = {"", "版", "1a", "999999999", "1 2"};
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    guint value = 77;
    g_assert_false(calendar_number(BAD[i], -1, &value));
    g_assert_cmpuint(value, ==, 77);
  }
}

static void test_dates(void) {
  static const struct {
    const char *text;
    guint year, month, day;
  } CASES[] = {
      {"2021年6月8日", 2021, 6, 8},
      {"２０２１年６月８日 星期二", 2021, 6, 8},
      {"二〇二一年六月八日", 2021, 6, 8},
      {"二○二三年十二月三十一日", 2023, 12, 31},
      {"2021 年 6 月 8 日", 2021, 6, 8},
      {"2021-06-08", 2021, 6, 8},
      {"2021.6.8", 2021, 6, 8},
      {"中華民國三十五年十月十日", 1946, 10, 10},
      {"民国廿六年七月七日", 1937, 7, 7},
      {"一九四九年十月一日", 1949, 10, 1},
      {"2024年2月29日", 2024, 2, 29},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    GDate date;
    g_assert_true(calendar_parse(CASES[i].text, -1, &date));
    g_assert_cmpuint(g_date_get_year(&date), ==, CASES[i].year);
    g_assert_cmpuint(g_date_get_month(&date), ==, CASES[i].month);
    g_assert_cmpuint(g_date_get_day(&date), ==, CASES[i].day);
  }
  static const char *const BAD[] = {
      "",           "2021年",       "2021年2月29日", "6月8日", "2021年13月1日",
      "总第1345期", "99999年1月1日"};
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    GDate date;
    g_assert_false(calendar_parse(BAD[i], -1, &date));
  }
}

static void test_weekdays(void) {
  g_assert_cmpint(calendar_parse_weekday("星期二", -1), ==, G_DATE_TUESDAY);
  g_assert_cmpint(calendar_parse_weekday("周日", -1), ==, G_DATE_SUNDAY);
  g_assert_cmpint(calendar_parse_weekday("禮拜天", -1), ==, G_DATE_SUNDAY);
  g_assert_cmpint(calendar_parse_weekday("星期", -1), ==, G_DATE_BAD_WEEKDAY);
  g_assert_cmpint(calendar_parse_weekday("星期八", -1), ==, G_DATE_BAD_WEEKDAY);
  g_assert_cmpstr(calendar_weekday_name(G_DATE_SUNDAY), ==, "星期日");
}

static void test_lunar(void) {
  static const struct {
    guint year, month, day;
    const char *lunar;
  } CASES[] = {
      {2021, 6, 8, "辛丑年四月廿八"},    {2021, 2, 12, "辛丑年正月初一"},
      {2023, 3, 22, "癸卯年闰二月初一"}, {2023, 1, 21, "壬寅年十二月三十"},
      {2020, 5, 23, "庚子年闰四月初一"}, {1949, 10, 1, "己丑年八月初十"},
      {2024, 6, 25, "甲辰年五月二十"},   {2000, 1, 1, "己卯年十一月廿五"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)CASES[i].day, (GDateMonth)CASES[i].month,
                   (GDateYear)CASES[i].year);
    g_autofree char *lunar = calendar_lunar(&date);
    g_assert_cmpstr(lunar, ==, CASES[i].lunar);
  }
}

static void test_same_lunar(void) {
  static const struct {
    const char *printed, *lunar;
    gboolean same;
  } CASES[] = {
      {"农历辛丑年四月廿八", "辛丑年四月廿八", TRUE},
      {"農曆四月二十八", "辛丑年四月廿八", TRUE},
      {"农历辛丑年四月廿七", "辛丑年四月廿八", FALSE},
      {"农历壬寅年四月廿八", "辛丑年四月廿八", FALSE},
      {"闰二月初一", "癸卯年闰二月初一", TRUE},
      {"二月初一", "癸卯年闰二月初一", FALSE},
      {"腊月三十", "壬寅年十二月三十", TRUE},
      {"农历辛丑年正月大初一", "辛丑年正月初一", TRUE},
      {"冬月廿五", "己卯年十一月廿五", TRUE},
      {"五月廿日", "甲辰年五月二十", TRUE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++)
    g_assert_cmpint(calendar_same_lunar(CASES[i].printed, CASES[i].lunar), ==,
                    CASES[i].same);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/calendar/numbers", test_numbers);
  g_test_add_func("/calendar/dates", test_dates);
  g_test_add_func("/calendar/weekdays", test_weekdays);
  g_test_add_func("/calendar/lunar", test_lunar);
  g_test_add_func("/calendar/same-lunar", test_same_lunar);
  return g_test_run();
}
