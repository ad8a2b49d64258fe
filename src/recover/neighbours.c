/* Units in, what each is among its neighbours out: a line of verse, a row of
 * a table, half of a couplet, a line behind a torn paragraph. */
#include "recover/units_private.h"

/* Whether unit I goes on with the line above it, as its place tells. */
static gboolean wraps_on(const Units *units, guint i) {
  const Unit *unit = unit_at(units, i);
  return i > 0 && unit_at(units, i - 1)->full && !unit->blanks &&
         !(units->indents && unit->indent >= 2);
}

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
        is_apart(units, unit, lexicon, open || below_text))
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

/* A line may end a sentence if the one before it ends a part of one. */
static gboolean is_verse_line(const Units *units, guint i,
                              const Lexicon *lexicon) {
  enum { SHORT_LINE = 20 };
  const Unit *unit = unit_at(units, i);
  gboolean marked = i && unit_at(units, i - 1)->last & (MARK_PAUSE | MARK_STOP);
  gboolean whole = !unit->stops || (marked && unit->stops == 1 && unit->closed);
  return whole && !unit->full && unit->chars <= SHORT_LINE &&
         !unit_has_form(unit, lexicon, "page-mark") && !unit->facts;
}

/* The lines at FIRST of a run that are its heads: those down to the poet's
 * name, or one. */
static guint count_heads(const Units *units, guint first, guint run) {
  enum { HEADS = 5 };
  for (guint i = 1; i < MIN(run, HEADS); i++)
    if (unit_at(units, first + i)->named)
      return i + 1;
  return 1;
}

/* The last lines of a run that ends before END may be the decks of the text
 * that follows; a gap parts them from the verse. */
static guint count_decks(const Units *units, guint end) {
  enum { DECKS = 2 };
  guint decks = 0;
  if (end == units->units->len || !unit_at(units, end)->stops)
    return 0;
  while (decks < DECKS && decks < end) {
    decks++;
    if (unit_at(units, end - decks)->blanks > units->usual_blanks)
      break;
  }
  return decks;
}

/* A word or two apart from the line above, or hardly a word. */
static gboolean is_poem_title(const Units *units, guint i) {
  enum { LONGEST_TITLE = 4, NO_LINE = 2 };
  const Unit *unit = unit_at(units, i), *above = unit_at(units, i - 1);
  gboolean apart = unit->blanks > above->blanks || unit->indent > above->indent;
  return unit->last == MARK_NONE &&
         unit->chars <= (apart ? LONGEST_TITLE : NO_LINE);
}

/* 外一首: the run FIRST to END with HEADS holds several poems. */
static void find_poems(Units *units, const Lexicon *lexicon, guint first,
                       guint heads, guint end) {
  gboolean several = FALSE;
  for (guint i = first; i < first + heads; i++)
    several |= unit_has_form(unit_at(units, i), lexicon, "poems");
  for (guint i = first + heads + 1; several && i < end; i++)
    unit_mutable(units, i)->poem_title = is_poem_title(units, i);
}

/* Verse: runs of short lines, their heads and the next article's apart. */
static void find_verse(Units *units, const Lexicon *lexicon) {
  enum { MANY_LINES = 7 };
  guint run = 0, n = units->units->len;
  for (guint i = 0; i <= n; i++) {
    if (i < n && is_verse_line(units, i, lexicon)) {
      run++;
      continue;
    }
    guint decks = count_decks(units, i);
    guint heads = run < MANY_LINES ? run : count_heads(units, i - run, run);
    for (guint j = i - run + heads; j + decks < i; j++)
      unit_mutable(units, j)->verse = TRUE;
    find_poems(units, lexicon, i - run, heads, i - decks);
    run = 0;
  }
}

/* How many characters of TEXT are figures. */
static guint count_figures(Slice text) {
  static const char *const FIGURES = "〇○零一二三四五六七八九十百千萬万";
  const char *end = text.text + text.length;
  guint figures = 0;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    figures += g_unichar_isdigit(c) || g_utf8_strchr(FIGURES, -1, c);
  }
  return figures;
}

/* What stands behind the last gap. */
static Slice last_cell(Slice text) {
  const char *p = text.text + text.length;
  while (p > text.text) {
    const char *before = g_utf8_prev_char(p);
    if (g_unichar_isspace(g_utf8_get_char(before)))
      break;
    p = before;
  }
  return slice_from(text, (gsize)(p - text.text));
}

/* Lines of several columns, or of two with a figure: "足金（兩）　二五三元". */
static gboolean is_row(const Unit *unit) {
  enum { SPARSE = 14 /* characters to a gap */, SHORT_ROW = 24, ONE_IN = 3 };
  if (unit->stops || unit->spread || !unit->gaps)
    return FALSE;
  if (unit->gaps > 1)
    return unit->gaps * SPARSE > unit->chars;
  Slice cell = last_cell(unit->text);
  return unit->chars <= SHORT_ROW &&
         count_figures(cell) * ONE_IN >= slice_chars(cell);
}

/* Rows FIRST to END of a table.  Rows of figures with as many cells each are
 * no text cut at a measure, long as they may be; others may be. */
static void mark_rows(Units *units, guint first, guint end) {
  guint figures = 0, regular = 0;
  for (guint i = first; i < end; i++) {
    figures += count_figures(unit_at(units, i)->text) > 0;
    regular += unit_at(units, i)->gaps == unit_at(units, first)->gaps;
  }
  for (guint i = first; i < end; i++) {
    unit_mutable(units, i)->row = TRUE;
    if (regular == end - first && figures * 2 > regular)
      unit_mutable(units, i)->full = FALSE;
  }
}

/* Rows of a table: such lines one under the other; more blank
 * lines than between the first two end it. */
static void find_rows(Units *units) {
  enum { ROWS = 3 };
  guint run = 0, n = units->units->len, between = 0;
  for (guint i = 0; i <= n; i++) {
    gboolean row = i < n && is_row(unit_at(units, i));
    if (row && run == 1)
      between = unit_at(units, i)->blanks;
    if (row && (run < 2 || unit_at(units, i)->blanks <= between)) {
      run++;
      continue;
    }
    if (run >= ROWS)
      mark_rows(units, i - run, i);
    run = row;
  }
}

/* Paragraphs one under the other that begin with the same mark: a list. */
static void find_lists(Units *units) {
  Unit *first = NULL;
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    gunichar c = g_utf8_get_char(unit->text.text);
    if (wraps_on(units, i))
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
    if (wraps_on(units, i))
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
                                             wraps_on(units, i + 1) &&
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
  find_verse(units, lexicon);
  find_rows(units);
  find_open(units, lexicon);
  find_twins(units);
  find_lists(units);
  find_notes(units, lexicon);
  find_credited(units, lexicon);
  find_pairs(units);
  find_sections(units);
}
