/* Where Western words part. */
#include "type/western.h"

#include <string.h>

typedef struct {
  const char *name, *text;
  const char
      *parts; /* before which byte: at a Sign, sYllable, Number, Letter */
} Row;

static const Row ROWS[] = {
    {"a short word", "Excel", "     "},
    {"syllables", "conference", "   y  y   "},
    {"no syllables in capitals", "CONFERENCE", "          "},
    {"a Western word amid Han", "见conferences。", "      y  y       "},
    {"an address of the web", "https://a.co.cn/b/c?d=4",
     "  ll    s s  s  s s s s"},
    {"its long parts", "//security.cn", "  s lllll  s "},
    {"a sign before a sign", "//a", "  s"},
    {"an address of mail", "news@paper.cn", "  l  s ll  s "},
    {"a telephone", "0635-8420000", "     n      "},
    {"a short number", "12-34", "     "},
    {"a serial number", "HK-0097352", "          "},
    {"a compound", "well-known", "     s    "},
    {"a masked number", "3624**********0019",
     "    "
     "  lllllll s   "},
    {"a date", "2018/03/24", "          "},
    {"a decimal", "3.14159", "       "}};

static const char CODES[] = " synl";

static void test_row(gconstpointer data) {
  const Row *row = data;
  Syllables *syllables = syllables_open();
  g_assert_nonnull(syllables);
  g_autofree guint8 *parts = western_parts(row->text, syllables);
  g_autoptr(GString) found = g_string_new(NULL);
  for (gsize i = 0; i < strlen(row->text); i++)
    g_string_append_c(found, CODES[parts[i]]);
  g_assert_cmpstr(found->str, ==, row->parts);
  syllables_free(syllables);
}

static void test_without_patterns(void) {
  g_autofree guint8 *parts = western_parts("conference", NULL);
  for (gsize i = 0; i < strlen("conference"); i++)
    g_assert_cmpuint(parts[i], ==, PART_NEVER);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autofree char *path = g_strconcat("/western/", ROWS[i].name, NULL);
    g_test_add_data_func(path, &ROWS[i], test_row);
  }
  g_test_add_func("/western/without patterns", test_without_patterns);
  return g_test_run();
}
