/* PHRASES: what the report says (assets/review/words.ini), in the characters
 * of the issue. */
#ifndef KANYIN_REVIEW_PHRASES_H
#define KANYIN_REVIEW_PHRASES_H

#include <glib.h>

typedef struct Phrases Phrases;

/* The phrases for LANGUAGE, a BCP 47 tag.  Free with phrases_free(). */
Phrases *phrases_new(const char *language);
void phrases_free(Phrases *phrases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Phrases, phrases_free)

/* The phrase KEY of GROUP ("kinds", "labels" …); KEY itself if there is none.
 * Borrowed. */
const char *phrase(const Phrases *phrases, const char *group, const char *key);

/* A rule of weights.ini ("short & not stops & next form:dateline") in words:
 * "行短，无句号之类，下一行像电头".  Free with g_free(). */
char *phrase_rule(const Phrases *phrases, const char *rule);

#endif
