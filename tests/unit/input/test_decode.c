/* Every encoding, long and short, marked and not; what is found out; what is
 * no text; where the first bad sequence is. */
#include "input/decode.h"
#include "input/lines.h"

#include <string.h>

/* Texts of 60 bytes and less, each of its own sort. */
static const struct {
  const char *text;
  gboolean simplified;
} TEXTS[] = {
    {"本报讯 昨日上午，全市春季植树活动在柳河岸边举行。", TRUE},
    {"春水满渠润良田　老区新貌入画来", TRUE},
    {"2024年2月29日 星期四 总第1024期 今日4版", TRUE},
    {"责编：林一 校对：陈小雨 电话：0631-5550199", TRUE},
    {"新华社北京3月5日电(记者 王小明)", TRUE},
    {"GDP增长5.2%，CPI上涨0.7%，PPI下降3.0%", TRUE},
    {"（下转第三版）", TRUE},
    {"【本報訊】昨日下午，灣仔碼頭附近發生一宗交通意外。", FALSE},
    {"中華民國三十五年十月十日　星期四　第一張", FALSE},
    {"立法會議員質詢財政預算，要求政府詳細交代。", FALSE},
    {"記者：陳大文　攝影：李小明", FALSE},
    {"天文台預測，明日大致多雲，有幾陣驟雨。", FALSE},
};

static const struct {
  const char *iconv, *name, *mark;
} ENCODINGS[] = {
    {"UTF-8", "UTF-8", ""},       {"UTF-8", "UTF-8", "\xEF\xBB\xBF"},
    {"UTF-16LE", "UTF-16LE", ""}, {"UTF-16LE", "UTF-16LE", "\xEF\xBB\xBF"},
    {"UTF-16BE", "UTF-16BE", ""}, {"UTF-16BE", "UTF-16BE", "\xEF\xBB\xBF"},
    {"GB18030", "GB18030", ""},   {"GB18030", "GB18030", "\xEF\xBB\xBF"},
    {"BIG5", "Big5-HKSCS", ""},   {"BIG5-HKSCS", "Big5-HKSCS", ""},
};

static char *messages(const Diag *diag) {
  GString *out = g_string_new(NULL);
  diag_print(diag, SEVERITY_NOTE, out);
  return g_string_free(out, FALSE);
}

static GBytes *encoded(const char *text, const char *mark, const char *iconv) {
  g_autofree char *marked = g_strconcat(mark, text, NULL);
  gsize size;
  char *data = g_convert(marked, -1, iconv, "UTF-8", NULL, &size, NULL);
  return data ? g_bytes_new_take(data, size) : NULL;
}

static void expect(GBytes *bytes, const char *text, guint encoding) {
  g_autoptr(Diag) diag = diag_new("x.txt");
  g_autoptr(Lines) lines = lines_decode(bytes, NULL, diag);
  g_autofree char *said = messages(diag);
  g_assert_nonnull(lines);
  g_assert_cmpmem(g_bytes_get_data(lines->utf8, NULL),
                  g_bytes_get_size(lines->utf8), text, strlen(text));
  g_assert_cmpstr(lines->encoding, ==, ENCODINGS[encoding].name);
  guint guesses = *ENCODINGS[encoding].mark || encoding < 2 ? 0 : 1;
  g_assert_cmpuint(diag_count(diag, DIAG_ENCODING_GUESSED), ==, guesses);
}

static gboolean writable(guint text, guint encoding) {
  return !(TEXTS[text].simplified && strstr(ENCODINGS[encoding].name, "Big5"));
}

static void test_short(void) {
  for (guint e = 0; e < G_N_ELEMENTS(ENCODINGS); e++)
    for (guint t = 0; t < G_N_ELEMENTS(TEXTS); t++) {
      g_autoptr(GBytes) bytes =
          writable(t, e)
              ? encoded(TEXTS[t].text, ENCODINGS[e].mark, ENCODINGS[e].iconv)
              : NULL;
      if (bytes)
        expect(bytes, TEXTS[t].text, e);
      else
        g_assert_false(writable(t, e));
    }
}

static void test_long(void) {
  for (guint e = 0; e < G_N_ELEMENTS(ENCODINGS); e++) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < 20000; i++)
      if (writable(i % G_N_ELEMENTS(TEXTS), e))
        g_string_append_printf(text, "%s\n",
                               TEXTS[i % G_N_ELEMENTS(TEXTS)].text);
    g_autoptr(GBytes) bytes =
        encoded(text->str, ENCODINGS[e].mark, ENCODINGS[e].iconv);
    expect(bytes, text->str, e);
    g_string_free(text, TRUE);
  }
}

