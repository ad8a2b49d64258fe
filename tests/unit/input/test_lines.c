/* Where lines are cut, what is dropped, and what the dump says. */
#include "input/lines.h"

#include <string.h>

static const struct {
  const char *text, *dump, *said;
} CASES[] = {
    {"甲", "1|甲\n", ""},
    {"甲\n", "1|甲\n", ""},
    {"甲\n\n乙", "1|甲\n2|\n3|乙\n", ""},
    {"甲\r\n乙\r丙\n", "1|甲\n2|乙\n3|丙\n", ""},
    {"\n\r\n\r甲", "1|\n2|\n3|\n4|甲\n", ""},
    {"甲\xC2\x85乙\xE2\x80\xA8丙\xE2\x80\xA9丁", "1|甲\n2|乙\n3|丙\n4|丁\n",
     ""},
    {" 甲\t\xE3\x80\x80\n\xE3\x80\x80", "1| 甲\t\xE3\x80\x80\n2|\xE3\x80\x80\n",
     ""},
    {"甲\n\f乙", "1|甲\n-- page --\n2|乙\n", ""},
    {"甲\f乙\n丙", "1|甲\n-- page --\n1|乙\n2|丙\n", ""},
    {"\f\n甲", "-- page --\n1|\n2|甲\n", ""},
    {"甲\v乙\n丙", "1|甲\n1|乙\n2|丙\n", ""},
    {"\xE2\x80\xA6\xE2\x80\x94\xC2\xB7", "1|…—·\n", ""},
    {"甲乙丙丁\n戊\x01己庚辛\x7F\n\xEF\xBB\xBF壬癸甲乙丙丁戊己庚辛壬癸一二三四"
     "五"
     "六七八九十百千万亿人口手足刀弓车马牛羊山水木日月金火土石田禾天地",
     "1|甲乙丙丁\n2|戊己庚辛\n3|壬癸甲乙丙丁戊己庚辛壬癸一二三四五"
     "六七八九十百千万亿人口手足刀弓车马牛羊山水木日月金火土石田禾天地\n",
     "x.txt:2: warning: U+0001 is no character of a paper: 3 such left out, "
     "here the first [control-character]\n"},
    {"甲\xEF\xBF\xBF", "1|甲\n",
     "x.txt:1: warning: U+FFFF is no character of a paper: 1 such left out, "
     "here the first [control-character]\n"},
};

static void test_cases(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GBytes) bytes =
        g_bytes_new_static(CASES[i].text, strlen(CASES[i].text));
    g_autoptr(Diag) diag = diag_new("x.txt");
    g_autoptr(Lines) lines = lines_decode(bytes, NULL, diag);
    g_assert_nonnull(lines);
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autoptr(GString) said = g_string_new(NULL);
    lines_dump(lines, dump);
    diag_print(diag, SEVERITY_NOTE, said);
    g_assert_cmpstr(dump->str, ==, CASES[i].dump);
    g_assert_cmpstr(said->str, ==, CASES[i].said);
  }
}

/* Nothing but controls and line ends is ever missing from the lines. */
static void test_nothing_lost(void) {
  GString *text = g_string_new("甲");
  for (gunichar c = 1; c < 0x30000; c += c < 0x3100 ? 1 : 61)
    if (g_unichar_validate(c))
      g_string_append_unichar(g_string_append(text, "版版版"), c);
  g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
  g_autoptr(Diag) diag = diag_new("x.txt");
  g_autoptr(Lines) lines = lines_decode(bytes, NULL, diag);
  g_assert_nonnull(lines);
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < lines->lines->len; i++) {
    const Line *line = &g_array_index(lines->lines, Line, i);
    g_string_append_len(joined, line->text, (gssize)line->length);
  }
  const char *got = joined->str;
  for (const char *p = text->str; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_utf8_get_char(got) == c)
      got = g_utf8_next_char(got);
    else
      g_assert_true(g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 ||
                    c == 0xFEFF || c == 0xFFFE || c == 0xFFFF);
  }
  g_assert_cmpstr(got, ==, "");
  g_string_free(text, TRUE);
  g_string_free(joined, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lines/cases", test_cases);
  g_test_add_func("/lines/nothing-lost", test_nothing_lost);
  return g_test_run();
}
