/* How much a decoded text looks like Chinese newspaper text. */
#ifndef KANYIN_INPUT_SCORE_H
#define KANYIN_INPUT_SCORE_H

#include <glib.h>

/* The classes of all characters of the Basic Multilingual Plane. */
typedef struct ScoreTable ScoreTable;

/* Made from the lists of common characters in assets/input/.  Free with
 * score_table_free(). */
ScoreTable *score_table_new(void);
void score_table_free(ScoreTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ScoreTable, score_table_free)

/* The score of TEXT, valid UTF-8, with N_BAD bad sequences left out of it: 100
 * for a text of common characters only, about 20 for one of rare ideographs,
 * below 0 for noise. */
int score_text(const ScoreTable *table, const GString *text, gsize n_bad);

#endif
