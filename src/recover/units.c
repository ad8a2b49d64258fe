/* Lines in, units out: what can be measured of each line alone; the passes
 * over all of them are manner.c's, neighbours.c's and running_heads.c's. */
#include "recover/units.h"

#include "base/calendar.h"
#include "recover/facts.h"
#include "recover/units_private.h"

enum {
  LONGEST_AGAIN = 40, /* running heads repeat, paragraphs do not */
  TAB_WIDTH = 8       /* [half em] */
};

static guint space_width(gunichar c) {
  return c == '\t' ? TAB_WIDTH : c == 0x3000 ? 2 : 1;
}

static void count_mark(Unit *unit, gunichar c) {
  MarkClass mark = mark_class(c);
  unit->stops += mark == MARK_STOP;
  unit->pauses += mark == MARK_PAUSE;
  unit->balance += (mark == MARK_OPEN) - (mark == MARK_CLOSE);
  if (mark != MARK_CLOSE)
    unit->closed = mark == MARK_STOP;
  unit->last = mark;
}

/* The point of "五．六〇" ends no sentence. */
static void count_characters(Unit *unit, gboolean set_off) {
  enum { FULL_POINT = 0xff0e };
  const char *end = unit->text.text + unit->text.length;
  gunichar before = 0;
  guint space = 0; /* behind BEFORE [half em] */
  for (const char *p = unit->text.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    unit->chars++;
    if (g_unichar_isspace(c)) {
      space += space_width(c);
      unit->width += space_width(c);
      continue;
    }
    unit->gaps += space > 1 || (space && !(set_off && is_set_off(before, c)));
    gboolean point = c == FULL_POINT && calendar_is_figure(before);
    before = c;
    space = 0;
    unit->width += char_width(c);
    unit->han += is_han(c);
    unit->western += is_western(c);
    unit->digits += g_unichar_isdigit(c);
    if (!point)
      count_mark(unit, c);
  }
}

/* TRUE if LINES set Western words and numbers off by a space, as many programs
 * do: such a space is no gap. */
static gboolean sets_off(const Lines *lines) {
  enum { ENOUGH = 8 };
  guint apart = 0, together = 0;
  for (guint i = 0; i < lines->lines->len; i++) {
    const Line *line = &g_array_index(lines->lines, Line, i);
    gunichar last = 0, before = 0; /* BEFORE stands before LAST */
    for (const char *p = line->text; p < line->text + line->length;
         p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      apart += last == ' ' && before > ' ' && c > ' ' && is_set_off(before, c);
      together += last > ' ' && c > ' ' && is_set_off(last, c);
      before = last;
      last = c;
    }
  }
  return apart >= ENOUGH && apart > together;
}

static gboolean is_bracketed(Slice text) {
  gunichar first = g_utf8_get_char(text.text);
  Slice last = slice_tail(text, 1);
  return mark_class(first) == MARK_OPEN &&
         mark_class(g_utf8_get_char(last.text)) == MARK_CLOSE;
}

/* "启　事", "招 生 广 告": a short line all of whose characters are parted. */
static gboolean is_spread(const Unit *unit) {
  enum { LONGEST = 12, SHORTEST_SPREAD = 2 };
  return unit->han >= SHORTEST_SPREAD && unit->gaps + 1 == unit->han &&
         unit->chars <= LONGEST * 2 && !unit->stops &&
         unit->western + unit->pauses == 0;
}

/* The characters of TEXT that are not white space. */
static Slice letters_of(Units *units, Slice text) {
  g_autoptr(GString) letters = g_string_new(NULL);
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      g_string_append_unichar(letters, g_utf8_get_char(p));
  return slice_of(g_string_chunk_insert(units->spread, letters->str));
}

/* Whether the line is a byline by its form. */
static gboolean is_named(const Unit *unit, const Lexicon *lexicon) {
  enum { LONGEST_BYLINE = 40 };
  static const char *const FORMS[] = {"byline",   "name-only", "marked-name",
                                      "org-name", "poster",    "dotted-name"};
  for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++)
    if (unit->chars <= LONGEST_BYLINE && !unit->stops &&
        unit_has_form(unit, lexicon, FORMS[i]))
      return TRUE;
  return FALSE;
}

