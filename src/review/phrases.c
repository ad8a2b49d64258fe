/* A key file in, phrases out.  For traditional characters the whole file is
 * changed over before it is read: its keys are ASCII. */
#include "review/phrases.h"

#include "base/asset.h"
#include "base/script.h"

#include <string.h>

struct Phrases {
  GHashTable *texts; /* "group/key" → phrase */
};

static GKeyFile *open_words(const char *language) {
  if (!script_is_traditional(language))
    return asset_key_file("review/words.ini");
  g_autoptr(GBytes) bytes = asset_get("review/words.ini");
  g_autofree char *text = script_to_traditional(g_bytes_get_data(bytes, NULL));
  GKeyFile *file = g_key_file_new();
  gboolean read =
      g_key_file_load_from_data(file, text, (gsize)-1, G_KEY_FILE_NONE, NULL);
  g_assert(read);
  return file;
}

static void read_group(GHashTable *texts, GKeyFile *file, const char *group) {
  g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
  for (guint i = 0; keys[i]; i++)
    g_hash_table_insert(texts, g_strconcat(group, "/", keys[i], NULL),
                        g_key_file_get_string(file, group, keys[i], NULL));
}

Phrases *phrases_new(const char *language) {
  Phrases *phrases = g_new(Phrases, 1);
  phrases->texts =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GKeyFile) file = open_words(language);
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (guint i = 0; groups[i]; i++)
    read_group(phrases->texts, file, groups[i]);
  return phrases;
}

void phrases_free(Phrases *phrases) {
  if (!phrases)
    return;
  g_hash_table_unref(phrases->texts);
  g_free(phrases);
}

const char *phrase(const Phrases *phrases, const char *group, const char *key) {
  g_autofree char *name = g_strconcat(group, "/", key, NULL);
  const char *text = g_hash_table_lookup(phrases->texts, name);
  return text ? text : key;
}

/* The side of "said|denied" that is meant, in a new string. */
static char *side(const char *pair, gboolean denied) {
  g_auto(GStrv) sides = g_strsplit(pair, "|", 2);
  return g_strdup(denied && sides[1] ? sides[1] : sides[0]);
}

/* TEXT behind PREFIX; NULL if it does not begin so. */
static const char *behind(const char *text, const char *prefix) {
  return g_str_has_prefix(text, prefix) ? text + strlen(prefix) : NULL;
}

/* "form:dateline", "has:paper", or an atom by its bare name. */
static void append_atom(const Phrases *phrases, const char *atom,
                        gboolean denied, GString *out) {
  const char *colon = strchr(atom, ':');
  if (!colon) {
    g_autofree char *text = side(phrase(phrases, "atoms", atom), denied);
    g_string_append(out, text);
    return;
  }
  g_autofree char *way = g_strndup(atom, (gsize)(colon - atom));
  g_autofree char *frame = side(phrase(phrases, "words", way), denied);
  g_auto(GStrv) parts = g_strsplit(frame, "%s", 2);
  g_string_append(out, parts[0]);
  g_string_append(out, phrase(phrases, "words", colon + 1));
  g_string_append(out, parts[1] ? parts[1] : "");
}

static void append_term(const Phrases *phrases, const char *term,
                        GString *out) {
  static const struct {
    const char *prefix, *key;
  } SIDES[] = {{"second previous ", "second-before"},
               {"previous ", "before"},
               {"next ", "behind"},
               {"second next ", "second-behind"}};
  const char *rest = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(SIDES) && !rest; i++)
    if ((rest = behind(term, SIDES[i].prefix)))
      g_string_append(out, phrase(phrases, "words", SIDES[i].key));
  term = rest ? rest : term;
  rest = behind(term, "not ");
  append_atom(phrases, rest ? rest : term, rest != NULL, out);
}

char *phrase_rule(const Phrases *phrases, const char *rule) {
  GString *out = g_string_new(NULL);
  g_auto(GStrv) terms = g_strsplit(rule, " & ", -1);
  for (guint i = 0; terms[i]; i++) {
    if (i)
      g_string_append(out, "，");
    append_term(phrases, terms[i], out);
  }
  return g_string_free(out, FALSE);
}
