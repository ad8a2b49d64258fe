/* Where Western words, numbers and addresses may be parted. */
#ifndef KANYIN_TYPE_WESTERN_H
#define KANYIN_TYPE_WESTERN_H

#include <glib.h>

/* How good a place is. */
typedef enum {
  PART_NEVER,
  PART_SIGN,     /* behind a sign of an address */
  PART_SYLLABLE, /* between syllables: a hyphen is set */
  PART_NUMBER,   /* behind the hyphen of a long number */
  PART_LETTER,   /* anywhere in a long part of an address */
  PART_FORCED    /* anywhere: the word is longer than a line */
} Part;

/* The patterns that part words into syllables, from the package
 * hyphen-en-us. */
typedef struct Syllables Syllables;

/* They are read when a word needs them; where they are not installed, no word
 * is hyphenated.  Free with syllables_free(); NULL is allowed. */
Syllables *syllables_open(void);
void syllables_free(Syllables *syllables);

/* For each byte of TEXT, how good a place before it is for parting the word it
 * stands in, as a Part.  A word is a run of printable ASCII.
 *
 * Addresses of the web and of mail part behind a sign and never with a hyphen
 * of their own (Chicago Manual of Style, 7.46); numbers of an account or a
 * telephone behind theirs; other words between syllables, if SYLLABLES is not
 * NULL.  Free with g_free(). */
guint8 *western_parts(const char *text, Syllables *syllables);

#endif
