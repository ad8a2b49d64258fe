/* Units in, what each is among its neighbours out: half of a couplet, a line
 * of a list, behind a torn paragraph, above a credit. */
#include "recover/units_private.h"

/* Short heads without byline or dateline, one after the other, of one length:
 * the subheadings of an article. */
static void find_twins(Units *units) {
  enum { LONGEST_TWIN = 14, REACH = 9 };
  Unit *before = NULL;
  guint since = 0;
  for (guint i = 0; i + 1 < units->units->len; i++, since++) {
    Unit *unit = unit_mutable(units, i);
    const Unit *next = unit_at(units, i + 1);
    if (!unit_heads_text(unit, next))
      continue;
    gboolean led = next->dated || next->named;
    if (!led && before && since <= REACH && unit->chars <= LONGEST_TWIN &&
        unit->chars <= before->chars + 1 && before->chars <= unit->chars + 1)
      unit->twin = before->twin = TRUE;
    before = led ? NULL : unit;
    since = 0;
  }
}

/* A colon at the end of a line that has room left is not a tear. */
static gboolean announces(const Unit *unit) {
  return unit->last == MARK_COLON && !unit->full;
}

/* A byline or a jump in brackets behind the last sentence. */
static gboolean ends_in_brackets(const Unit *unit) {
  static const char *const ROUND[] = {"）", ")", "〕", "】"};
  for (guint i = 0; i < G_N_ELEMENTS(ROUND); i++)
    if (unit->stops && !unit->full &&
        slice_equal(slice_tail(unit->text, 1), slice_of(ROUND[i])))
      return TRUE;
  return FALSE;
}

/* A line that is no part of a paragraph, whatever its length: a page mark, or
 * flush and without marks where paragraphs are indented and none goes on. */
static gboolean is_apart(const Units *units, const Unit *unit,
                         const Lexicon *lexicon, gboolean open) {
  return unit->facts || unit_has_form(unit, lexicon, "page-mark") ||
         unit_has_form(unit, lexicon, "page-head") ||
         (!open && units->indents && unit->indent < 2 && !unit->stops &&
          !unit->pauses);
}

/* A line of prose that breaks off: no caption or list ends so. */
static gboolean is_torn(const Unit *unit) {
  enum { PROSE = 30 };
  return unit->chars > PROSE && unit->stops && !unit->wrapped &&
         unit->last != MARK_CLOSE;
}

/* Page marks and the like between the parts of a torn paragraph are not text;
 * an indent ends it. */
static void find_open(Units *units, const Lexicon *lexicon) {
  enum { SHORT_TEXT = 8 };
  guint64 shot = G_GUINT64_CONSTANT(1) << lexicon_list(lexicon, "shot");
  gboolean open = FALSE, torn = FALSE;
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    open = open && !(units->indents && unit->indent >= 2);
    unit->after_open = open;
    unit->after_torn = open && torn;
    gboolean below_text = i > 0 && !unit->blanks && unit_at(units, i - 1)->full;
    if ((!unit->full && !unit->stops && !unit->pauses) ||
        is_apart(units, unit, lexicon, open || below_text) ||
        (open && unit_has_form(unit, lexicon, "credit-tail")))
      continue;
    open = !unit->closed && !announces(unit) && !ends_in_brackets(unit) &&
           !unit->row && !(unit->words.ends & shot) && unit->chars > SHORT_TEXT;
    torn = is_torn(unit);
  }
}

/* The lines of a couplet; paragraphs of a wrapped text are not meant. */
static void find_pairs(Units *units) {
  enum { LONGEST_HALF = 20 };
  for (guint i = 1; i < units->units->len; i++) {
    Unit *first = unit_mutable(units, i - 1);
    Unit *second = unit_mutable(units, i);
    if (first->chars == second->chars && first->chars <= LONGEST_HALF &&
        !first->stops && !second->stops && !first->full)
      first->paired = second->paired = TRUE;
  }
}

/* Paragraphs one under the other that begin with the same mark: a list. */
static void find_lists(Units *units) {
  Unit *first = NULL;
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    gunichar c = g_utf8_get_char(unit->text.text);
    if (unit_wraps_on(units, i))
      continue;
    if (first && c == g_utf8_get_char(first->text.text) &&
        !g_unichar_isalnum(c) && mark_class(c) == MARK_NONE)
      first->listed = unit->listed = TRUE;
    first = unit;
  }
}

/* What stands under an editor's note: the byline, or the text. */
static void find_notes(Units *units, const Lexicon *lexicon) {
  gboolean note = FALSE; /* the paragraph in hand is one */
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    if (unit_wraps_on(units, i))
      continue;
    unit->after_note = note;
    note = unit_has_form(unit, lexicon, "editor-note");
  }
}

/* A paragraph with a credit behind it, or in its last line, speaks of a
 * picture; its lines may be cut at a measure. */
static void find_credited(Units *units, const Lexicon *lexicon) {
  enum { LONGEST_CREDIT = 40 };
  gboolean credit = FALSE; /* the line behind is one */
  for (guint i = units->units->len; i-- > 0;) {
    Unit *unit = unit_mutable(units, i);
    gboolean itself = unit_has_form(unit, lexicon, "credit") && !unit->stops &&
                      unit->chars <= LONGEST_CREDIT;
    unit->credited = unit_has_form(unit, lexicon, "credit-tail") ||
                     (!itself && (credit || (i + 1 < units->units->len &&
                                             unit_wraps_on(units, i + 1) &&
                                             unit_at(units, i + 1)->credited)));
    credit = itself;
  }
}

/* The run of text lines before or behind a line: a section that a subheading
 * heads has several paragraphs, a brief one. */
static void find_sections(Units *units) {
  guint n = units->units->len, ended = 0;
  for (guint i = 0; i < n; i++) {
    Unit *unit = unit_mutable(units, i);
    unit->ended_before = ended;
    ended = unit->stops || unit->full ? ended + unit->closed : 0;
  }
  ended = 0;
  for (guint i = n; i-- > 0;) {
    Unit *unit = unit_mutable(units, i);
    unit->ended_behind = ended;
    ended = unit->stops || unit->full ? ended + unit->closed : 0;
  }
}

void units_find_neighbours(Units *units, const Lexicon *lexicon) {
  units_find_verse(units, lexicon);
  units_find_rows(units, lexicon);
  find_open(units, lexicon);
  find_twins(units);
  find_lists(units);
  find_notes(units, lexicon);
  find_credited(units, lexicon);
  find_pairs(units);
  find_sections(units);
}
