/* LINES: the text of an issue as decoded, positioned lines. */
#ifndef KANYIN_INPUT_LINES_H
#define KANYIN_INPUT_LINES_H

#include "base/diag.h"

/* One line of the source without its line end, as it stands there: white space
 * at its edges is kept.  Not NUL-terminated. */
typedef struct {
  const char *text;    /* UTF-8, borrowed from the Lines */
  gsize length;        /* [bytes] */
  guint number;        /* of the line in the source, from 1; the same for the
                        * parts of one that a form feed cuts */
  gboolean page_break; /* a form feed stood before it */
} Line;

typedef struct {
  GBytes *utf8;         /* the decoded text the lines point into */
  GArray *lines;        /* of Line, every line of the source, blank ones too */
  const char *encoding; /* what it was decoded from, as printed: "GB18030" */
} Lines;

/* Decodes BYTES and splits them at LF, CR LF, CR, NEL (U+0085), U+2028 and
 * U+2029.  A vertical tab ends a line too, and so does a form feed, which
 * marks the next; neither is counted in the numbers.  ENCODING is a name as
 * for decode_as(), or NULL to find out from the whole text: byte order mark,
 * strict UTF-8, then which of UTF-16, GB18030 and Big5-HKSCS gives the
 * commonest characters.  That last is a guess, and a note says so.
 *
 * Nothing is left out of the lines but what is no character of a paper: other
 * C0 and C1 controls, byte order marks, and the noncharacters U+FFFE and
 * U+FFFF that XML cannot hold.  One warning counts them.
 *
 * Fails, with a diagnostic that gives the byte offset of the first bad
 * sequence, if the bytes are not valid in the encoding; if they are empty or
 * only white space; if they are not text.  Returns NULL then; free the result
 * with lines_free(). */
Lines *lines_decode(GBytes *bytes, const char *encoding, Diag *diag);

/* The PATHS' BYTES, N each, as one text: lines are counted on from file to
 * file, and blank lines part them.  A file that says by its mark, or shows by
 * being valid UTF-8, how it is encoded is read so; all others together are in
 * one encoding, found out from all of them.  FIRST[i] becomes the number of
 * file i's first line; messages name the file.  NULL if one fails; free with
 * lines_free(). */
Lines *lines_decode_files(const char *const *paths, GBytes *const *bytes,
                          guint n, const char *encoding, guint *first,
                          Diag *diag);

/* NULL is allowed. */
void lines_free(Lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lines, lines_free)

/* Appends the lines as text, "number|text" a line: the stage's dump. */
void lines_dump(const Lines *lines, GString *out);

#endif
