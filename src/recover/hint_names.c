/* hints.ini in, a table of names out. */
#include "recover/hint_names.h"

#include "base/asset.h"

#include <string.h>

struct HintNames {
  GKeyFile *file;
  GHashTable *names; /* name → HintName */
  GPtrArray *sorted; /* the names as the file has them */
};

static const char *const KEYS[HINTS] = {
#define HINT(id, key, reach, first, rest) [HINT_##id] = key,
#include "recover/hints.def"
#undef HINT
};

static void add_name(HintNames *names, HintKind kind, const char *word) {
  gsize length = strcspn(word, "?=+");
  HintName *name = g_new0(HintName, 1);
  char *key = g_strndup(word, length);
  *name = (HintName){kind, strchr(word, '?') != NULL, strchr(word, '=') != NULL,
                     strchr(word, '+') != NULL, key};
  g_hash_table_insert(names->names, key, name);
  g_ptr_array_add(names->sorted, key);
}

HintNames *hint_names_new(void) {
  HintNames *names = g_new0(HintNames, 1);
  names->file = asset_key_file("recover/hints.ini");
  names->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  names->sorted = g_ptr_array_new();
  for (HintKind kind = 0; kind < HINTS; kind++) {
    g_autofree char *value =
        g_key_file_get_value(names->file, "names", KEYS[kind], NULL);
    g_auto(GStrv) words = g_strsplit(value ? value : "", " ", -1);
    for (guint i = 0; words[i]; i++)
      if (*words[i])
        add_name(names, kind, words[i]);
  }
  return names;
}

void hint_names_free(HintNames *names) {
  if (!names)
    return;
  g_key_file_unref(names->file);
  g_hash_table_unref(names->names);
  g_ptr_array_unref(names->sorted);
  g_free(names);
}

/* TEXT without any white space. */
static char *dense(Slice text) {
  GString *out = g_string_new(NULL);
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      g_string_append_unichar(out, g_utf8_get_char(p));
  return g_string_free(out, FALSE);
}

const HintName *hint_names_find(const HintNames *names, Slice word) {
  g_autofree char *key = dense(word);
  return g_hash_table_lookup(names->names, key);
}

static guint differing(const char *a, const char *b) {
  guint n = 0;
  for (; *a && *b; a = g_utf8_next_char(a), b = g_utf8_next_char(b))
    n += g_utf8_get_char(a) != g_utf8_get_char(b);
  return *a || *b ? G_MAXUINT : n;
}

const char *hint_names_near(const HintNames *names, Slice word) {
  g_autofree char *key = dense(word);
  for (guint i = 0; i < names->sorted->len; i++)
    if (differing(names->sorted->pdata[i], key) == 1)
      return names->sorted->pdata[i];
  return NULL;
}

gboolean hint_names_holds(const HintNames *names, const char *group,
                          const char *key, Slice word) {
  g_autofree char *wanted = dense(word);
  g_autofree char *value = g_key_file_get_value(names->file, group, key, NULL);
  g_auto(GStrv) words = g_strsplit(value ? value : "", " ", -1);
  return g_strv_contains((const char *const *)words, wanted);
}