/* Inputs that fail, with how the message begins. */
static const struct {
  const char *bytes;
  gsize size;
  const char *encoding, *said;
} BAD[] = {
    {"", 0, NULL, "x.txt: error: is empty"},
    {" \r\n\t\xE3\x80\x80\n", 8, NULL, "x.txt: error: holds nothing but"},
    {"\xEF\xBB\xBF", 3, NULL, "x.txt: error: holds nothing but"},
    {"\xFF\xFE\n", 4, NULL, "x.txt: error: holds nothing but"},
    {"\0\0\0\0\0\0\0\0", 8, NULL, "x.txt: error: not a text"},
    {"a\nb\n\xE4\xB8\xAD\xE5\x9B", 9, "utf8",
     "x.txt:3: error: not valid UTF-8: the text ends within the character at "
     "byte offset 7"},
    {"\xEF\xBB\xBF\xE4\xB8\xAD\n\xFF", 8, NULL,
     "x.txt:2: error: not valid UTF-8: no character at byte offset 7"},
    {"\xED\xA0\x80", 3, "UTF-8", "x.txt:1: error: not valid UTF-8"},
    {"\xC0\x80", 2, "UTF-8", "x.txt:1: error: not valid UTF-8"},
    {"\xD6\xD0\r\n\xB9\xFA\xD6", 7, "gbk",
     "x.txt:2: error: not valid GB18030: the text ends within the character at "
     "byte offset 6"},
    {"\xA4\xA4\xFF\xFF", 4, "BIG-5",
     "x.txt:1: error: not valid Big5-HKSCS: no character at byte offset 2"},
    {"\xFF\xFE-N\x00\xD8-N", 8, NULL,
     "x.txt:1: error: not valid UTF-16LE: no character at byte offset 4"},
    {"N-\n", 3, "utf-16be",
     "x.txt:1: error: not valid UTF-16BE: the text ends within the character "
     "at byte offset 2"},
    {"abc", 3, "klingon", "x.txt: error: 'klingon' is no encoding"},
    {"abc", 3, "", "x.txt: error: '' is no encoding"},
    {"abc", 3, "|", "x.txt: error: '|' is no encoding"},
};

static void test_bad(void) {
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new(BAD[i].bytes, BAD[i].size);
    g_autoptr(Diag) diag = diag_new("x.txt");
    g_autoptr(Lines) lines = lines_decode(bytes, BAD[i].encoding, diag);
    g_autofree char *said = messages(diag);
    g_test_message("%u: %s", i, said);
    g_assert_null(lines);
    if (!g_str_has_prefix(said, BAD[i].said))
      g_error("said: %s\nwanted: %s", said, BAD[i].said);
  }
}

/* A text that is whole but for its last byte is said to be so, in the
 * encoding it is in. */
static void test_truncated(void) {
  for (guint e = 0; e < G_N_ELEMENTS(ENCODINGS); e++) {
    const char *text = TEXTS[e < 8 ? 0 : 7].text;
    g_autoptr(GBytes) whole =
        encoded(text, ENCODINGS[e].mark, ENCODINGS[e].iconv);
    gsize size = g_bytes_get_size(whole);
    g_autoptr(GBytes) bytes = g_bytes_new_from_bytes(whole, 0, size - 1);
    g_autoptr(Diag) diag = diag_new("x.txt");
    g_autoptr(Lines) lines = lines_decode(bytes, NULL, diag);
    g_assert_null(lines);
    g_autofree char *said = messages(diag);
    g_autofree char *wanted = g_strdup_printf(
        "x.txt:1: error: not valid %s: the text ends within the character at "
        "byte offset %u",
        ENCODINGS[e].name, (guint)size - (e < 2 ? 3 : 2));
    if (!g_str_has_prefix(said, wanted))
      g_error("said: %s\nwanted: %s", said, wanted);
  }
}

/* Noise of a fixed linear congruence, of every length up to some thousands. */
static void test_noise(void) {
  guint32 state = 20240229;
  guint8 noise[4096];
  for (guint size = 60; size <= sizeof noise; size += 61) {
    for (guint i = 0; i < size; i++)
      noise[i] = (guint8)((state = state * 1664525 + 1013904223) >> 24);
    noise[0] = 0xD8; /* not a byte order mark */
    g_autoptr(GBytes) bytes = g_bytes_new(noise, size);
    g_autoptr(Diag) diag = diag_new("x.txt");
    g_autoptr(Lines) lines = lines_decode(bytes, NULL, diag);
    g_assert_null(lines);
    g_assert_cmpuint(diag_count(diag, DIAG_NOT_TEXT), ==, 1);
  }
}

static void test_aliases(void) {
  static const struct {
    const char *alias, *name;
  } CASES[] = {
      {"utf8", "UTF-8"},
      {"UTF-8", "UTF-8"},
      {"gbk", "GB18030"},
      {"GB2312", "GB18030"},
      {"cp936", "GB18030"},
      {"GB-18030", "GB18030"},
      {"ascii", "ascii"},
      {"latin1", "latin1"},
      {"big5", "Big5-HKSCS"},
      {"Big5", "Big5-HKSCS"},
      {"BIG5-HKSCS", "Big5-HKSCS"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new("abc", 3);
    g_autoptr(Diag) diag = diag_new("x.txt");
    g_autoptr(Lines) lines = lines_decode(bytes, CASES[i].alias, diag);
    g_assert_nonnull(lines);
    g_assert_cmpstr(lines->encoding, ==, CASES[i].name);
    g_assert_false(diag_has(diag, SEVERITY_NOTE));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/decode/short", test_short);
  g_test_add_func("/decode/long", test_long);
  g_test_add_func("/decode/bad", test_bad);
  g_test_add_func("/decode/truncated", test_truncated);
  g_test_add_func("/decode/noise", test_noise);
  g_test_add_func("/decode/aliases", test_aliases);
  return g_test_run();
}
