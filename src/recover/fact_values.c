/* Words of a fact in, its value out. */
#include "recover/fact_values.h"

#include "base/calendar.h"

#include <string.h>

gboolean fact_number(Slice printed, guint *number) {
  g_autofree char *text = slice_dup(printed);
  g_auto(GStrv) parts = g_strsplit(text, ",", -1);
  g_autofree char *plain = g_strjoinv("", parts);
  return calendar_number(plain, -1, number);
}

/* Cuts the last character off TEXT if it is one of ENDS. */
static gboolean cut_end(Slice *text, const char *const *ends) {
  for (; *ends; ends++)
    if (slice_equal(slice_tail(*text, 1), slice_of(*ends))) {
      *text = slice_trim(slice_before(*text, text->length - strlen(*ends)));
      return TRUE;
    }
  return FALSE;
}

/* "4" of 四, "8" of 二大張, "10" of 两张半: a sheet has four pages. */
static gboolean count_pages(Slice printed, guint *pages) {
  static const char *const HALF[] = {"半", NULL};
  static const char *const SHEETS[] = {"张", "張", NULL};
  static const char *const SIZES[] = {"大", "小", "个", "個", NULL};
  enum { ON_A_SHEET = 4 };
  gboolean half = cut_end(&printed, HALF), sheets = cut_end(&printed, SHEETS);
  cut_end(&printed, SIZES);
  if (!fact_number(printed, pages))
    return FALSE;
  if (sheets)
    *pages = *pages * ON_A_SHEET + (half ? ON_A_SHEET / 2 : 0);
  return TRUE;
}

/* "佛曆2561年": the years since the Buddha died. */
static gboolean buddhist(const char *text) {
  return g_str_has_prefix(text, "佛曆") || g_str_has_prefix(text, "佛历");
}

/* A date in any era and any digits; NULL if it cannot be read. */
static char *normal_date(Slice printed) {
  enum { BUDDHIST_ERA = 543 };
  g_autofree char *copy = slice_dup(printed);
  g_autofree char *text = g_utf8_normalize(copy, -1, G_NORMALIZE_ALL_COMPOSE);
  gboolean era = text && buddhist(text);
  GDate date;
  if (!text || !calendar_parse(text + (era ? strlen("佛曆") : 0), -1, &date))
    return NULL;
  guint year = g_date_get_year(&date);
  if (era && year <= BUDDHIST_ERA)
    return NULL;
  return g_strdup_printf("%04u-%02u-%02u", year - (era ? BUDDHIST_ERA : 0),
                         g_date_get_month(&date), g_date_get_day(&date));
}

char *fact_value(NodeKind kind, Slice value) {
  guint number;
  if (kind == NODE_DATE)
    return normal_date(value);
  if (kind == NODE_NUMBER)
    return fact_number(value, &number) ? g_strdup_printf("%u", number) : NULL;
  if (kind == NODE_PAGE_COUNT)
    return count_pages(value, &number) ? g_strdup_printf("%u", number) : NULL;
  return slice_dup(value);
}
