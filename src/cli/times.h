/* How long the stages of a run took. */
#ifndef KANYIN_CLI_TIMES_H
#define KANYIN_CLI_TIMES_H

#include <glib.h>
#include <stdio.h>

typedef struct Times Times;

/* All functions but times_new() do nothing for NULL. */
Times *times_new(void);
void times_free(Times *times);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Times, times_free)

/* Starts the clock of an issue. */
void times_start(Times *times);

/* Adds the time since the last mark to STAGE, a literal. */
void times_mark(Times *times, const char *stage);

/* Prints each stage's sum in milliseconds, in order of first use, and the
 * total. */
void times_print(const Times *times, FILE *out);

#endif
