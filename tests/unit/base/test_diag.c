/* Messages are counted, weighed, and printed in order of place. */
#include "base/diag.h"

#include <string.h>

static void test_print(void) {
  g_autoptr(Diag) diag = diag_new("a.txt");
  diag_add(diag, DIAG_ENCODING_GUESSED, 9, 0, "third %d", 3);
  diag_add(diag, DIAG_CONTROL_CHARACTER, 2, 7, "second");
  diag_add(diag, DIAG_BAD_ENCODING, 0, 5, "first");
  diag_add(diag, DIAG_ENCODING_GUESSED, 2, 7, "after second");
  static const struct {
    Severity severity;
    const char *printed;
  } CASES[] = {
      {SEVERITY_NOTE, "a.txt: error: first [bad-encoding]\n"
                      "a.txt:2:7: warning: second [control-character]\n"
                      "a.txt:2:7: note: after second [encoding-guessed]\n"
                      "a.txt:9: note: third 3 [encoding-guessed]\n"},
      {SEVERITY_WARNING, "a.txt: error: first [bad-encoding]\n"
                         "a.txt:2:7: warning: second [control-character]\n"},
      {SEVERITY_ERROR, "a.txt: error: first [bad-encoding]\n"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    diag_print(diag, CASES[i].severity, out);
    g_assert_cmpstr(out->str, ==, CASES[i].printed);
  }
}

static void test_weigh(void) {
  g_autoptr(Diag) diag = diag_new("a.txt");
  g_assert_false(diag_has(diag, SEVERITY_NOTE));
  diag_add(diag, DIAG_CONTROL_CHARACTER, 1, 1, "x");
  g_assert_true(diag_has(diag, SEVERITY_NOTE));
  g_assert_true(diag_has(diag, SEVERITY_WARNING));
  g_assert_false(diag_has(diag, SEVERITY_ERROR));
  g_assert_cmpuint(diag_count(diag, DIAG_CONTROL_CHARACTER), ==, 1);
  g_assert_cmpuint(diag_count(diag, DIAG_NOT_TEXT), ==, 0);
}

/* The same of the same place is told once. */
static void test_twice(void) {
  g_autoptr(Diag) diag = diag_new("a.txt");
  for (guint i = 0; i < 3; i++) {
    diag_add(diag, DIAG_MISSING_GLYPH, 7, 0, "no %s", "x");
    diag_add(diag, DIAG_MISSING_GLYPH, 8, 0, "no %s", "x");
    diag_add(diag, DIAG_MISSING_GLYPH, 7, 0, "no %s", "y");
  }
  g_assert_cmpuint(diag_count(diag, DIAG_MISSING_GLYPH), ==, 3);
}

/* Lines are counted on from file to file, and printed as each file's own. */
static void test_files(void) {
  g_autoptr(Diag) diag = diag_new("issue");
  g_autoptr(GString) out = g_string_new(NULL);
  diag_enter(diag, "issue/1.txt");
  diag_add(diag, DIAG_CONTROL_CHARACTER, 2, 0, "a");
  diag_leave(diag, 3);
  diag_enter(diag, "issue/2.txt");
  diag_add(diag, DIAG_CONTROL_CHARACTER, 2, 1, "b");
  diag_add(diag, DIAG_CONTROL_CHARACTER, 0, 0, "c");
  diag_leave(diag, 4);
  diag_add(diag, DIAG_NO_TITLE, 3, 0, "d");
  diag_add(diag, DIAG_NO_TITLE, 4, 0, "e");
  diag_add(diag, DIAG_NO_TITLE, 0, 0, "f");
  diag_print(diag, SEVERITY_NOTE, out);
  g_assert_cmpstr(out->str, ==,
                  "issue/2.txt: warning: c [control-character]\n"
                  "issue: warning: f [no-title]\n"
                  "issue/1.txt:2: warning: a [control-character]\n"
                  "issue/1.txt:3: warning: d [no-title]\n"
                  "issue/2.txt:1: warning: e [no-title]\n"
                  "issue/2.txt:2:1: warning: b [control-character]\n");
  g_autofree char *place = diag_place(diag, 5);
  g_assert_cmpstr(place, ==, "line 2 of 2.txt");
}

/* Names are what users search for: lower case, and each stands once. */
static void test_names(void) {
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  for (DiagId id = 0; id < DIAG_N; id++) {
    const char *name = diag_name(id);
    g_assert_cmpuint(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==,
                     strlen(name));
    g_assert_true(g_hash_table_add(names, (gpointer)name));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diag/print", test_print);
  g_test_add_func("/diag/weigh", test_weigh);
  g_test_add_func("/diag/twice", test_twice);
  g_test_add_func("/diag/files", test_files);
  g_test_add_func("/diag/names", test_names);
  return g_test_run();
}
