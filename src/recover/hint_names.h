/* The names of typed marks, read from assets/recover/hints.ini. */
#ifndef KANYIN_RECOVER_HINT_NAMES_H
#define KANYIN_RECOVER_HINT_NAMES_H

#include "recover/hints.h"

typedef struct HintNames HintNames;

typedef struct {
  HintKind kind;
  gboolean printed; /* papers print it themselves */
  gboolean kept;    /* it stays in the text */
  gboolean values;  /* it may hold values */
  const char *name;
} HintName;

/* Free with hint_names_free(). */
HintNames *hint_names_new(void);
void hint_names_free(HintNames *names);

/* The entry of the name WORD, white space in it apart; NULL if there is
 * none. */
const HintName *hint_names_find(const HintNames *names, Slice word);

/* A name that WORD, which is none, may be meant for: as long, with one
 * character different.  NULL if there is none. */
const char *hint_names_near(const HintNames *names, Slice word);

/* TRUE if WORD is among those of KEY in GROUP, "spans" or "values". */
gboolean hint_names_holds(const HintNames *names, const char *group,
                          const char *key, Slice word);

#endif
