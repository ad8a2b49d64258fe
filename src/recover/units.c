/* Lines in, units out: one pass measures each line, a second finds the manner.
 *
 * Wrapped text shows in the histogram of line lengths: where lines are cut at
 * a measure, many have just that length and few a greater one.  The measure
 * may count characters or widths, since programs wrap by either; the sharper
 * of the two wins. */
#include "recover/units.h"

#include "recover/facts.h"

enum {
  LENGTHS = 128,      /* longer lines are not wrapped ones */
  SHORTEST = 8,       /* measure [characters] */
  LONGEST_AGAIN = 40, /* running heads repeat, paragraphs do not */
  TAB_WIDTH = 8,      /* [half em] */
  ENOUGH_LINES = 8,   /* to call a text wrapped */
  FULL_SHARE = 60,    /* of the lines near the measure [%] */
  OVER_SHARE = 12,    /* of all lines, longer than it [%] */
  INDENT_SHARE = 12   /* of all lines, indented [%] */
};

/* ── Measuring a line ────────────────────────────────────────────────── */

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

static void count_characters(Unit *unit) {
  const char *end = unit->text.text + unit->text.length;
  gboolean in_gap = FALSE;
  for (const char *p = unit->text.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean space = g_unichar_isspace(c);
    unit->chars++;
    unit->width += space ? space_width(c) : char_width(c);
    unit->gaps += space && !in_gap;
    in_gap = space;
    if (space)
      continue;
    unit->han += is_han(c);
    unit->western += is_western(c);
    unit->digits += g_unichar_isdigit(c);
    count_mark(unit, c);
  }
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

static gboolean has_form(const Unit *unit, const Lexicon *lexicon,
                         const char *name) {
  return form_set_has(&unit->forms, lexicon_form(lexicon, name));
}

/* Whether the line is a byline by its form. */
static gboolean is_named(const Unit *unit, const Lexicon *lexicon) {
  enum { LONGEST_BYLINE = 40 };
  static const char *const FORMS[] = {"byline",   "name-only", "marked-name",
                                      "org-name", "poster",    "dotted-name"};
  for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++)
    if (unit->chars <= LONGEST_BYLINE && !unit->stops &&
        has_form(unit, lexicon, FORMS[i]))
      return TRUE;
  return FALSE;
}

/* What TEXT is, wherever it stands. */
static Unit measure_text(Units *units, Slice text, const Lexicon *lexicon) {
  Unit unit = {.text = text};
  count_characters(&unit);
  unit.bracketed = is_bracketed(text);
  unit.spread = is_spread(&unit);
  unit.letters = unit.spread ? letters_of(units, text) : text;
  unit.words = lexicon_find_words(lexicon, unit.letters);
  unit.forms = lexicon_find_forms(lexicon, text, &unit.words);
  unit.facts = facts_cover(lexicon, &unit);
  unit.dated = has_form(&unit, lexicon, "dateline") ||
               has_form(&unit, lexicon, "reporter-lead");
  unit.named = is_named(&unit, lexicon);
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

/* ── The manner ──────────────────────────────────────────────────────── */

/* Half a width more or less, and marks that may not begin a line, make
 * lines of one measure differ by a character. */
static guint slack(gboolean by_width) {
  return by_width ? 2 : 1;
}

/* Of the lines of at least two thirds of a measure, the share [%] that fills
 * it.  The best measure is returned in *MEASURE; 0 if none fits. */
static guint best_measure(const Units *units, gboolean by_width,
                          guint *measure) {
  guint at_least[LENGTHS + 2] = {0}, n = units->units->len, best = 0;
  for (guint i = 0; i < n; i++)
    at_least[MIN(unit_length(unit_at(units, i), by_width), LENGTHS)]++;
  for (guint m = LENGTHS; m-- > 0;)
    at_least[m] += at_least[m + 1];
  for (guint m = SHORTEST * (by_width ? 2 : 1); m < LENGTHS; m++) {
    guint over = at_least[m + 1];
    guint full = at_least[m - slack(by_width)] - over;
    guint near = at_least[m * 2 / 3] - over;
    guint share = near ? full * 100 / near : 0;
    if (full >= ENOUGH_LINES && over * 100 <= n * OVER_SHARE && share > best) {
      best = share;
      *measure = m;
    }
  }
  return best;
}

static void find_measure(Units *units) {
  guint chars = 0, width = 0;
  if (units->units->len < ENOUGH_LINES)
    return;
  guint by_chars = best_measure(units, FALSE, &chars);
  guint by_width = best_measure(units, TRUE, &width);
  if (MAX(by_chars, by_width) < FULL_SHARE)
    return;
  units->by_width = by_width >= by_chars;
  units->measure = units->by_width ? width : chars;
}

/* A mark may hang behind the measure, a character may not. */
static void mark_full(Units *units) {
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    guint length = unit_length(unit, units->by_width);
    guint room = unit->last == MARK_NONE ? 0 : slack(units->by_width);
    unit->wrapped = units->measure && length <= units->measure + room;
    unit->full =
        unit->wrapped && length + slack(units->by_width) >= units->measure;
  }
}

