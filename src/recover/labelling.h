/* LABELLING: what each line of the text is, decided over the whole text. */
#ifndef KANYIN_RECOVER_LABELLING_H
#define KANYIN_RECOVER_LABELLING_H

#include "recover/hints.h"
#include "recover/label.h"
#include "recover/record.h"
#include "recover/units.h"

/* The label of each of UNITS, the best path through all evidence
 * (assets/recover/weights.ini), found twice: the second time with the habits
 * that the issue shows where it is plain.  Typed marks decide before all of it.
 * RECORD, if not NULL, gets how each was judged.  Free with g_free(). */
guint8 *label_units(const Units *units, const Lexicon *lexicon,
                    const Hints *hints, Record *record);

#endif
