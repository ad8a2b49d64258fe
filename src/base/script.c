/* Text in, text in the other script out, through ICU's transliterator. */
#include "base/script.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <string.h>

gboolean script_is_traditional(const char *language) {
  static const char *const TAGS[] = {"Hant", "-TW", "-HK", "-MO"};
  for (guint i = 0; i < G_N_ELEMENTS(TAGS); i++)
    if (g_strstr_len(language, -1, TAGS[i]))
      return TRUE;
  return FALSE;
}

static UTransliterator *open_table(void) {
  static const gunichar2 NAME[] = u"Simplified-Traditional";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *table = utrans_openU((const UChar *)NAME, -1, UTRANS_FORWARD,
                                        NULL, 0, NULL, &status);
  if (U_FAILURE(status))
    g_error("ICU has no table of traditional characters: %s",
            u_errorName(status));
  return table;
}

char *script_to_traditional(const char *text) {
  glong length;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &length, NULL);
  g_return_val_if_fail(units, NULL);
  /* A character outside the basic plane may stand for one inside it. */
  int32_t capacity = (int32_t)length * 2 + 1, limit = (int32_t)length;
  int32_t used = (int32_t)length;
  g_autofree UChar *buffer = g_new0(UChar, capacity);
  memcpy(buffer, units, (gsize)length * sizeof *buffer);
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *table = open_table();
  utrans_transUChars(table, buffer, &used, capacity, 0, &limit, &status);
  utrans_close(table);
  g_assert(U_SUCCESS(status));
  return g_utf16_to_utf8((const gunichar2 *)buffer, used, NULL, NULL, NULL);
}
