/* Printed forms: each is a compiled expression with the part of a line it is
 * sought in.
 *
 * Expressions are slow beside words, so a form may name words it needs
 * ([needed] in words.ini): where none of them stands in its part of the line it
 * is not tried. */
#include "base/asset.h"
#include "recover/expressions.h"
#include "recover/lexicon_private.h"

enum { LONGEST_LINE = 100 /* that may have a form of scope LINE */ };

static void form_clear(gpointer data) {
  Form *form = data;
  g_free(form->name);
  g_regex_unref(form->regex);
}

static const char *const SCOPES[FORM_SCOPES] = {[FORM_FACT] = "facts",
                                                [FORM_LINE] = "line",
                                                [FORM_START] = "start",
                                                [FORM_END] = "end"};

void lexicon_read_forms(Lexicon *lexicon, GKeyFile *words) {
  g_autoptr(GKeyFile) file = asset_key_file("recover/patterns.ini");
  lexicon->forms = g_array_new(FALSE, FALSE, sizeof(Form));
  g_array_set_clear_func(lexicon->forms, form_clear);
  lexicon->form_numbers = g_hash_table_new(g_str_hash, g_str_equal);
  for (FormScope scope = 0; scope < FORM_SCOPES; scope++) {
    g_auto(GStrv) keys = g_key_file_get_keys(file, SCOPES[scope], NULL, NULL);
    for (guint i = 0; keys[i]; i++) {
      g_autofree char *raw =
          g_key_file_get_value(file, SCOPES[scope], keys[i], NULL);
      Form form = {g_strdup(keys[i]), scope,
                   expression_compile(keys[i], raw, file, words), FALSE};
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
  return lexicon_number_of(lexicon->form_numbers, name);
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
    const GArray *words = lexicon_words_from(lexicon, g_utf8_get_char(p));
    for (guint i = 0; words && i < words->len; i++) {
      const Word *word = &g_array_index(words, Word, i);
      if (form_set_has(&word->needed, form) && word_stands_at(word, p, end))
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
