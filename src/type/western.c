/* In: a text.  Out: for each byte of its Western words, whether the word may
 * be parted there.  A word is looked at as a whole: what is good in an address
 * is not in a name. */
#include "type/western.h"

#include <hyphen.h>
#include <string.h>

struct Syllables {
  HyphenDict *patterns; /* NULL if they are not loaded, or not installed */
  gboolean tried;       /* to load them */
};

static const char PATTERNS[] = "/usr/share/hyphen/hyph_en_US.dic";

/* Characters that stay together on both sides of a place. */
enum { LEAST_SYLLABLE = 3, LEAST_LETTERS = 2, LEAST_COMPOUND = 3 };

/* A word as long as this is parted behind its signs too. */
enum { LONG_WORD = 16 };

typedef struct {
  const char *start, *end;
  guint8 *parts; /* one for each of its bytes */
} Word;

Syllables *syllables_open(void) {
  return g_new0(Syllables, 1);
}

/* Reading the patterns takes longer than setting an issue, and few issues need
 * them. */
static HyphenDict *load_patterns(Syllables *syllables) {
  if (!syllables->tried)
    syllables->patterns = hnj_hyphen_load(PATTERNS);
  syllables->tried = TRUE;
  return syllables->patterns;
}

void syllables_free(Syllables *syllables) {
  if (!syllables)
    return;
  if (syllables->patterns)
    hnj_hyphen_free(syllables->patterns);
  g_free(syllables);
}

/* ── Kinds of word ───────────────────────────────────────────────────── */

static gboolean holds(const Word *word, const char *what) {
  return g_strstr_len(word->start, word->end - word->start, what) != NULL;
}

static gboolean is_address(const Word *word) {
  return holds(word, "//") || holds(word, "www.") || holds(word, "@");
}

static gboolean is_letter(char c) {
  return g_ascii_isalpha(c);
}

/* As digits of a person's number are hidden. */
static gboolean is_mask(char c) {
  return c == '*';
}

static gboolean is_digit(char c) {
  return g_ascii_isdigit(c);
}

static gboolean is_alnum(char c) {
  return g_ascii_isalnum(c);
}

/* TRUE if N characters of a class stand together before P and N from P on. */
static gboolean stands_amid(const Word *word, const char *before, const char *p,
                            int n, gboolean (*is)(char c)) {
  if (before - word->start < n || word->end - p < n)
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!is(before[-i - 1]) || !is(p[i]))
      return FALSE;
  return TRUE;
}

/* ── Places ──────────────────────────────────────────────────────────── */

static gboolean is_sign(char c) {
  return strchr("/.-_?&=@#~%+:*", c) != NULL;
}

static void part_at_signs(const Word *word) {
  for (const char *p = word->start + 1; p < word->end; p++)
    if (is_sign(p[-1]) && g_ascii_isalnum(*p))
      word->parts[p - word->start] = PART_SIGN;
}

static void part_labels(const Word *word) {
  for (const char *p = word->start + 1; p < word->end; p++)
    if (stands_amid(word, p, p, LEAST_LETTERS, is_letter) ||
        stands_amid(word, p, p, LEAST_LETTERS, is_mask))
      word->parts[p - word->start] = PART_LETTER;
}

/* 0635-8420000 and well-known: behind the hyphen. */
static void part_compounds(const Word *word) {
  for (const char *p = word->start + 1; p < word->end; p++) {
    if (p[-1] != '-' || !stands_amid(word, p - 1, p, LEAST_COMPOUND, is_alnum))
      continue;
    gboolean number = is_digit(p[-2]) || is_digit(*p);
    word->parts[p - word->start] = number ? PART_NUMBER : PART_SIGN;
  }
}

/* Words in capitals are names and abbreviations. */
static gboolean may_hyphenate(const char *letters, guint n) {
  gboolean lower = FALSE;
  for (guint i = 1; i < n; i++)
    lower |= g_ascii_islower(letters[i]);
  return lower && n >= 2 * LEAST_SYLLABLE;
}

static void part_letters(const Word *word, const char *letters, guint n,
                         Syllables *syllables) {
  g_autofree char *lower = g_ascii_strdown(letters, n);
  g_autofree char *hyphens = g_malloc0(n + 5);
  char **rep = NULL;
  int *pos = NULL, *cut = NULL;
  hnj_hyphen_hyphenate3(syllables->patterns, lower, (int)n, hyphens, NULL, &rep,
                        &pos, &cut, LEAST_SYLLABLE, LEAST_SYLLABLE, 0, 0);
  for (guint i = LEAST_SYLLABLE; i + LEAST_SYLLABLE <= n; i++)
    if (hyphens[i - 1] & 1)
      word->parts[letters - word->start + i] = PART_SYLLABLE;
}

static void part_syllables(const Word *word, Syllables *syllables) {
  for (const char *p = word->start; p < word->end;) {
    const char *end = p;
    while (end < word->end && is_letter(*end))
      end++;
    if (may_hyphenate(p, (guint)(end - p)) && load_patterns(syllables))
      part_letters(word, p, (guint)(end - p), syllables);
    p = end > p ? end : p + 1;
  }
}

static void part_word(const Word *word, Syllables *syllables) {
  part_compounds(word);
  gboolean is_long = word->end - word->start >= LONG_WORD;
  if (is_address(word) || (is_long && holds(word, "*")))
    part_labels(word);
  else if (syllables)
    part_syllables(word, syllables);
  if (is_address(word) || is_long)
    part_at_signs(word);
}

guint8 *western_parts(const char *text, Syllables *syllables) {
  guint8 *parts = g_new0(guint8, strlen(text) + 1);
  for (const char *p = text; *p;) {
    const char *end = p;
    while (g_ascii_isgraph(*end))
      end++;
    if (end - p > 1)
      part_word(&(Word){p, end, parts + (p - text)}, syllables);
    p = end > p ? end : p + 1;
  }
  return parts;
}
