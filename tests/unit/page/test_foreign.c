#include "page/foreign.h"

#include <string.h>

/* Stretches in a text, in brackets, with their languages; none without. */
static const struct {
  const char *text, *languages;
} CASES[] = {
    {"他说“[The fox is quick and brown]。”", "en"},
    {"[I have a dream] 是名句，[Time is on our side, isn’t it]?", "en en"},
    {"发展GDP、WTO和iPhone 13 Pro Max", ""},
    {"Lenovo ThinkPad Carbon Gen 9 发布", ""},
    {"Café de la Paix in the city of Paris", ""},
    {"the end", ""},
    {"ＴＨＥ　ＥＮＤ　ＯＦ　ＡＬＬ", ""},
    {"日本[ありがとう]、[カラオケ]，の字", "ja ja"},
    {"韩国[안녕하세요 여러분]！", "ko"},
    {"俄国[Спасибо, большое спасибо]！", "ru"},
    {"α、β与γ射线，É", ""},
    {"", ""},
};

/* Marks the stretches of TEXT as the cases do. */
static char *marked(const char *text, GString *languages) {
  GString *out = g_string_new(NULL);
  gsize at = 0;
  Foreign foreign;
  while (foreign_next(text, at, &foreign)) {
    g_assert_cmpuint(foreign.start, >=, at);
    g_assert_cmpuint(foreign.end, >, foreign.start);
    g_string_append_len(out, text + at, (gssize)(foreign.start - at));
    g_string_append_c(out, '[');
    g_string_append_len(out, text + foreign.start,
                        (gssize)(foreign.end - foreign.start));
    g_string_append_c(out, ']');
    g_string_append(languages, languages->len ? " " : "");
    g_string_append(languages, foreign.language);
    at = foreign.end;
  }
  g_string_append(out, text + at);
  return g_string_free(out, FALSE);
}

static void test_found(gconstpointer data) {
  guint nth = GPOINTER_TO_UINT(data);
  g_autoptr(GString) text = g_string_new(CASES[nth].text);
  g_string_replace(text, "[", "", 0);
  g_string_replace(text, "]", "", 0);
  g_autoptr(GString) languages = g_string_new(NULL);
  g_autofree char *found = marked(text->str, languages);
  g_assert_cmpstr(found, ==, CASES[nth].text);
  g_assert_cmpstr(languages->str, ==, CASES[nth].languages);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *name = g_strdup_printf("/foreign/%u", i);
    g_test_add_data_func(name, GUINT_TO_POINTER(i), test_found);
  }
  return g_test_run();
}
