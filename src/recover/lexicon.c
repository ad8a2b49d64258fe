/* Assets in, tables out: a table of characters finds all words of all lists in
 * one pass over a text.  Printed forms are lexicon_forms.c's. */
#include "base/asset.h"
#include "recover/lexicon_private.h"

/* ── Characters ──────────────────────────────────────────────────────── */

static const Character *character(const Lexicon *lexicon, gunichar c) {
  static const Character UNKNOWN = {NULL, 0, 0};
  return c < CHARACTERS ? &lexicon->characters[c] : &UNKNOWN;
}

static Character *character_known(Lexicon *lexicon, gunichar c) {
  g_assert(c < CHARACTERS);
  return &lexicon->characters[c];
}

static void read_script(Lexicon *lexicon, GKeyFile *file, const char *key,
                        gint8 script) {
  g_autofree char *text = g_key_file_get_value(file, "characters", key, NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    character_known(lexicon, g_utf8_get_char(p))->script = script;
}

/* Pairs of characters, traditional and simplified, as ICU's transliterator
 * Traditional-Simplified changes the ideographs U+4E00 to U+9FFF. */
static void read_simplified(Lexicon *lexicon) {
  g_autoptr(GBytes) bytes = asset_get("recover/simplified.txt");
  gsize size;
  const char *p = g_bytes_get_data(bytes, &size), *end = p + size;
  for (gunichar from; p < end; p = g_utf8_next_char(p)) {
    from = g_utf8_get_char(p);
    if (g_unichar_isspace(from))
      continue;
    p = g_utf8_next_char(p);
    character_known(lexicon, from)->simplified = (gunichar2)g_utf8_get_char(p);
  }
}

gunichar lexicon_simplified(const Lexicon *lexicon, gunichar c) {
  gunichar to = character(lexicon, c)->simplified;
  return to ? to : c;
}

int lexicon_script(const Lexicon *lexicon, gunichar c) {
  return character(lexicon, c)->script;
}

/* ── Words ───────────────────────────────────────────────────────────── */

static void word_clear(gpointer data) {
  g_free(((Word *)data)->word);
}

static GArray *words_new(void) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  g_array_set_clear_func(words, word_clear);
  return words;
}

guint lexicon_number_of(GHashTable *numbers, const char *name) {
  gpointer number;
  gboolean known = g_hash_table_lookup_extended(numbers, name, NULL, &number);
  g_assert(known);
  return GPOINTER_TO_UINT(number);
}

static gint longest_first(gconstpointer a, gconstpointer b) {
  gsize x = ((const Word *)a)->length, y = ((const Word *)b)->length;
  return x < y ? 1 : x > y ? -1 : 0;
}

/* TEXT among the words, made if it is not there; no word may be added while
 * it is used. */
static Word *word_known(Lexicon *lexicon, const char *text) {
  Character *first = character_known(lexicon, g_utf8_get_char(text));
  if (!first->words)
    first->words = words_new();
  for (guint i = 0; i < first->words->len; i++) {
    Word *word = &g_array_index(first->words, Word, i);
    if (strcmp(word->word, text) == 0)
      return word;
  }
  Word word = {g_strdup(text), strlen(text), 0, {{0}}};
  g_array_append_val(first->words, word);
  return &g_array_index(first->words, Word, first->words->len - 1);
}

/* The words of a key, parted by spaces; free with g_strfreev(). */
static char **words_of(GKeyFile *file, const char *group, const char *key) {
  g_autofree char *value = g_key_file_get_value(file, group, key, NULL);
  return g_strsplit(value, " ", -1);
}

static void read_lists(Lexicon *lexicon, GKeyFile *file) {
  g_auto(GStrv) keys = g_key_file_get_keys(file, "words", NULL, NULL);
  for (guint i = 0; keys[i]; i++) {
    g_assert(i < MAX_LISTS);
    g_ptr_array_add(lexicon->lists, g_strdup(keys[i]));
    g_hash_table_insert(lexicon->list_numbers, lexicon->lists->pdata[i],
                        GUINT_TO_POINTER(i));
    g_auto(GStrv) words = words_of(file, "words", keys[i]);
    for (guint w = 0; words[w]; w++)
      if (*words[w])
        word_known(lexicon, words[w])->lists |= G_GUINT64_CONSTANT(1) << i;
  }
}

/* Notes which forms need which words. */
static void read_needed(Lexicon *lexicon, GKeyFile *file) {
  g_auto(GStrv) keys = g_key_file_get_keys(file, "needed", NULL, NULL);
  for (guint i = 0; keys[i]; i++) {
    guint form = lexicon_number_of(lexicon->form_numbers, keys[i]);
    g_array_index(lexicon->forms, Form, form).needs = TRUE;
    g_auto(GStrv) words = words_of(file, "needed", keys[i]);
    for (guint w = 0; words[w]; w++)
      if (*words[w])
        form_set_add(&word_known(lexicon, words[w])->needed, form);
  }
}

static void read_surnames(Lexicon *lexicon, GKeyFile *file) {
  g_autofree char *one = g_key_file_get_value(file, "surnames", "one", NULL);
  for (const char *p = one; *p; p = g_utf8_next_char(p))
    g_hash_table_add(lexicon->surnames,
                     g_strndup(p, (gsize)(g_utf8_next_char(p) - p)));
  g_autofree char *two = g_key_file_get_value(file, "surnames", "two", NULL);
  g_auto(GStrv) names = g_strsplit(two, " ", -1);
  for (guint i = 0; names[i]; i++)
    g_hash_table_add(lexicon->surnames, g_strdup(names[i]));
}

