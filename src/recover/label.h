/* LABELS: what each line of the text is, decided over the whole text. */
#ifndef KANYIN_RECOVER_LABEL_H
#define KANYIN_RECOVER_LABEL_H

#include "recover/hints.h"
#include "recover/lexicon.h"
#include "recover/record.h"
#include "recover/units.h"

typedef enum {
#define LABEL(id, name) LABEL_##id,
#include "recover/labels.def"
#undef LABEL
  LABELS
} Label;

const char *label_name(Label label);

/* The label of each of UNITS, the best path through all evidence
 * (assets/recover/weights.ini); typed marks decide before it.  If RECORD is not
 * NULL it gets how each was judged.  Free with g_free(). */
guint8 *label_units(const Units *units, const Lexicon *lexicon,
                    const Hints *hints, Record *record);

#endif
