/* EXPRESSIONS: printed forms as patterns.ini writes them, with the names of
 * parts and of word lists in braces, as expressions that GLib can match. */
#ifndef KANYIN_RECOVER_EXPRESSIONS_H
#define KANYIN_RECOVER_EXPRESSIONS_H

#include <glib.h>

/* The expression of PATTERN, which NAME says in messages; {name} stands for a
 * part of PATTERNS ([parts]) or any word of a list of WORDS ([words]); a name
 * of neither, or what is no expression, stops the program.  Several threads
 * may match it.  Free with g_regex_unref(). */
GRegex *expression_compile(const char *name, const char *pattern,
                           GKeyFile *patterns, GKeyFile *words);

#endif
