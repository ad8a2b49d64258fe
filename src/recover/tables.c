/* Units in, the rows of tables and of lists with labels out. */
#include "base/calendar.h"
#include "recover/units_private.h"

/* How many characters of TEXT are figures. */
static guint count_figures(Slice text) {
  const char *end = text.text + text.length;
  guint figures = 0;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    figures += calendar_is_figure(g_utf8_get_char(p));
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

static gboolean ends_in_figure(const Unit *unit) {
  return count_figures(last_cell(unit->text)) > 0;
}

/* TRUE if the two rows above unit I end in a figure, and it in a longer text:
 * a headline with gaps below a table. */
static gboolean ends_figures(const Units *units, guint i) {
  enum { LONGEST_CELL = 8 };
  const Unit *unit = unit_at(units, i);
  return ends_in_figure(unit_at(units, i - 1)) &&
         ends_in_figure(unit_at(units, i - 2)) && !ends_in_figure(unit) &&
         slice_chars(last_cell(unit->text)) > LONGEST_CELL;
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

/* Such lines one under the other; more blank lines than between the first two
 * end them. */
static void find_rows(Units *units) {
  enum { ROWS = 3 };
  guint run = 0, n = units->units->len, between = 0;
  for (guint i = 0; i <= n; i++) {
    gboolean row = i < n && is_row(unit_at(units, i)) &&
                   !(run > 1 && ends_figures(units, i));
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

static gboolean is_entry(const Unit *unit, const Lexicon *lexicon) {
  return !unit->facts && unit_has_form(unit, lexicon, "entry");
}

/* Lines that each begin with a label: "出生：民國十四年". */
static void find_records(Units *units, const Lexicon *lexicon) {
  enum { RECORDS = 3 };
  guint run = 0, first = 0, n = units->units->len;
  for (guint i = 0; i <= n; i++) {
    if (i < n && unit_wraps_on(units, i))
      continue;
    if (i < n && is_entry(unit_at(units, i), lexicon)) {
      first = run ? first : i;
      run++;
      continue;
    }
    for (guint j = first; run >= RECORDS && j < i; j++)
      unit_mutable(units, j)->record = is_entry(unit_at(units, j), lexicon);
    run = 0;
  }
}

void units_find_rows(Units *units, const Lexicon *lexicon) {
  find_rows(units);
  find_records(units, lexicon);
}
