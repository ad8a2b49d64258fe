/* The text of a typed mark, and of the lines that are read to the letter. */
#ifndef KANYIN_RECOVER_HINT_TEXT_H
#define KANYIN_RECOVER_HINT_TEXT_H

#include "recover/hint_names.h"

/* A mark in brackets, or what looks like one. */
typedef struct {
  Slice whole;          /* its brackets and a colon behind it with it */
  Slice word;           /* what stands between the brackets */
  const HintName *name; /* NULL if it is no mark */
  Slice values;         /* behind the name */
  gboolean exact;
} Mark;

/* The mark that TEXT begins with; of length 0 if it begins with no 【. */
Mark mark_read(const HintNames *names, Slice text);

/* TRUE if MARK is one.  That of a page needs a colon between its values, for
 * 【版 2】 may be printed. */
gboolean mark_is_valid(const Mark *mark);

/* Behind the colon at P, if there is one before END. */
const char *mark_skip_colon(const char *p, const char *end);

/* VALUES, parted at their colons, without backslashes.  Free with
 * g_strfreev(). */
char **mark_values(Slice values);

/* TEXT of an exact line without its backslashes; free with g_free(). */
char *hint_unescape(Slice text);

#endif
