/* RECORD: how recovery judged each line, for an editor who looks it over. */
#ifndef KANYIN_RECOVER_RECORD_H
#define KANYIN_RECOVER_RECORD_H

#include <glib.h>

enum { RECORD_REASONS = 3 };

typedef struct {
  guint line;        /* of the source, from 1 */
  const char *label; /* what it was taken for, a name of labels.def */
  const char *other; /* the next best */
  guint confidence;  /* that LABEL rather than OTHER is right [%] */
  /* The rules of weights.ini that spoke most for LABEL against OTHER, by name,
   * the strongest first; NULL where there are no more.  None at all if only
   * the lines around it told. */
  const char *reasons[RECORD_REASONS];
  const char *atoms; /* all that is true of it, see evidence_atoms() */
} Judgement;

typedef struct {
  GArray *judgements; /* of Judgement, by line; none for blank lines */
  GStringChunk *names;
  /* The pieces of all decks (pieces.h) and what is true of each, a line each,
   * a blank line between articles; "17:5:12 headline first up-to-12" is one of
   * 12 characters that begins in column 5 of line 17. */
  GString *pieces;
} Record;

/* Empty; recover_issue() fills it.  Free with record_free(). */
Record *record_new(void);

/* NULL is allowed. */
void record_free(Record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)

/* Appends the record as text, a line each:
 *     17 deck 98% (subheading): not stops & next form:dateline; short */
void record_dump(const Record *record, GString *out);

/* What is true of each line and, behind a blank line, of each piece: the
 * features the weights are learned by:
 *     17 deck any blank-before medium form:dash */
void record_dump_evidence(const Record *record, GString *out);

#endif