static void read_words(Lexicon *lexicon, GKeyFile *file) {
  read_lists(lexicon, file);
  read_needed(lexicon, file);
  for (gunichar c = 0; c < CHARACTERS; c++)
    if (lexicon->characters[c].words)
      g_array_sort(lexicon->characters[c].words, longest_first);
  read_script(lexicon, file, "hans", -1);
  read_script(lexicon, file, "hant", 1);
  read_surnames(lexicon, file);
}

guint lexicon_n_lists(const Lexicon *lexicon) {
  return lexicon->lists->len;
}

const char *lexicon_list_name(const Lexicon *lexicon, guint list) {
  return g_ptr_array_index(lexicon->lists, list);
}

guint lexicon_list(const Lexicon *lexicon, const char *name) {
  return lexicon_number_of(lexicon->list_numbers, name);
}

static FormSet form_set_both(const FormSet *a, const FormSet *b) {
  return (FormSet){{a->bits[0] & b->bits[0], a->bits[1] & b->bits[1]}};
}

/* The forms that are sought at P in TEXT, TAIL being its end. */
static FormSet forms_sought_at(const Lexicon *lexicon, const char *p,
                               guint chars_before, const char *tail) {
  FormSet set = form_set_union(&lexicon->of_scope[FORM_FACT],
                               &lexicon->of_scope[FORM_LINE]);
  if (chars_before < START_CHARS)
    set = form_set_union(&set, &lexicon->of_scope[FORM_START]);
  if (p >= tail)
    set = form_set_union(&set, &lexicon->of_scope[FORM_END]);
  return set;
}

WordHits lexicon_find_words(const Lexicon *lexicon, Slice text) {
  WordHits hits = {0};
  const char *end = text.text + text.length;
  const char *tail = slice_tail(text, END_CHARS).text;
  guint chars = 0;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p), chars++) {
    const GArray *words = lexicon_words_from(lexicon, g_utf8_get_char(p));
    if (!words)
      continue;
    FormSet sought = forms_sought_at(lexicon, p, chars, tail);
    for (guint i = 0; i < words->len; i++) {
      const Word *word = &g_array_index(words, Word, i);
      if (!word_stands_at(word, p, end))
        continue;
      hits.within |= word->lists;
      hits.starts |= p == text.text ? word->lists : 0;
      hits.ends |= p + word->length == end ? word->lists : 0;
      FormSet needed = form_set_both(&word->needed, &sought);
      hits.needed = form_set_union(&hits.needed, &needed);
    }
  }
  return hits;
}

static gsize word_at(const Lexicon *lexicon, guint list, const char *p,
                     const char *end, gboolean whole) {
  const GArray *words =
      p < end ? lexicon_words_from(lexicon, g_utf8_get_char(p)) : NULL;
  for (guint i = 0; words && i < words->len; i++) {
    const Word *word = &g_array_index(words, Word, i);
    if (word->lists >> list & 1 && word_stands_at(word, p, end) &&
        (!whole || p + word->length == end))
      return word->length;
  }
  return 0;
}

gsize lexicon_word_at_start(const Lexicon *lexicon, const char *name,
                            Slice text) {
  return word_at(lexicon, lexicon_list(lexicon, name), text.text,
                 text.text + text.length, FALSE);
}

gsize lexicon_word_at_end(const Lexicon *lexicon, const char *name,
                          Slice text) {
  guint list = lexicon_list(lexicon, name);
  Slice tail = slice_tail(text, 8); /* no word is longer */
  const char *end = tail.text + tail.length;
  gsize found = 0;
  for (const char *p = tail.text; p < end && !found; p = g_utf8_next_char(p))
    found = word_at(lexicon, list, p, end, TRUE);
  return found;
}

gsize lexicon_surname(const Lexicon *lexicon, Slice text) {
  for (guint n = 2; n > 0; n--) {
    Slice head = slice_head(text, n);
    g_autofree char *name = slice_dup(head);
    if (slice_chars(head) == n &&
        g_hash_table_contains(lexicon->surnames, name))
      return head.length;
  }
  return 0;
}

/* ── The whole ───────────────────────────────────────────────────────── */

Lexicon *lexicon_new(void) {
  Lexicon *lexicon = g_new0(Lexicon, 1);
  lexicon->lists = g_ptr_array_new_with_free_func(g_free);
  lexicon->list_numbers = g_hash_table_new(g_str_hash, g_str_equal);
  lexicon->characters = g_new0(Character, CHARACTERS);
  lexicon->surnames =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GKeyFile) words = asset_key_file("recover/words.ini");
  lexicon_read_forms(lexicon, words);
  read_words(lexicon, words);
  read_simplified(lexicon);
  return lexicon;
}

void lexicon_free(Lexicon *lexicon) {
  if (!lexicon)
    return;
  g_ptr_array_unref(lexicon->lists);
  g_hash_table_unref(lexicon->list_numbers);
  for (gunichar c = 0; c < CHARACTERS; c++)
    g_clear_pointer(&lexicon->characters[c].words, g_array_unref);
  g_free(lexicon->characters);
  g_hash_table_unref(lexicon->surnames);
  g_hash_table_unref(lexicon->form_numbers);
  g_array_unref(lexicon->forms);
  g_free(lexicon);
}
