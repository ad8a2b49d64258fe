/* HABITS: how an issue sets what it prints, learnt from its plain lines.  A
 * paper's headlines may all be followed by a byline, its subheadings begin with
 * ■, its paragraphs be indented: a line that keeps to the habits of a label is
 * more likely to be that, and one that breaks them is less. */
#ifndef KANYIN_RECOVER_HABITS_H
#define KANYIN_RECOVER_HABITS_H

#include "recover/label.h"
#include "recover/units.h"
#include "recover/viterbi.h"

typedef struct Habits Habits;

/* Learns from UNITS, the LABELS they were given, and by what MARGINS
 * [hundredths]. Free with habits_free(). */
Habits *habits_learn(const Units *units, const guint8 *labels,
                     const Margin *margins);
void habits_free(Habits *habits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Habits, habits_free)

/* Adds to the SCORES [hundredths], [unit * LABELS + label], what each line's
 * keeping or breaking the habits weighs, given the LABELS found so far. */
void habits_weigh(const Habits *habits, const Units *units,
                  const guint8 *labels, gint16 *scores);

#endif
