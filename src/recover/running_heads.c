/* Units in, running heads out: what a page's mark calls it by stands again in
 * the middle of the page, alone ("人物·班组") or behind the paper's name
 * ("江海水产周报·养殖"). */
#include "recover/units_private.h"

enum { LONGEST_HEAD = 24 };

/* The name in a page's mark; of length 0 if it has none. */
static Slice name_in_mark(const Unit *unit, const Lexicon *lexicon) {
  static const char *const FORMS[] = {"page-head", "page-mark"};
  for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
    g_autoptr(GMatchInfo) info = NULL;
    if (unit_has_form(unit, lexicon, FORMS[i]) &&
        lexicon_match(lexicon, lexicon_form(lexicon, FORMS[i]), unit->text,
                      &info, NULL))
      return match_group(info, "name", unit->text);
  }
  return slice_before(unit->text, 0);
}

static gboolean is_separator(gunichar c) {
  return g_unichar_isspace(c) || is_name_dot(c) || c == '|' || c == L'｜';
}

/* What stands in TEXT behind a newspaper's name; all of it if none does. */
static Slice behind_title(const Lexicon *lexicon, Slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (is_separator(g_utf8_get_char(p))) {
      gsize at = (gsize)(p - text.text);
      gsize behind = (gsize)(g_utf8_next_char(p) - text.text);
      return lexicon_word_at_end(lexicon, "paper", slice_before(text, at))
                 ? slice_trim(slice_from(text, behind))
                 : text;
    }
  return text;
}

static gboolean has_name(const GArray *names, Slice text) {
  for (guint i = 0; i < names->len; i++)
    if (slice_equal(g_array_index(names, Slice, i), text))
      return TRUE;
  return FALSE;
}

/* A page goes by the marks before it: those of the last REACH pages. */
void units_find_running_heads(Units *units, const Lexicon *lexicon) {
  enum { REACH = 8 };
  g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(Slice));
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    Slice name = name_in_mark(unit, lexicon);
    if (name.length) {
      if (names->len == REACH)
        g_array_remove_index(names, 0);
      g_array_append_val(names, name);
    } else {
      unit->names_page = unit->chars <= LONGEST_HEAD && !unit->stops &&
                         has_name(names, behind_title(lexicon, unit->text));
    }
  }
}
