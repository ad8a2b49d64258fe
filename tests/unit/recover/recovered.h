/* Help for the tests of the recovery: an issue from a string, its dump, and
 * the proof of law 1. */
#ifndef TESTS_RECOVERED_H
#define TESTS_RECOVERED_H

#include "recover/recover.h"

#include <string.h>

typedef struct {
  Diag *diag;
  Lines *lines;
  Issue *issue;
} Recovered;

static inline Recovered recover_text(const char *text) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  Recovered out = {.diag = diag_new("test.txt")};
  out.lines = lines_decode(bytes, "UTF-8", out.diag);
  g_assert_nonnull(out.lines);
  out.issue = recover_issue(out.lines, "FALLBACK", NULL, out.diag);
  return out;
}

static inline void recovered_clear(Recovered *recovered) {
  issue_free(recovered->issue);
  lines_free(recovered->lines);
  diag_free(recovered->diag);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Recovered, recovered_clear)

/* How often each character that is not white space stands in TEXT. */
static inline GHashTable *count_characters(const char *text) {
  GHashTable *counts = g_hash_table_new(NULL, NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gpointer c = GUINT_TO_POINTER(g_utf8_get_char(p));
    gsize n = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, c));
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      g_hash_table_insert(counts, c, GSIZE_TO_POINTER(n + 1));
  }
  return counts;
}

/* Fails unless the issue is sound and holds each character of TEXT that is
 * not white space as often as TEXT does. */
static inline void assert_kept(const char *text, const Recovered *recovered) {
  g_autofree char *fault = issue_check(recovered->issue);
  g_assert_cmpstr(fault, ==, NULL);
  g_autoptr(GString) words = g_string_new(NULL);
  issue_append_words(recovered->issue, words);
  g_autoptr(GHashTable) wanted = count_characters(text);
  g_autoptr(GHashTable) found = count_characters(words->str);
  GHashTableIter iter;
  gpointer c, n;
  g_hash_table_iter_init(&iter, wanted);
  while (g_hash_table_iter_next(&iter, &c, &n))
    if (g_hash_table_lookup(found, c) != n)
      g_error("U+%04X stands %zu times in the text, %zu in the issue",
              GPOINTER_TO_UINT(c), GPOINTER_TO_SIZE(n),
              GPOINTER_TO_SIZE(g_hash_table_lookup(found, c)));
  g_assert_cmpuint(g_hash_table_size(found), ==, g_hash_table_size(wanted));
}

#endif
