/* Units in, the rows of tables out. */
#include "recover/units_private.h"

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

/* Such lines one under the other; more blank lines than between the first two
 * end them. */
void units_find_rows(Units *units) {
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
