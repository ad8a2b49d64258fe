/* Units in, verse out: runs of short lines, and the titles inside a run of
 * several poems. */
#include "recover/units_private.h"

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

/* A word apart from the line above, or much shorter than those around it. */
static gboolean is_poem_title(const Units *units, guint i) {
  enum { LONGEST_TITLE = 4, TIMES = 2 };
  const Unit *unit = unit_at(units, i), *above = unit_at(units, i - 1);
  const Unit *below = unit_at(units, i + 1);
  gboolean apart = unit->blanks > above->blanks || unit->indent > above->indent;
  gboolean brief =
      unit->han * TIMES <= above->han && unit->han * TIMES <= below->han;
  return unit->han <= LONGEST_TITLE && unit->last == MARK_NONE &&
         (apart || brief);
}

/* 外一首: the run FIRST to END with HEADS holds several poems. */
static void find_poems(Units *units, const Lexicon *lexicon, guint first,
                       guint heads, guint end) {
  gboolean several = FALSE;
  for (guint i = first; i < first + heads; i++)
    several |= unit_has_form(unit_at(units, i), lexicon, "poems");
  for (guint i = first + heads + 1; several && i + 1 < end; i++)
    unit_mutable(units, i)->poem_title = is_poem_title(units, i);
}

/* Verse: runs of short lines, their heads and the next article's apart. */
void units_find_verse(Units *units, const Lexicon *lexicon) {
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
