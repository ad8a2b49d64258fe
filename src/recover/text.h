/* Slices of the source text, and the classes of characters that recovery
 * looks at. */
#ifndef KANYIN_RECOVER_TEXT_H
#define KANYIN_RECOVER_TEXT_H

#include <glib.h>

/* Borrowed UTF-8, not NUL-terminated. */
typedef struct {
  const char *text;
  gsize length; /* [bytes] */
} Slice;

Slice slice_of(const char *text);

/* SLICE without white space at its edges. */
Slice slice_trim(Slice slice);

/* The first or last at most N characters of SLICE. */
Slice slice_head(Slice slice, guint n);
Slice slice_tail(Slice slice, guint n);

/* What stands before and behind the byte offset AT. */
Slice slice_before(Slice slice, gsize at);
Slice slice_from(Slice slice, gsize at);

gboolean slice_equal(Slice a, Slice b);

/* TRUE if WORDS stand in SLICE. */
gboolean slice_contains(Slice slice, const char *words);

/* A copy; free with g_free(). */
char *slice_dup(Slice slice);

/* The number of characters. */
guint slice_chars(Slice slice);

typedef enum {
  MARK_NONE = 0,
  MARK_STOP = 1 << 0,  /* ends a sentence: 。！？；… */
  MARK_PAUSE = 1 << 1, /* parts of one: ，、 */
  MARK_OPEN = 1 << 2,  /* opening quote or bracket */
  MARK_CLOSE = 1 << 3, /* closing one */
  MARK_COLON = 1 << 4  /* announces: ： */
} MarkClass;

MarkClass mark_class(gunichar c);

/* TRUE for letters and digits of the Western kind, full-width ones apart: what
 * a word or number cut in two is made of. */
gboolean is_western(gunichar c);

gboolean is_han(gunichar c);

/* TRUE if a space between A and B may only set off a Western word or a number:
 * "11 月", "用 App". */
gboolean is_set_off(gunichar a, gunichar b);

/* TRUE for the dots between the parts of a name: 古丽·阿不都. */
gboolean is_name_dot(gunichar c);

/* The pair of Han characters that P begins, as one number; 0 if it begins none
 * before END. */
gsize pair_at(const char *p, const char *end);

/* The place of PAIR in a table of 1 << BITS that does without names: two pairs
 * may share it, which is rare while the table is much larger than the text. */
static inline guint pair_slot(gsize pair, guint bits) {
  const guint64 GOLDEN_RATIO = G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
  return (guint)((pair * GOLDEN_RATIO) >> (64 - bits));
}

/* How many different pairs of Han characters stand side by side in TEXT;
 * *SHARED of them stand in OTHER too.  Words of Chinese are mostly of two
 * characters: shared pairs tell that both speak of the same. */
guint pairs_shared(Slice text, Slice other, guint *shared);

/* How many half ems a character takes: 0 for marks without width, else 1 or 2.
 */
guint char_width(gunichar c);

#endif
