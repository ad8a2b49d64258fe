/* The facts of a masthead as they stand in a line: dates, numbers, staff … */
#ifndef KANYIN_RECOVER_FACTS_H
#define KANYIN_RECOVER_FACTS_H

#include "recover/lexicon.h"
#include "recover/units.h"

typedef struct {
  guint form;    /* of scope FORM_FACT; its name is the fact's */
  Slice printed; /* the words that print it */
  Slice value;   /* what of them is its value */
} Fact;

/* The facts in TEXT, from left to right, not overlapping; the words between
 * them belong to none.  An array of Fact; release with g_array_unref(). */
GArray *facts_scan(const Lexicon *lexicon, Slice text);

/* TRUE if a line is mainly facts. */
gboolean facts_cover(const Lexicon *lexicon, const Unit *unit);

#endif
