/* Units in, labels out: the evidence scores each line for each label, and the
 * decoder finds the sequence of labels that fits the lines and each other. */
#include "recover/label.h"

#include "recover/evidence.h"
#include "recover/viterbi.h"

static const char *const NAMES[LABELS] = {
#define LABEL(id, name) [LABEL_##id] = name,
#include "recover/labels.def"
#undef LABEL
};

const char *label_name(Label label) {
  return NAMES[label];
}

guint8 *label_units(const Units *units, const Lexicon *lexicon) {
  g_autoptr(Evidence) evidence = evidence_new(lexicon);
  g_autofree gint *scores = evidence_scores(evidence, units);
  Trellis trellis = {.n = units->units->len,
                     .n_states = LABELS,
                     .emissions = scores,
                     .transitions = evidence_transitions(evidence),
                     .start = evidence_start(evidence),
                     .end = evidence_end(evidence)};
  guint8 *labels = g_new(guint8, trellis.n);
  viterbi_decode(&trellis, labels);
  return labels;
}
