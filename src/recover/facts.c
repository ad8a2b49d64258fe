/* A line in, its facts out: at each place of the line the forms of scope FACT
 * are tried in the order of patterns.ini, and the first that fits is taken. */
#include "recover/facts.h"

enum { LONGEST = 160 /* characters of a line of facts */ };

static gboolean fact_at(const Lexicon *lexicon, guint form, Slice text,
                        gsize at, Fact *fact) {
  g_autoptr(GMatchInfo) info = NULL;
  gint start = 0, end = 0;
  if (!lexicon_match_at(lexicon, form, text, at, &info) ||
      !g_match_info_fetch_pos(info, 0, &start, &end) || end <= start)
    return FALSE;
  fact->form = form;
  fact->printed = (Slice){text.text + start, (gsize)(end - start)};
  fact->value = match_group(info, "value", text);
  return TRUE;
}

static gboolean any_fact_at(const Lexicon *lexicon, Slice text, gsize at,
                            Fact *fact) {
  for (guint form = 0; form < lexicon_n_forms(lexicon) &&
                       lexicon_form_scope(lexicon, form) == FORM_FACT;
       form++)
    if (fact_at(lexicon, form, text, at, fact))
      return TRUE;
  return FALSE;
}

GArray *facts_scan(const Lexicon *lexicon, Slice text) {
  GArray *facts = g_array_new(FALSE, FALSE, sizeof(Fact));
  for (gsize at = 0; at < text.length;) {
    const char *p = text.text + at;
    Fact fact;
    if (!g_unichar_isspace(g_utf8_get_char(p)) &&
        any_fact_at(lexicon, text, at, &fact)) {
      g_array_append_val(facts, fact);
      p = fact.printed.text + fact.printed.length;
    } else {
      p = g_utf8_next_char(p);
    }
    at = (gsize)(p - text.text);
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

gboolean facts_cover(const Lexicon *lexicon, const Unit *unit) {
  guint list = lexicon_list(lexicon, "fact");
  if (unit->chars > LONGEST || !(unit->words.within >> list & 1))
    return FALSE;
  g_autoptr(GArray) facts = facts_scan(lexicon, unit->text);
  guint covered = 0;
  for (guint i = 0; i < facts->len; i++)
    covered += dark_chars(g_array_index(facts, Fact, i).printed);
  return covered * 100 >= dark_chars(unit->text) * 55;
}
