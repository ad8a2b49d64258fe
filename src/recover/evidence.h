/* EVIDENCE: what is true of a line, as a set of atoms, and what each truth
 * weighs for each label. */
#ifndef KANYIN_RECOVER_EVIDENCE_H
#define KANYIN_RECOVER_EVIDENCE_H

#include "recover/label.h"
#include "recover/units.h"

typedef struct Evidence Evidence;

/* Reads assets/recover/weights.ini, made by hand, and learned.ini, made from
 * the corpus (tests/corpus/train.py), whose rules add to them; a rule of
 * unknown atoms or labels stops the program.  LEXICON must live as long.  Free
 * with evidence_free(). */
Evidence *evidence_new(const Lexicon *lexicon);
void evidence_free(Evidence *evidence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Evidence, evidence_free)

/* The score [tenths] of every unit for every label, [unit * LABELS + label].
 * Free with g_free(). */
gint16 *evidence_scores(const Evidence *evidence, const Units *units);

/* Why unit I is rather WHAT than OTHER: the names of the rules that say so,
 * those that weigh most first, to the first ROOM of REASONS; the rest are set
 * to NULL.  Borrowed from EVIDENCE. */
void evidence_reasons(const Evidence *evidence, const Units *units, guint i,
                      Label what, Label other, const char **reasons,
                      guint room);

/* The names of the atoms that are true of unit I, parted by spaces, in the
 * order of atoms.def, words.ini, patterns.ini, and of its edges.  Free with
 * g_free(). */
char *evidence_atoms(const Evidence *evidence, const Units *units, guint i);

/* The scores of one label after another, [from * LABELS + to], and of a label
 * at either end of the text. */
const gint *evidence_transitions(const Evidence *evidence);
const gint *evidence_start(const Evidence *evidence);
const gint *evidence_end(const Evidence *evidence);

#endif
