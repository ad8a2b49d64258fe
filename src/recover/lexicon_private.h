/* What the files of the lexicon share: its tables. */
#ifndef KANYIN_RECOVER_LEXICON_PRIVATE_H
#define KANYIN_RECOVER_LEXICON_PRIVATE_H

#include "recover/lexicon.h"

#include <string.h>

typedef struct {
  char *word;
  gsize length;
  guint64 lists;  /* of [words] that it is in, by number */
  FormSet needed; /* the forms that name it in [needed] */
} Word;

typedef struct {
  char *name;
  FormScope scope;
  GRegex *regex;
  gboolean needs; /* one of the words that name it */
} Form;

typedef struct {
  GArray *words;        /* of Word, those it begins, longest first; or NULL */
  gunichar2 simplified; /* its simplified form; 0 if it has none */
  gint8 script;         /* see lexicon_script() */
} Character;

struct Lexicon {
  GPtrArray *lists;              /* names, of [words] */
  GHashTable *list_numbers;      /* name of a list → its number */
  Character *characters;         /* up to U+FFFF; nothing is known of others */
  GHashTable *surnames;          /* the ones of one character, and of two */
  GArray *forms;                 /* of Form */
  GHashTable *form_numbers;      /* name of a form → its number */
  FormSet of_scope[FORM_SCOPES]; /* the forms of each */
};

enum {
  CHARACTERS = 0x10000,
  MAX_LISTS = 64,
  MAX_FORMS = 128,
  START_CHARS = 60, /* of a line, in which a form of scope START is sought */
  END_CHARS = 40
};

/* Reads patterns.ini; WORDS is words.ini. */
void lexicon_read_forms(Lexicon *lexicon, GKeyFile *words);

/* The number of NAME, which must be known. */
guint lexicon_number_of(GHashTable *numbers, const char *name);

/* The words that C begins, longest first; NULL if none. */
static inline const GArray *lexicon_words_from(const Lexicon *lexicon,
                                               gunichar c) {
  return c < CHARACTERS ? lexicon->characters[c].words : NULL;
}

static inline gboolean word_stands_at(const Word *word, const char *p,
                                      const char *end) {
  return (gsize)(end - p) >= word->length &&
         memcmp(p, word->word, word->length) == 0;
}

static inline void form_set_add(FormSet *set, guint form) {
  set->bits[form / 64] |= G_GUINT64_CONSTANT(1) << (form % 64);
}

#endif
