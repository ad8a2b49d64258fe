/* Words of other languages in a Chinese text. */
#ifndef KANYIN_PAGE_FOREIGN_H
#define KANYIN_PAGE_FOREIGN_H

#include <glib.h>

typedef struct {
  gsize start, end;     /* bytes of the text */
  const char *language; /* a tag of BCP 47 */
} Foreign;

/* Finds the first stretch in TEXT (UTF-8) from byte FROM on that is evidently
 * not Chinese, so that a program that reads aloud does well to change its
 * voice:
 *
 *   kana, three or more together        ja
 *   Hangul, two or more together        ko
 *   Cyrillic words                      ru: what else a Chinese paper quotes
 *   four Latin words or more, a fourth  en
 *     of them among the commonest of English, none with an accent
 *
 * Single Latin words, names and abbreviations (GDP, iPhone) are not: in a
 * Chinese sentence they are read by its voice.  FALSE if there is none. */
gboolean foreign_next(const char *text, gsize from, Foreign *foreign);

#endif