static void find_indents(Units *units) {
  guint indented = 0, long_ones = 0, n = units->units->len;
  for (guint i = 0; i < n; i++) {
    const Unit *unit = unit_at(units, i);
    gboolean text = unit->stops || unit->pauses || unit->full;
    long_ones += text;
    indented += text && unit->indent >= 2 && unit->indent <= 8;
  }
  units->indents = indented * 100 > long_ones * INDENT_SHARE;
}

/* Until the 1930s many papers parted sentences by 、 or ， alone: a paragraph
 * that ends with one is whole. */
static void find_stops(Units *units) {
  enum { MANY_PAUSES = 2, SHARE = 3 /* times as many */ };
  guint ended = 0, paused = 0;
  for (guint i = 0; i < units->units->len; i++) {
    const Unit *unit = unit_at(units, i);
    if (unit->pauses < MANY_PAUSES)
      continue;
    ended += unit->stops > 0;
    paused += !unit->stops && unit->last == MARK_PAUSE;
  }
  units->pauses_stop = paused > SHARE * ended;
  for (guint i = 0; i < units->units->len && units->pauses_stop; i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    unit->stops += unit->pauses / MANY_PAUSES;
    unit->closed |= unit->last == MARK_PAUSE;
  }
}

static void find_blanks(Units *units) {
  enum { MANY = 3, FEW = 2, SHARE = 40 /* [%] */ };
  guint counts[MANY + 1] = {0}, n = units->units->len, more = 0;
  for (guint i = 1; i < n; i++)
    counts[MIN(unit_at(units, i)->blanks, MANY)]++;
  for (guint blanks = 1; blanks <= MANY; blanks++)
    if (counts[blanks] > counts[units->usual_blanks])
      units->usual_blanks = blanks;
  for (guint blanks = units->usual_blanks + 1; blanks <= MANY; blanks++)
    more += counts[blanks];
  units->gaps = more >= FEW && more * 100 <= n * SHARE;
}

static gboolean begins_with(Slice text, Slice head) {
  return text.length > head.length &&
         slice_equal(slice_before(text, head.length), head);
}

/* A paper's name heads its datelines; it is sought near the top only. */
static void find_heads(Units *units) {
  enum { TOP = 12, NAME_SHORTEST = 2, NAME_LONGEST = 12 };
  for (guint i = 0; i < MIN(units->units->len, TOP); i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    if (unit->chars < NAME_SHORTEST || unit->chars > NAME_LONGEST)
      continue;
    for (guint j = 0; j < units->units->len && !unit->heads_others; j++)
      unit->heads_others = begins_with(unit_at(units, j)->text, unit->text);
  }
}

static gboolean heads_text(const Unit *unit, const Unit *next) {
  enum { LONGEST_HEAD = 30 };
  return unit->chars <= LONGEST_HEAD && !unit->stops && !unit->full &&
         !unit->named && (next->stops || next->full || next->named);
}

/* In news most headlines are followed by a byline or a dateline; then a head
 * without either is less likely one. */
static void find_leads(Units *units) {
  enum { ENOUGH = 4, SHARE = 50 /* [%] */ };
  guint heads = 0, led = 0;
  for (guint i = 0; i + 1 < units->units->len; i++) {
    const Unit *unit = unit_at(units, i), *next = unit_at(units, i + 1);
    if (!heads_text(unit, next))
      continue;
    heads++;
    led += next->dated || next->named;
  }
  units->leads = led >= ENOUGH && led * 100 >= heads * SHARE;
}

/* Short heads without byline or dateline, one after the other, of one length:
 * the subheadings of an article. */
