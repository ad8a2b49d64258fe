/* Lines in, units out: what can be measured of each line alone; the passes
 * over all of them are manner.c's, neighbours.c's, running_heads.c's
 * and recurring.c's. */
#include "recover/units.h"

#include "base/calendar.h"
#include "base/parallel.h"
#include "recover/facts.h"
#include "recover/units_private.h"

enum {
  LONGEST_AGAIN = 40,    /* running heads repeat, paragraphs do not */
  LINES_TO_SHARE = 1000, /* that fewer are not worth a thread */
  TAB_WIDTH = 8          /* [half em] */
};

/* What measures the lines of a text side by side. */
typedef struct {
  Units *units;
  const Lines *lines;
  const Lexicon *lexicon;
  guint *first;    /* of a unit, the first that has its text */
  GMutex *letters; /* held while letters are kept */
} Measuring;

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
static Slice letters_of(const Measuring *m, Slice text) {
  g_autoptr(GString) letters = g_string_new(NULL);
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      g_string_append_unichar(letters, g_utf8_get_char(p));
  g_mutex_lock(m->letters);
  Slice kept = slice_of(g_string_chunk_insert(m->units->spread, letters->str));
  g_mutex_unlock(m->letters);
  return kept;
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

/* A line of a contents box: "山上新栽千亩茶　A2". */
static gboolean tells_page(const Unit *unit, const Lexicon *lexicon) {
  return unit_has_form(unit, lexicon, "pointer") &&
         !unit_has_form(unit, lexicon, "page-mark") &&
         !unit_has_form(unit, lexicon, "page-head");
}

/* What stands behind the last sentence ends the paragraph. */
static gboolean ends_in_tail(const Unit *unit, const Lexicon *lexicon) {
  return tells_page(unit, lexicon) ||
         unit_has_form(unit, lexicon, "byline-tail") ||
         unit_has_form(unit, lexicon, "jump-tail") ||
         unit_has_form(unit, lexicon, "credit-tail");
}

/* Of a spread line those of its characters too: "导　读". */
static FormSet find_forms(const Unit *unit, const Lexicon *lexicon) {
  FormSet forms = lexicon_find_forms(lexicon, unit->text, &unit->words);
  if (!unit->spread)
    return forms;
  FormSet more = lexicon_find_forms(lexicon, unit->letters, &unit->words);
  return form_set_union(&forms, &more);
}

/* What the text of UNIT is, wherever it stands. */
static void measure_text(const Measuring *m, Unit *unit) {
  const Lexicon *lexicon = m->lexicon;
  count_characters(unit, m->units->set_off);
  unit->bracketed = is_bracketed(unit->text);
  unit->spread = is_spread(unit);
  unit->letters = unit->spread ? letters_of(m, unit->text) : unit->text;
  unit->words = lexicon_find_words(lexicon, unit->letters);
  unit->forms = find_forms(unit, lexicon);
  unit->facts = facts_cover(lexicon, unit);
  unit->dated = unit_has_form(unit, lexicon, "dateline") ||
                unit_has_form(unit, lexicon, "reporter-lead");
  unit->named = is_named(unit, lexicon);
  unit->closed |= ends_in_tail(unit, lexicon);
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

/* Adds the units of LINES, of which only their texts and places are known. */
static void add_units(Units *units, const Lines *lines) {
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
    Unit unit = {.text = text,
                 .line = line->number,
                 .source = i,
                 .blanks = blanks,
                 .page_break = page_break};
    g_array_append_val(units->units, unit);
    blanks = 0;
    page_break = FALSE;
  }
}

/* The number of the first unit that has the text of each; only short texts
 * are looked for.  Free with g_free(). */
static guint *find_first(Units *units) {
  enum { MOST_BYTES = 4 /* of a character */ };
  g_autoptr(GHashTable) short_ones = g_hash_table_new(slice_hash, slice_same);
  guint *first = g_new(guint, units->units->len);
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    gpointer before = NULL;
    first[i] = i;
    if (unit->text.length > LONGEST_AGAIN * MOST_BYTES ||
        slice_chars(unit->text) > LONGEST_AGAIN)
      continue;
    if (g_hash_table_lookup_extended(short_ones, &unit->text, NULL, &before))
      first[i] = GPOINTER_TO_UINT(before);
    else
      g_hash_table_insert(short_ones, &unit->text, GUINT_TO_POINTER(i));
  }
  return first;
}

static void measure_some(guint from, guint to, gpointer data) {
  const Measuring *m = data;
  for (guint i = from; i < to; i++) {
    Unit *unit = unit_mutable(m->units, i);
    if (m->first[i] == i)
      measure_text(m, unit);
    measure_indent(unit, &g_array_index(m->lines->lines, Line, unit->source));
  }
}

/* A line that stands here again is what it was the first time. */
static void copy_repeated(const Measuring *m) {
  for (guint i = 0; i < m->units->units->len; i++) {
    Unit *unit = unit_mutable(m->units, i);
    Unit *first = unit_mutable(m->units, m->first[i]);
    if (first == unit)
      continue;
    first->repeated = TRUE;
    Unit copy = *first;
    copy.text = unit->text;
    copy.line = unit->line;
    copy.column = unit->column;
    copy.source = unit->source;
    copy.blanks = unit->blanks;
    copy.indent = unit->indent;
    copy.page_break = unit->page_break;
    *unit = copy;
  }
}

static void measure_lines(Units *units, const Lines *lines,
                          const Lexicon *lexicon) {
  GMutex letters;
  g_mutex_init(&letters);
  g_autofree guint *first = find_first(units);
  Measuring measuring = {units, lines, lexicon, first, &letters};
  parallel_do(units->units->len, LINES_TO_SHARE, measure_some, &measuring);
  copy_repeated(&measuring);
  g_mutex_clear(&letters);
}

Units *units_new(const Lines *lines, const Lexicon *lexicon) {
  Units *units = g_new0(Units, 1);
  units->units =
      g_array_sized_new(FALSE, TRUE, sizeof(Unit), lines->lines->len);
  units->spread = g_string_chunk_new(256);
  units->set_off = sets_off(lines);
  add_units(units, lines);
  measure_lines(units, lines, lexicon);
  units_find_manner(units);
  units_find_neighbours(units, lexicon);
  units_find_running_heads(units, lexicon);
  units_find_recurring(units);
  return units;
}

void units_free(Units *units) {
  if (!units)
    return;
  g_array_unref(units->units);
  g_string_chunk_free(units->spread);
  g_free(units);
}
