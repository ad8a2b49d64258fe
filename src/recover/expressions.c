/* Patterns in, compiled expressions out. */
#include "recover/expressions.h"

#include <string.h>

static void append_alternative(GString *out, const char *word) {
  if (out->len > strlen("(?:"))
    g_string_append_c(out, '|');
  g_autofree char *escaped = g_regex_escape_string(word, -1);
  g_string_append(out, escaped);
}

static gint by_length_desc(gconstpointer a, gconstpointer b) {
  gsize x = strlen(*(char *const *)a), y = strlen(*(char *const *)b);
  return x < y ? 1 : x > y ? -1 : strcmp(*(char *const *)a, *(char *const *)b);
}

/* "(?:longest|…|shortest)" of the words of a list. */
static char *alternatives(GKeyFile *words, const char *list) {
  g_autofree char *value = g_key_file_get_value(words, "words", list, NULL);
  if (!value)
    g_error("assets/recover/patterns.ini: no part or list {%s}", list);
  g_auto(GStrv) all = g_strsplit(value, " ", -1);
  qsort(all, g_strv_length(all), sizeof *all, by_length_desc);
  GString *out = g_string_new("(?:");
  for (guint i = 0; all[i]; i++)
    append_alternative(out, all[i]);
  g_string_append_c(out, ')');
  return g_string_free(out, FALSE);
}

static char *surname_class(GKeyFile *words) {
  g_autofree char *one = g_key_file_get_value(words, "surnames", "one", NULL);
  g_autofree char *two = g_key_file_get_value(words, "surnames", "two", NULL);
  g_auto(GStrv) names = g_strsplit(two, " ", -1);
  g_autofree char *alternation = g_strjoinv("|", names);
  return g_strdup_printf("(?:%s|[%s])", alternation, one);
}

/* An expression in the making.  Long parts and word lists stand once in front
 * of it, as groups to be called; short ones are written where they are used. */
typedef struct {
  GKeyFile *patterns, *words;
  GHashTable *parts; /* name → what stands for it */
  GString *groups;
} Expansion;

static char *expand(Expansion *expansion, const char *pattern);

static char *part_text(Expansion *expansion, const char *name) {
  g_autofree char *raw =
      g_key_file_get_value(expansion->patterns, "parts", name, NULL);
  if (raw)
    return expand(expansion, raw);
  return strcmp(name, "surname") == 0 ? surname_class(expansion->words)
                                      : alternatives(expansion->words, name);
}

static const char *part_named(Expansion *expansion, const char *name) {
  enum { SHORT_PART = 40 /* [bytes] */ };
  const char *known = g_hash_table_lookup(expansion->parts, name);
  if (known)
    return known;
  char *text = part_text(expansion, name);
  if (strlen(text) > SHORT_PART) {
    g_string_append_printf(expansion->groups, "(?<_%s>%s)", name, text);
    g_free(text);
    text = g_strdup_printf("(?&_%s)", name);
  }
  g_hash_table_insert(expansion->parts, g_strdup(name), text);
  return text;
}

/* PATTERN with every {name} replaced; "{2,4}" and "\p{Han}" are not names. */
static char *expand(Expansion *expansion, const char *pattern) {
  GString *out = g_string_new(NULL);
  for (const char *p = pattern; *p;) {
    gboolean named = *p == '{' && g_ascii_islower(p[1]);
    gsize n = named ? strcspn(p, "}") : 0;
    if (n) {
      g_autofree char *name = g_strndup(p + 1, n - 1);
      g_string_append(out, part_named(expansion, name));
      p += n + 1;
    } else {
      g_string_append_c(out, *p++);
    }
  }
  return g_string_free(out, FALSE);
}

/* The whole expression for PATTERN. */
static char *expression_of(const char *pattern, GKeyFile *patterns,
                           GKeyFile *words) {
  g_autoptr(GHashTable) parts =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GString) groups = g_string_new("(?(DEFINE)");
  Expansion expansion = {patterns, words, parts, groups};
  g_autofree char *body = expand(&expansion, pattern);
  return g_strdup_printf("%s)%s", groups->str, body);
}

GRegex *expression_compile(const char *name, const char *pattern,
                           GKeyFile *patterns, GKeyFile *words) {
  g_autofree char *expression = expression_of(pattern, patterns, words);
  g_autoptr(GError) error = NULL;
  GRegex *regex =
      g_regex_new(expression, G_REGEX_DUPNAMES | G_REGEX_OPTIMIZE, 0, &error);
  if (!regex)
    g_error("assets/recover/patterns.ini: %s: %s", name, error->message);
  g_regex_match(regex, "", 0, NULL); /* GLib translates it now, not when
                                        several threads match it */
  return regex;
}