static void find_twins(Units *units) {
  enum { LONGEST_TWIN = 14, REACH = 9 };
  Unit *before = NULL;
  guint since = 0;
  for (guint i = 0; i + 1 < units->units->len; i++, since++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    const Unit *next = unit_at(units, i + 1);
    if (!heads_text(unit, next))
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
  return unit->facts || has_form(unit, lexicon, "page-mark") ||
         has_form(unit, lexicon, "page-head") ||
         (!open && units->indents && unit->indent < 2 && !unit->stops &&
          !unit->pauses);
}

/* Page marks and the like between the parts of a torn paragraph are not text;
 * an indent ends it.
 */
static void find_open(Units *units, const Lexicon *lexicon) {
  guint64 shot = G_GUINT64_CONSTANT(1) << lexicon_list(lexicon, "shot");
  gboolean open = FALSE;
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    open = open && !(units->indents && unit->indent >= 2);
    unit->after_open = open;
    gboolean below_text = i > 0 && !unit->blanks && unit_at(units, i - 1)->full;
    if ((unit->full || unit->stops || unit->pauses) &&
        !is_apart(units, unit, lexicon, open || below_text))
      open = !unit->closed && !announces(unit) && !ends_in_brackets(unit) &&
             !unit->row && !(unit->words.ends & shot) && unit->chars > SHORTEST;
  }
}

/* The lines of a couplet; paragraphs of a wrapped text are not meant. */
static void find_pairs(Units *units) {
  enum { LONGEST_HALF = 20 };
  for (guint i = 1; i < units->units->len; i++) {
    Unit *first = &g_array_index(units->units, Unit, i - 1);
    Unit *second = &g_array_index(units->units, Unit, i);
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
         !has_form(unit, lexicon, "page-mark") && !unit->facts;
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
      g_array_index(units->units, Unit, j).verse = TRUE;
    run = 0;
  }
}

/* Rows of a table: lines of several columns, one under the other. */
static void find_rows(Units *units) {
  enum { GAPS = 2, ROWS = 3, SPARSE = 14 /* characters to a gap */ };
  guint run = 0, n = units->units->len;
  for (guint i = 0; i <= n; i++) {
    const Unit *unit = i < n ? unit_at(units, i) : NULL;
    if (unit && unit->gaps >= GAPS && unit->gaps * SPARSE > unit->chars &&
        !unit->stops && !unit->spread) {
      run++;
      continue;
    }
    for (guint j = i - run; j < i && run >= ROWS; j++)
      g_array_index(units->units, Unit, j).row = TRUE;
    run = 0;
  }
}

/* Lines one under the other that begin with the same mark: a list. */
static void find_lists(Units *units) {
  for (guint i = 1; i < units->units->len; i++) {
    Unit *first = &g_array_index(units->units, Unit, i - 1);
    Unit *second = &g_array_index(units->units, Unit, i);
    gunichar c = g_utf8_get_char(second->text.text);
    if (c == g_utf8_get_char(first->text.text) && !g_unichar_isalnum(c) &&
        mark_class(c) == MARK_NONE)
      first->listed = second->listed = TRUE;
  }
}

/* The run of text lines before or behind a line: a section that a subheading
 * heads has several paragraphs, a brief one. */
static void find_sections(Units *units) {
  guint n = units->units->len, ended = 0;
  for (guint i = 0; i < n; i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    unit->ended_before = ended;
    ended = unit->stops || unit->full ? ended + unit->closed : 0;
  }
  ended = 0;
  for (guint i = n; i-- > 0;) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    unit->ended_behind = ended;
    ended = unit->stops || unit->full ? ended + unit->closed : 0;
  }
}

Units *units_new(const Lines *lines, const Lexicon *lexicon) {
  Units *units = g_new0(Units, 1);
  units->units =
      g_array_sized_new(FALSE, TRUE, sizeof(Unit), lines->lines->len);
  units->spread = g_string_chunk_new(256);
  read_lines(units, lines, lexicon);
  find_stops(units);
  find_measure(units);
  mark_full(units);
  find_indents(units);
  find_blanks(units);
  find_heads(units);
  find_verse(units, lexicon);
  find_rows(units);
  find_open(units, lexicon);
  find_leads(units);
  find_twins(units);
  find_lists(units);
  find_pairs(units);
  find_sections(units);
  return units;
}

void units_free(Units *units) {
  if (!units)
    return;
  g_array_unref(units->units);
  g_string_chunk_free(units->spread);
  g_free(units);
}
