/* Bytes to UTF-8: the encodings Chinese text comes in, and which of them a
 * text without a declaration is in. */
#ifndef KANYIN_INPUT_DECODE_H
#define KANYIN_INPUT_DECODE_H

#include "base/diag.h"

/* Bytes turned into UTF-8. */
typedef struct {
  const char *encoding; /* as printed, "GB18030"; never freed */
  GString *text;        /* UTF-8; NUL and other controls are still in it */
} Decoded;

/* Decodes SIZE bytes of DATA strictly.  ENCODING is one of "utf-8", "utf-16le",
 * "utf-16be", "gb18030", "big5-hkscs", their usual aliases (gbk, gb2312, cp936,
 * big5, cp950, utf8 …), or any other name that iconv knows.  A byte order mark
 * of the encoding is dropped.
 *
 * FALSE, with unknown-encoding or bad-encoding (the offset of the first bad
 * sequence, from 0, and its line) added; else free RESULT->text. */
gboolean decode_as(const char *data, gsize size, const char *encoding,
                   Decoded *result, Diag *diag);

/* Decodes in the encoding found out from all of DATA: byte order mark, strict
 * UTF-8, then by how common the characters are that UTF-16, GB18030 and
 * Big5-HKSCS would give.  A decision of that last kind is a note,
 * encoding-guessed.
 *
 * FALSE, with not-text or bad-encoding added; else free RESULT->text. */
gboolean decode_unknown(const char *data, gsize size, Decoded *result,
                        Diag *diag);

/* The name of the encoding whose byte order mark DATA begins with, NULL if
 * none. */
const char *decode_marked(const char *data, gsize size);

#endif
