/* LINES: the text of an issue as decoded, positioned lines. */
#ifndef KANYIN_INPUT_LINES_H
#define KANYIN_INPUT_LINES_H

#include "base/diag.h"

/* One line of the source without its line end, exactly as it stands there:
 * white space at its edges is kept.  Not NUL-terminated. */
typedef struct {
  const char *text;    /* UTF-8, borrowed from the Lines */
  gsize length;        /* [bytes] */
  guint number;        /* of the line in the source, from 1 */
  gboolean page_break; /* a form feed stood before it */
} Line;

typedef struct {
  GBytes *utf8;         /* the decoded text the lines point into */
  GArray *lines;        /* of Line, every line of the source, blank ones too */
  const char *encoding; /* what it was decoded from, as printed: "GB18030" */
} Lines;

/* Decodes BYTES and splits them at LF, CR LF, CR, NEL (U+0085), U+2028 and
 * U+2029; a form feed ends a line too and marks the next.  ENCODING is an
 * iconv name to use, or NULL to find out: byte order mark, strict UTF-8,
 * UTF-16 by its zeros, then GB18030 against Big5 by how common the characters
 * of the whole text are.  Reports what was decided if it was a guess.
 *
 * Fails, with a diagnostic that gives the byte offset of the first bad
 * sequence, if the bytes are not valid in the encoding; if they are empty or
 * only white space; if they are not text.  Returns NULL then; free the result
 * with lines_free(). */
Lines *lines_decode(GBytes *bytes, const char *encoding, Diag *diag);

/* NULL is allowed. */
void lines_free(Lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lines, lines_free)

/* Appends the lines as text, "number|text" a line: the stage's dump. */
void lines_dump(const Lines *lines, GString *out);

#endif
