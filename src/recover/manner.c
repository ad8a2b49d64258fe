/* Units in, the manner out: the measure lines are cut at, indents, blank
 * lines, what ends a sentence, what follows a headline.
 *
 * Wrapped text shows in the histogram of line lengths: where lines are cut at
 * a measure, many have just that length and few a greater one.  The measure
 * may count characters or widths, since programs wrap by either; the sharper
 * of the two wins. */
#include "recover/units_private.h"

enum {
  LENGTHS = 128,    /* longer lines are not wrapped ones */
  SHORTEST = 8,     /* measure [characters] */
  ENOUGH_LINES = 8, /* to call a text wrapped */
  FULL_SHARE = 60,  /* of the lines near the measure [%] */
  OVER_SHARE = 12,  /* of all lines, longer than it [%] */
  INDENT_SHARE = 12 /* of all lines, indented [%] */
};

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
    Unit *unit = unit_mutable(units, i);
    guint length = unit_length(unit, units->by_width);
    guint room = unit->last == MARK_NONE ? 0 : slack(units->by_width);
    unit->wrapped = units->measure && length <= units->measure + room;
    unit->full =
        unit->wrapped && length + slack(units->by_width) >= units->measure;
  }
}

/* TRUE if unit I goes on with the narrow column of unit FIRST. */
static gboolean in_column(const Units *units, guint first, guint i) {
  const Unit *unit = unit_at(units, i);
  guint width = unit_length(unit_at(units, first), units->by_width);
  guint length = unit_length(unit, units->by_width);
  return !unit->blanks && unit->indent < 2 &&
         length <= width + slack(units->by_width) &&
         length + slack(units->by_width) >= width;
}

/* TRUE if units FIRST to END are text that is cut: marks stand in it, and not
 * at the end of every line as in verse. */
static gboolean is_cut_text(const Units *units, guint first, guint end) {
  guint marks = 0, cut = 0;
  for (guint i = first; i < end; i++) {
    marks += unit_at(units, i)->stops + unit_at(units, i)->pauses;
    cut += unit_at(units, i)->last == MARK_NONE;
  }
  return marks && cut;
}

/* Boxes have narrower columns: lines of one length, one under the other. */
static void mark_narrow(Units *units) {
  enum { LINES = 3 };
  guint n = units->units->len;
  for (guint i = 0, end; units->indents && i < n; i = end) {
    end = i + 1;
    const Unit *first = unit_at(units, i);
    if (!first->wrapped || first->full ||
        unit_length(first, units->by_width) <
            SHORTEST * (units->by_width ? 2 : 1))
      continue;
    while (end < n && in_column(units, i, end))
      end++;
    if (end - i < LINES || !is_cut_text(units, i, end))
      continue;
    for (guint j = i; j < end; j++)
      unit_mutable(units, j)->full = TRUE;
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

typedef struct {
  guint stops, pauses, gaps, chars;
} Marks;

static Marks count_marks(const Units *units) {
  enum { BRIEF = 10 };
  Marks marks = {0};
  for (guint i = 0; i < units->units->len; i++) {
    const Unit *unit = unit_at(units, i);
    marks.stops += unit->stops;
    marks.pauses += unit->pauses;
    marks.gaps += unit->chars > BRIEF && !unit->spread ? unit->gaps : 0;
    marks.chars += unit->chars;
  }
  return marks;
}

/* Until the 1930s many papers parted sentences by 、 or ， alone, or by spaces;
 * a paragraph often ends without a mark.  By count of all lines, since any
 * paper has some such. */
static void find_stops(Units *units) {
  enum { FEW = 20, STOPS = 10, MARKED = 40, SPACED = 20, MANY = 2, LONG = 20 };
  Marks marks = count_marks(units);
  gboolean pauses = marks.pauses >= FEW && marks.pauses > STOPS * marks.stops;
  gboolean spaces = (marks.stops + marks.pauses) * MARKED < marks.chars &&
                    marks.gaps >= FEW && marks.gaps * SPACED > marks.chars;
  units->pauses_stop = pauses || spaces;
  for (guint i = 0; i < units->units->len && units->pauses_stop; i++) {
    Unit *unit = unit_mutable(units, i);
    gboolean text = unit->full || unit->chars > LONG;
    guint parts = pauses ? unit->pauses : text ? unit->gaps : 0;
    unit->stops += parts / MANY;
    unit->closed |= !unit->full && (parts >= MANY || unit->last == MARK_PAUSE);
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
    Unit *unit = unit_mutable(units, i);
    if (unit->chars < NAME_SHORTEST || unit->chars > NAME_LONGEST)
      continue;
    for (guint j = 0; j < units->units->len && !unit->heads_others; j++)
      unit->heads_others = begins_with(unit_at(units, j)->text, unit->text);
  }
}

/* In news most headlines are followed by a byline or a dateline; then a head
 * without either is less likely one. */
static void find_leads(Units *units) {
  enum { ENOUGH = 4, SHARE = 50 /* [%] */ };
  guint heads = 0, led = 0;
  for (guint i = 0; i + 1 < units->units->len; i++) {
    const Unit *unit = unit_at(units, i), *next = unit_at(units, i + 1);
    if (!unit_heads_text(unit, next))
      continue;
    heads++;
    led += next->dated || next->named;
  }
  units->leads = led >= ENOUGH && led * 100 >= heads * SHARE;
}

void units_find_manner(Units *units) {
  find_measure(units);
  mark_full(units);
  find_stops(units);
  find_indents(units);
  mark_narrow(units);
  find_blanks(units);
  find_heads(units);
  find_leads(units);
}
