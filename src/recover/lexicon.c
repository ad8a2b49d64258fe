/* Assets in, tables out: a table of characters finds all words of all lists in
 * one pass over a text, and each printed form is a compiled expression with the
 * part of a line it is sought in.
 *
 * Expressions are slow beside words, so a form may name words it needs
 * ([needed] in words.ini): where none of them stands in its part of the line it
 * is not tried. */
#include "recover/lexicon.h"

#include "base/asset.h"

#include <string.h>

typedef struct {
  char *word;
  gsize length;
  guint64 lists;  /* of [words] that it is in, by number */
  FormSet needed; /* the forms that name it in [needed] */
} Word;

typedef struct {
  char *name;
  FormScope scope;
  GRegex *regex;
  gboolean needs; /* one of the words that name it */
} Form;

typedef struct {
  GArray *words;        /* of Word, those it begins, longest first; or NULL */
  gunichar2 simplified; /* its simplified form; 0 if it has none */
  gint8 script;         /* see lexicon_script() */
} Character;

struct Lexicon {
  GPtrArray *lists;         /* names, of [words] */
  GHashTable *list_numbers; /* name of a list → its number */
  Character *characters;    /* up to U+FFFF; nothing is known of others */
  GHashTable *surnames;     /* the ones of one character, and of two */
  GArray *forms;            /* of Form */
  GHashTable *form_numbers; /* name of a form → its number */
  FormSet of_scope[FORM_SCOPES];
};

enum {
  CHARACTERS = 0x10000,
  MAX_LISTS = 64,
  MAX_FORMS = 128,
  LONGEST_LINE = 100,
  START_CHARS = 60,
  END_CHARS = 40
};

static void form_set_add(FormSet *set, guint form) {
  set->bits[form / 64] |= G_GUINT64_CONSTANT(1) << (form % 64);
}

static FormSet form_set_both(const FormSet *a, const FormSet *b) {
  return (FormSet){{a->bits[0] & b->bits[0], a->bits[1] & b->bits[1]}};
}

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

/* The number of NAME, which must be known. */
static guint number_of(GHashTable *numbers, const char *name) {
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
    guint form = number_of(lexicon->form_numbers, keys[i]);
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
  return number_of(lexicon->list_numbers, name);
}