/* What stands behind the last sentence ends the paragraph. */
static gboolean ends_in_tail(const Unit *unit, const Lexicon *lexicon) {
  return unit_has_form(unit, lexicon, "byline-tail") ||
         unit_has_form(unit, lexicon, "jump-tail") ||
         unit_has_form(unit, lexicon, "credit-tail");
}

/* What TEXT is, wherever it stands. */
static Unit measure_text(Units *units, Slice text, const Lexicon *lexicon) {
  Unit unit = {.text = text};
  count_characters(&unit, units->set_off);
  unit.bracketed = is_bracketed(text);
  unit.spread = is_spread(&unit);
  unit.letters = unit.spread ? letters_of(units, text) : text;
  unit.words = lexicon_find_words(lexicon, unit.letters);
  unit.forms = lexicon_find_forms(lexicon, text, &unit.words);
  unit.facts = facts_cover(lexicon, &unit);
  unit.dated = unit_has_form(&unit, lexicon, "dateline") ||
               unit_has_form(&unit, lexicon, "reporter-lead");
  unit.named = is_named(&unit, lexicon);
  unit.closed |= ends_in_tail(&unit, lexicon);
  return unit;
}

/* Measures the white space before the text. */
static void measure_indent(Unit *unit, const Line *line) {
  unit->column = 1;
  unit->indent = 0;
  for (const char *p = line->text; p < unit->text.text;
       p = g_utf8_next_char(p)) {
    unit->indent += space_width(g_utf8_get_char(p));
    unit->column++;
  }
}

static guint slice_hash(gconstpointer key) {
  const Slice *slice = key;
  guint hash = 5381;
  for (gsize i = 0; i < slice->length; i++)
    hash = hash * 33 + (guchar)slice->text[i];
  return hash;
}

static gboolean slice_same(gconstpointer a, gconstpointer b) {
  return slice_equal(*(const Slice *)a, *(const Slice *)b);
}

/* Adds the unit of TEXT.  SHORT_ONES are the short lines before it, by their
 * text: one of them that stands here again is not measured anew. */
static Unit *add_unit(Units *units, Slice text, GHashTable *short_ones,
                      const Lexicon *lexicon) {
  Unit *before = g_hash_table_lookup(short_ones, &text);
  if (before)
    before->repeated = TRUE;
  Unit unit = before ? *before : measure_text(units, text, lexicon);
  unit.text = text;
  g_array_append_val(units->units, unit);
  Unit *added = &g_array_index(units->units, Unit, units->units->len - 1);
  if (!before && unit.chars <= LONGEST_AGAIN)
    g_hash_table_insert(short_ones, &added->text, added);
  return added;
}

/* UNITS has room for all of LINES: no unit moves while they are read. */
static void read_lines(Units *units, const Lines *lines,
                       const Lexicon *lexicon) {
  g_autoptr(GHashTable) short_ones = g_hash_table_new(slice_hash, slice_same);
  guint blanks = 0;
  gboolean page_break = FALSE;
  for (guint i = 0; i < lines->lines->len; i++) {
    const Line *line = &g_array_index(lines->lines, Line, i);
    Slice text = slice_trim((Slice){line->text, line->length});
    page_break = page_break || line->page_break;
    if (!text.length) {
      blanks++;
      continue;
    }
    Unit *unit = add_unit(units, text, short_ones, lexicon);
    measure_indent(unit, line);
    unit->line = line->number;
    unit->source = i;
    unit->blanks = blanks;
    unit->page_break = page_break;
    blanks = 0;
    page_break = FALSE;
  }
}

Units *units_new(const Lines *lines, const Lexicon *lexicon) {
  Units *units = g_new0(Units, 1);
  units->units =
      g_array_sized_new(FALSE, TRUE, sizeof(Unit), lines->lines->len);
  units->spread = g_string_chunk_new(256);
  units->set_off = sets_off(lines);
  read_lines(units, lines, lexicon);
  units_find_manner(units);
  units_find_neighbours(units, lexicon);
  units_find_running_heads(units, lexicon);
  return units;
}

void units_free(Units *units) {
  if (!units)
    return;
  g_array_unref(units->units);
  g_string_chunk_free(units->spread);
  g_free(units);
}
