/* Units in, labels out: the evidence scores each line for each label, and the
 * decoder finds the sequence of labels that fits the lines and each other.
 * What is plain then shows the habits, which score the lines anew. */
#include "recover/labelling.h"

#include "recover/evidence.h"
#include "recover/habits.h"
#include "recover/viterbi.h"

guint8 *label_units(const Units *units, const Lexicon *lexicon) {
  g_autoptr(Evidence) evidence = evidence_new(lexicon);
  g_autofree gint16 *scores = evidence_scores(evidence, units);
  Trellis trellis = {.n = units->units->len,
                     .n_states = LABELS,
                     .emissions = scores,
                     .transitions = evidence_transitions(evidence),
                     .start = evidence_start(evidence),
                     .end = evidence_end(evidence)};
  guint8 *labels = g_new(guint8, trellis.n);
  g_autofree gint16 *margins = g_new(gint16, trellis.n);
  viterbi_decode(&trellis, labels, margins);
  g_autoptr(Habits) habits = habits_learn(units, labels, margins);
  habits_weigh(habits, units, labels, scores);
  viterbi_decode(&trellis, labels, NULL);
  return labels;
}
