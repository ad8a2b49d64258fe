/* A line in, its facts out: of the forms of scope FACT the one that fits first
 * in the line is taken, of two that begin at one place the one that stands
 * first in patterns.ini; then the same behind it.  Each form's next match is
 * kept until the line has been read past it. */
#include "recover/facts.h"

enum {
  LONGEST = 240, /* characters of a line of facts */
  COVER = 55,    /* of a line that a fact or two take up [%] … */
  MANY = 3,      /* … or so many facts … */
  MANY_COVER = 25
};

/* The next match of FORM at or behind AT; of length 0 at the end of TEXT if
 * there is none. */
static Fact next_match(const Lexicon *lexicon, guint form, Slice text,
                       gsize at) {
  Slice none = slice_from(text, text.length);
  Fact fact = {form, none, none};
  g_autoptr(GMatchInfo) info = NULL;
  gint start = 0, end = 0;
  if (lexicon_match_from(lexicon, form, text, at, &info) &&
      g_match_info_fetch_pos(info, 0, &start, &end)) {
    fact.printed = slice_trim((Slice){text.text + start, (gsize)(end - start)});
    fact.value = match_group(info, "value", text);
  }
  return fact;
}

/* The matches of all forms, each its next one in TEXT. */
static GArray *first_matches(const Lexicon *lexicon, Slice text) {
  GArray *matches = g_array_new(FALSE, FALSE, sizeof(Fact));
  WordHits hits = lexicon_find_words(lexicon, text);
  for (guint form = 0; form < lexicon_n_forms(lexicon) &&
                       lexicon_form_scope(lexicon, form) == FORM_FACT;
       form++) {
    if (!lexicon_form_possible(lexicon, form, &hits))
      continue;
    Fact fact = next_match(lexicon, form, text, 0);
    g_array_append_val(matches, fact);
  }
  return matches;
}

GArray *facts_scan(const Lexicon *lexicon, Slice text) {
  GArray *facts = g_array_new(FALSE, FALSE, sizeof(Fact));
  g_autoptr(GArray) matches = first_matches(lexicon, text);
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end;) {
    Fact first = {0, slice_from(text, text.length), {end, 0}};
    for (guint i = 0; i < matches->len; i++) {
      Fact *match = &g_array_index(matches, Fact, i);
      if (match->printed.text < p)
        *match = next_match(lexicon, match->form, text, (gsize)(p - text.text));
      if (match->printed.text < first.printed.text)
        first = *match;
    }
    if (first.printed.length)
      g_array_append_val(facts, first);
    p = first.printed.text + first.printed.length;
  }
  return facts;
}

static guint dark_chars(Slice text) {
  guint n = 0;
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    n += !g_unichar_isspace(g_utf8_get_char(p));
  return n;
}

/* Whether a line may hold facts at all; most lines may not. */
static gboolean may_hold_facts(const Lexicon *lexicon, const Unit *unit) {
  enum { DATE_DIGITS = 6 };
  guint64 bit = G_GUINT64_CONSTANT(1) << lexicon_list(lexicon, "fact");
  return unit->chars <= LONGEST && unit->stops <= 1 &&
         (unit->words.within & bit || unit->digits >= DATE_DIGITS);
}

gboolean facts_cover(const Lexicon *lexicon, const Unit *unit) {
  if (!may_hold_facts(lexicon, unit))
    return FALSE;
  g_autoptr(GArray) facts = facts_scan(lexicon, unit->text);
  guint covered = 0;
  for (guint i = 0; i < facts->len; i++)
    covered += dark_chars(g_array_index(facts, Fact, i).printed);
  return covered * 100 >=
         dark_chars(unit->text) * (facts->len < MANY ? COVER : MANY_COVER);
}
