/* LABELLING: what each line of the text is, decided over the whole text. */
#ifndef KANYIN_RECOVER_LABELLING_H
#define KANYIN_RECOVER_LABELLING_H

#include "recover/label.h"
#include "recover/units.h"

/* What each line was decided to be, and by how much. */
typedef struct {
  guint8 *labels;  /* of each unit, a Label */
  gint16 *margins; /* how much worse the text scores if the line is anything
                      else [tenths] */
} Labelling;

/* The labels of UNITS, the best path through all evidence
 * (assets/recover/weights.ini), found twice: the second time with the habits
 * that the issue shows where it is plain.  Free with labelling_clear(). */
Labelling labelling_of(const Units *units, const Lexicon *lexicon);
void labelling_clear(Labelling *labelling);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Labelling, labelling_clear)

#endif