static gboolean stands_at(const Word *word, const char *p, const char *end) {
  return (gsize)(end - p) >= word->length &&
         memcmp(p, word->word, word->length) == 0;
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
    const GArray *words = character(lexicon, g_utf8_get_char(p))->words;
    if (!words)
      continue;
    FormSet sought = forms_sought_at(lexicon, p, chars, tail);
    for (guint i = 0; i < words->len; i++) {
      const Word *word = &g_array_index(words, Word, i);
      if (!stands_at(word, p, end))
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
      p < end ? character(lexicon, g_utf8_get_char(p))->words : NULL;
  for (guint i = 0; words && i < words->len; i++) {
    const Word *word = &g_array_index(words, Word, i);
    if (word->lists >> list & 1 && stands_at(word, p, end) &&
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

/* ── Printed forms ───────────────────────────────────────────────────── */

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

static void form_clear(gpointer data) {
  Form *form = data;
  g_free(form->name);
  g_regex_unref(form->regex);
}

static GRegex *compile(const char *name, const char *expression) {
  g_autoptr(GError) error = NULL;
  GRegex *regex =
      g_regex_new(expression, G_REGEX_DUPNAMES | G_REGEX_OPTIMIZE, 0, &error);
  if (!regex)
    g_error("assets/recover/patterns.ini: %s: %s", name, error->message);
  g_regex_match(regex, "", 0, NULL); /* GLib translates it now, not when
                                        several threads match it */
  return regex;
}

static const char *const SCOPES[FORM_SCOPES] = {[FORM_FACT] = "facts",
                                                [FORM_LINE] = "line",
                                                [FORM_START] = "start",
                                                [FORM_END] = "end"};

static void read_forms(Lexicon *lexicon, GKeyFile *words) {
  g_autoptr(GKeyFile) file = asset_key_file("recover/patterns.ini");
  for (FormScope scope = 0; scope < FORM_SCOPES; scope++) {
    g_auto(GStrv) keys = g_key_file_get_keys(file, SCOPES[scope], NULL, NULL);
    for (guint i = 0; keys[i]; i++) {
      g_autofree char *raw =
          g_key_file_get_value(file, SCOPES[scope], keys[i], NULL);
      g_autofree char *expression = expression_of(raw, file, words);
      Form form = {g_strdup(keys[i]), scope, compile(keys[i], expression),
                   FALSE};
      g_assert(lexicon->forms->len < MAX_FORMS);
      form_set_add(&lexicon->of_scope[scope], lexicon->forms->len);
      g_hash_table_insert(lexicon->form_numbers, form.name,
                          GUINT_TO_POINTER(lexicon->forms->len));
      g_array_append_val(lexicon->forms, form);
    }
  }
}

static const Form *form_at(const Lexicon *lexicon, guint form) {
  return &g_array_index(lexicon->forms, Form, form);
}

guint lexicon_n_forms(const Lexicon *lexicon) {
  return lexicon->forms->len;
}

const char *lexicon_form_name(const Lexicon *lexicon, guint form) {
  return form_at(lexicon, form)->name;
}

FormScope lexicon_form_scope(const Lexicon *lexicon, guint form) {
  return form_at(lexicon, form)->scope;
}

guint lexicon_form(const Lexicon *lexicon, const char *name) {
  return number_of(lexicon->form_numbers, name);
}

gboolean lexicon_form_possible(const Lexicon *lexicon, guint form,
                               const WordHits *hits) {
  return !form_at(lexicon, form)->needs || form_set_has(&hits->needed, form);
}

/* TRUE if a word that FORM needs stands in TEXT, or it needs none. */
static gboolean has_needed(const Lexicon *lexicon, guint form, Slice text) {
  if (!form_at(lexicon, form)->needs)
    return TRUE;
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p)) {
    const GArray *words = character(lexicon, g_utf8_get_char(p))->words;
    for (guint i = 0; words && i < words->len; i++) {
      const Word *word = &g_array_index(words, Word, i);
      if (form_set_has(&word->needed, form) && stands_at(word, p, end))
        return TRUE;
    }
  }
  return FALSE;
}

static Slice part_for(FormScope scope, Slice text) {
  if (scope == FORM_START)
    return slice_head(text, START_CHARS);
  return scope == FORM_END ? slice_tail(text, END_CHARS) : text;
}

static gboolean match_part(const Form *form, Slice part, GMatchInfo **info) {
  return g_regex_match_full(form->regex, part.text, (gssize)part.length, 0, 0,
                            info, NULL);
}

gboolean lexicon_match(const Lexicon *lexicon, guint form, Slice text,
                       GMatchInfo **info, Slice *part) {
  const Form *f = form_at(lexicon, form);
  Slice slice = part_for(f->scope, text);
  if (part)
    *part = slice;
  if (info)
    *info = NULL;
  return has_needed(lexicon, form, slice) && match_part(f, slice, info);
}

FormSet lexicon_find_forms(const Lexicon *lexicon, Slice text,
                           const WordHits *hits) {
  FormSet set = {{0}};
  gboolean is_long = slice_chars(text) > LONGEST_LINE;
  Slice parts[FORM_SCOPES];
  for (FormScope scope = 0; scope < FORM_SCOPES; scope++)
    parts[scope] = part_for(scope, text);
  for (guint form = 0; form < lexicon->forms->len; form++) {
    const Form *f = form_at(lexicon, form);
    if (f->scope == FORM_FACT || (f->scope == FORM_LINE && is_long))
      continue;
    if (lexicon_form_possible(lexicon, form, hits) &&
        match_part(f, parts[f->scope], NULL))
      form_set_add(&set, form);
  }
  return set;
}

gboolean lexicon_match_from(const Lexicon *lexicon, guint form, Slice text,
                            gsize at, GMatchInfo **info) {
  return g_regex_match_full(form_at(lexicon, form)->regex, text.text,
                            (gssize)text.length, (gint)at,
                            G_REGEX_MATCH_NOTEMPTY, info, NULL);
}

Slice match_group(const GMatchInfo *info, const char *name, Slice text) {
  gint start = -1, end = -1;
  if (!g_match_info_fetch_named_pos(info, name, &start, &end) || start < 0)
    return (Slice){text.text, 0};
  return (Slice){text.text + start, (gsize)(end - start)};
}

/* ── The whole ───────────────────────────────────────────────────────── */

Lexicon *lexicon_new(void) {
  Lexicon *lexicon = g_new0(Lexicon, 1);
  lexicon->lists = g_ptr_array_new_with_free_func(g_free);
  lexicon->list_numbers = g_hash_table_new(g_str_hash, g_str_equal);
  lexicon->characters = g_new0(Character, CHARACTERS);
  lexicon->surnames =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  lexicon->forms = g_array_new(FALSE, FALSE, sizeof(Form));
  g_array_set_clear_func(lexicon->forms, form_clear);
  lexicon->form_numbers = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GKeyFile) words = asset_key_file("recover/words.ini");
  read_forms(lexicon, words);
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
