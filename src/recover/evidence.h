/* EVIDENCE: what is true of a line of the text, and what each truth weighs for
 * each label it may have (rules.h). */
#ifndef KANYIN_RECOVER_EVIDENCE_H
#define KANYIN_RECOVER_EVIDENCE_H

#include "recover/label.h"
#include "recover/rules.h"
#include "recover/units.h"

typedef struct Evidence Evidence;

/* Reads assets/recover/weights.ini, made by hand, and learned.ini, made from
 * the corpus (tests/corpus/train.py), whose rules add to them.  LEXICON must
 * live as long.  Free with evidence_free(). */
Evidence *evidence_new(const Lexicon *lexicon);
void evidence_free(Evidence *evidence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Evidence, evidence_free)

/* The rules over labels. */
const Rules *evidence_rules(const Evidence *evidence);

/* The lines of a text as the rules see them. */
typedef struct {
  const Evidence *evidence;
  const Units *units;
} EvidenceLines;

/* The row of LINES, which must live as long. */
RuleRow evidence_row(const EvidenceLines *lines);

/* The names of all that is true of unit I, parted by spaces: its atoms in the
 * order of atoms.def, words.ini, patterns.ini, and its edges.  Free with
 * g_free(). */
char *evidence_atoms(const Evidence *evidence, const Units *units, guint i);

#endif
