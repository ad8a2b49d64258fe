#include "pdf/cmap.h"

#include <string.h>

/* A CMap of N pairs of cairo's, each code the number of its text. */
static char *labelled(guint n) {
  GString *out = g_string_new("1 begincodespacerange\n<0000> <ffff>\n"
                              "endcodespacerange\n");
  g_string_append_printf(out, "%u beginbfchar\n", n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(out, "<%04x> <db80%04x>\n", i + 1, 0xDC00 + i);
  g_string_append(out, "endbfchar\nendcmap\n");
  return g_string_free(out, FALSE);
}

static char *relabel(const char *cmap, const GPtrArray *texts) {
  return g_string_free(cmap_relabel(cmap, strlen(cmap), texts), FALSE);
}

static GPtrArray *texts_of(const char *const *list, guint n) {
  GPtrArray *texts = g_ptr_array_new();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(texts, (char *)list[i]);
  return texts;
}

static const struct {
  const char *text, *hex;
} TEXTS[] = {{"一", "4E00"},
             {"\xE2\xBC\x80", "2F00"}, /* ⼀ */
             {"——", "20142014"},
             {"𠀀", "D840DC00"},
             {"葛\xF3\xA0\x84\x80", "845BDB40DD00"},
             {"\xEF\xBB\xBF", "2060"}, /* a mark PDF/A forbids */
             {"", "FFFD"}};

static void test_texts(void) {
  guint n = G_N_ELEMENTS(TEXTS);
  const char *list[G_N_ELEMENTS(TEXTS)];
  for (guint i = 0; i < n; i++)
    list[i] = TEXTS[i].text;
  g_autoptr(GPtrArray) texts = texts_of(list, n);
  g_autofree char *cmap = labelled(n + 1); /* one code has no text */
  g_autofree char *made = relabel(cmap, texts);
  g_assert_nonnull(strstr(made, "8 beginbfchar\n<0001> <4E00>\n"));
  for (guint i = 0; i < n; i++) {
    g_autofree char *pair =
        g_strdup_printf("\n<%04x> <%s>\n", i + 1, TEXTS[i].hex);
    g_assert_nonnull(strstr(made, pair));
  }
  g_assert_nonnull(strstr(made, "\n<0008> <FFFD>\n"));
}

/* No section has more than a hundred pairs. */
static void test_sections(void) {
  static const guint numbers[] = {0, 1, 100, 101, 250};
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  for (guint i = 0; i < 250; i++)
    g_ptr_array_add(texts, (char *)"字");
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
    guint n = numbers[i], pairs = 0, sections = 0;
    g_autofree char *cmap = labelled(n);
    g_autofree char *made = relabel(cmap, texts);
    for (const char *p = made; (p = strstr(p, "> <5B57>")); p++)
      pairs++;
    for (const char *p = made; (p = strstr(p, " beginbfchar")); p++)
      sections++;
    g_assert_cmpuint(pairs, ==, n);
    g_assert_cmpuint(sections, ==, (n + 99) / 100);
  }
}

/* What is no CMap of cairo's gives an empty one, whatever it is. */
static void test_odd(void) {
  static const char *const odd[] = {"",
                                    "beginbfchar",
                                    "beginbfchar <00",
                                    "beginbfchar <0001> <",
                                    "endbfchar <1> <2>",
                                    "beginbfchar <0001> <zzzzzzzz>"};
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  for (guint i = 0; i < G_N_ELEMENTS(odd); i++) {
    g_autofree char *made = relabel(odd[i], texts);
    g_assert_true(g_str_has_suffix(made, "end\nend\n"));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cmap/texts", test_texts);
  g_test_add_func("/cmap/sections", test_sections);
  g_test_add_func("/cmap/odd", test_odd);
  return g_test_run();
}
