/* In: text.  Out: stretches of another language.  A stretch is a run of words
 * of one script with what joins words between them; it ends behind the last of
 * its letters.  Each script says what of it counts. */
#include "page/foreign.h"

#include <string.h>

/* The commonest words of English prose; each sentence has some. */
static const char *const COMMON[] = {
    "a",  "an",  "and",  "are",  "as",   "at",   "be",   "but",
    "by", "for", "from", "have", "i",    "in",   "is",   "it",
    "my", "not", "of",   "on",   "or",   "that", "the",  "this",
    "to", "was", "we",   "will", "with", "you",  "your", NULL};

/* Of so many words one is common. */
enum { COMMON_SHARE = 4, LONGEST_COMMON = 5 };

typedef struct {
  guint letters, words, common;
  gboolean accent;
} Count;

typedef struct {
  const char *language;
  gboolean (*has)(gunichar c); /* is C a letter of it? */
  gboolean (*counts)(const Count *count);
  gboolean spaced; /* blanks and ASCII marks stand between its words */
} Script;

static gboolean is_kana(gunichar c) {
  GUnicodeScript script = g_unichar_get_script(c);
  return script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || c == 0x30FC;
}

static gboolean is_hangul(gunichar c) {
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HANGUL;
}

static gboolean is_cyrillic(gunichar c) {
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_CYRILLIC;
}

/* Full-width letters are Chinese type, not English. */
static gboolean is_latin(gunichar c) {
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN && c < 0x2000 &&
         g_unichar_isalpha(c);
}

static gboolean three_letters(const Count *count) {
  return count->letters >= 3;
}

static gboolean two_letters(const Count *count) {
  return count->letters >= 2;
}

static gboolean is_english(const Count *count) {
  return count->words >= 4 && count->common * COMMON_SHARE >= count->words &&
         !count->accent;
}

static const Script SCRIPTS[] = {{"ja", is_kana, three_letters, FALSE},
                                 {"ko", is_hangul, two_letters, TRUE},
                                 {"ru", is_cyrillic, two_letters, TRUE},
                                 {"en", is_latin, is_english, TRUE}};

static gboolean is_common(const char *word, gsize length) {
  if (length > LONGEST_COMMON)
    return FALSE;
  g_autofree char *lower = g_ascii_strdown(word, (gssize)length);
  return g_strv_contains(COMMON, lower);
}

static const char *skip_word(const Script *script, const char *p,
                             Count *count) {
  const char *word = p;
  for (gunichar c; script->has(c = g_utf8_get_char(p));
       p = g_utf8_next_char(p)) {
    count->letters++;
    count->accent |= c >= 0x80;
  }
  count->words++;
  count->common += is_common(word, (gsize)(p - word));
  return p;
}

/* What may stand between two words of a sentence; an apostrophe of print. */
static const char *skip_between(const Script *script, const char *p) {
  while (script->spaced && (*p == ' ' || g_ascii_ispunct(*p) ||
                            g_ascii_isdigit(*p) || g_str_has_prefix(p, "’")))
    p = g_utf8_next_char(p);
  return p;
}

/* The stretch of SCRIPT that begins at P; returns where it ends. */
static const char *measure(const Script *script, const char *p, Count *count) {
  const char *end;
  do {
    end = skip_word(script, p, count);
    p = skip_between(script, end);
  } while (script->has(g_utf8_get_char(p)));
  return end;
}

static const Script *script_of(gunichar c) {
  for (guint i = 0; i < G_N_ELEMENTS(SCRIPTS); i++)
    if (SCRIPTS[i].has(c))
      return &SCRIPTS[i];
  return NULL;
}

gboolean foreign_next(const char *text, gsize from, Foreign *foreign) {
  for (const char *p = text + from; *p; p = g_utf8_next_char(p)) {
    const Script *script = script_of(g_utf8_get_char(p));
    if (!script)
      continue;
    Count count = {0};
    const char *end = measure(script, p, &count);
    if (script->counts(&count)) {
      *foreign =
          (Foreign){(gsize)(p - text), (gsize)(end - text), script->language};
      return TRUE;
    }
    p = g_utf8_prev_char(end);
  }
  return FALSE;
}
