/* Diagnostics: what a stage found, guessed or could not do.
 *
 * One Diag collects the messages of one issue.  Stages add to it and never
 * print; cli/ prints.  A stage that fails adds at least one error, returns
 * FALSE or NULL, and hands over nothing. */
#ifndef KANYIN_BASE_DIAG_H
#define KANYIN_BASE_DIAG_H

#include <glib.h>

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef enum {
#define DIAG(id, severity, name) DIAG_##id,
#include "base/diag.def"
#undef DIAG
  DIAG_N
} DiagId;

typedef struct Diag Diag;

/* New, empty collector for the issue read from FILE (the name as the user
 * typed it; copied).  Free with diag_free(). */
Diag *diag_new(const char *file);

/* NULL is allowed. */
void diag_free(Diag *diag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diag, diag_free)

/* Adds a message about LINE and COLUMN of the input, both from 1, COLUMN in
 * characters.  Column 0 means the whole line, line 0 the whole file.  FORMAT
 * makes the sentence: lower case, no final stop, saying what is wrong and
 * what was done or what to do.  The same sentence about the same place is kept
 * once: a text may be set twice, to measure it and for each edition. */
void diag_add(Diag *diag, DiagId id, guint line, guint column,
              const char *format, ...) G_GNUC_PRINTF(5, 6);

/* An issue may lie in several files, whose lines are counted on from one file
 * to the next.  Between diag_enter() and diag_leave() messages speak of the
 * file PATH (copied) and count its own lines; N_LINES is how many it has.
 * Later messages about those lines are printed with that file's name. */
void diag_enter(Diag *diag, const char *path);
void diag_leave(Diag *diag, guint n_lines);

/* "line 19", or "line 3 of 02.txt" if the issue lies in several files.  Free
 * with g_free(). */
char *diag_place(const Diag *diag, guint line);

/* TRUE if a message of SEVERITY or worse has been added. */
gboolean diag_has(const Diag *diag, Severity severity);

/* How many messages with this id. */
guint diag_count(const Diag *diag, DiagId id);

/* Appends all messages that are SEVERITY or worse to OUT, a line each, in
 * order of place:
 *     file:line:col: severity: message [name]
 * A zero line or column is left out with its colon. */
void diag_print(const Diag *diag, Severity severity, GString *out);

/* Calls EACH for every message, in order of place. */
typedef void (*DiagEach)(DiagId id, guint line, guint column, const char *text,
                         gpointer data);
void diag_each(const Diag *diag, DiagEach each, gpointer data);

/* How bad messages with this id are. */
Severity diag_severity(DiagId id);

/* The name of a message, as printed in brackets. */
const char *diag_name(DiagId id);

#endif
