/* What the files that measure lines share: the passes that follow the
 * measuring of each line, in this order. */
#ifndef KANYIN_RECOVER_UNITS_PRIVATE_H
#define KANYIN_RECOVER_UNITS_PRIVATE_H

#include "recover/units.h"

/* What holds of the whole text, and of each unit by it: full, wrapped,
 * heads_others; where 、 and ， end sentences, stops and closed anew. */
void units_find_manner(Units *units);

/* What a unit is by those around it: after_open, twin, listed, after_note,
 * credited, paired, ended_before, ended_behind; calls the next two. */
void units_find_neighbours(Units *units, const Lexicon *lexicon);

/* verse, poem_title. */
void units_find_verse(Units *units, const Lexicon *lexicon);

/* row, record; rows of figures are not full. */
void units_find_rows(Units *units, const Lexicon *lexicon);

/* recurs_above, recurs_below. */
void units_find_recurring(Units *units);

/* names_page. */
void units_find_running_heads(Units *units, const Lexicon *lexicon);

static inline Unit *unit_mutable(Units *units, guint i) {
  return &g_array_index(units->units, Unit, i);
}

static inline gboolean unit_has_form(const Unit *unit, const Lexicon *lexicon,
                                     const char *name) {
  return form_set_has(&unit->forms, lexicon_form(lexicon, name));
}

/* A line that heads text by its form and by what stands below it. */
static inline gboolean unit_heads_text(const Unit *unit, const Unit *next) {
  enum { LONGEST_HEAD = 30 };
  return unit->chars <= LONGEST_HEAD && !unit->stops && !unit->full &&
         !unit->named && (next->stops || next->full || next->named);
}

/* Whether unit I goes on with the line above it, as its place tells. */
static inline gboolean unit_wraps_on(const Units *units, guint i) {
  const Unit *unit = unit_at(units, i);
  return i > 0 && unit_at(units, i - 1)->full && !unit->blanks &&
         !(units->indents && unit->indent >= 2);
}

#endif
