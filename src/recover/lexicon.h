/* What recovery knows of newspapers, read from assets/recover: word lists
 * (words.ini), printed forms (patterns.ini) and characters. */
#ifndef KANYIN_RECOVER_LEXICON_H
#define KANYIN_RECOVER_LEXICON_H

#include "recover/text.h"

typedef struct Lexicon Lexicon;

/* Reads the assets; free with lexicon_free(). */
Lexicon *lexicon_new(void);
void lexicon_free(Lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_free)

/* ── Words ───────────────────────────────────────────────────────────── */

/* The lists of [words] are numbered from 0; there are at most 64. */
guint lexicon_n_lists(const Lexicon *lexicon);

const char *lexicon_list_name(const Lexicon *lexicon, guint list);

/* The number of the list NAME, which must exist. */
guint lexicon_list(const Lexicon *lexicon, const char *name);

/* A set of printed forms, by number; there are at most 128. */
typedef struct {
  guint64 bits[2];
} FormSet;

static inline gboolean form_set_has(const FormSet *set, guint form) {
  return set->bits[form / 64] >> (form % 64) & 1;
}

static inline FormSet form_set_union(const FormSet *a, const FormSet *b) {
  return (FormSet){{a->bits[0] | b->bits[0], a->bits[1] | b->bits[1]}};
}

/* Sets of word lists, bit 1 << list: those with a word in the text, at its
 * beginning and at its end; and the forms one of whose words of [needed] stands
 * in the part of the text they are sought in. */
typedef struct {
  guint64 within, starts, ends;
  FormSet needed;
} WordHits;

/* The lists whose words stand in TEXT; found in one pass. */
WordHits lexicon_find_words(const Lexicon *lexicon, Slice text);

/* The length in bytes of the longest word of list NAME that TEXT begins or
 * ends with; 0 if none. */
gsize lexicon_word_at_start(const Lexicon *lexicon, const char *name,
                            Slice text);
gsize lexicon_word_at_end(const Lexicon *lexicon, const char *name, Slice text);

/* The length in bytes of the surname TEXT begins with; 0 if none. */
gsize lexicon_surname(const Lexicon *lexicon, Slice text);

/* The simplified form of C; C itself if it has none. */
gunichar lexicon_simplified(const Lexicon *lexicon, gunichar c);

/* -1 if only simplified script writes C, 1 if only traditional, else 0. */
int lexicon_script(const Lexicon *lexicon, gunichar c);

/* ── Printed forms ───────────────────────────────────────────────────── */

typedef enum {
  FORM_FACT,  /* part of a line of facts, matched at a place */
  FORM_LINE,  /* a whole short line */
  FORM_START, /* the beginning of a line */
  FORM_END,   /* its end */
  FORM_SCOPES
} FormScope;

guint lexicon_n_forms(const Lexicon *lexicon);
const char *lexicon_form_name(const Lexicon *lexicon, guint form);
FormScope lexicon_form_scope(const Lexicon *lexicon, guint form);

/* The number of the form NAME, which must exist. */
guint lexicon_form(const Lexicon *lexicon, const char *name);

/* The forms of all scopes but FACT that TEXT, with its HITS, has.  A long text
 * can only have those that are sought at its ends. */
FormSet lexicon_find_forms(const Lexicon *lexicon, Slice text,
                           const WordHits *hits);

/* FALSE if no word that the form needs stands in a text with HITS. */
gboolean lexicon_form_possible(const Lexicon *lexicon, guint form,
                               const WordHits *hits);

/* TRUE if TEXT has the form; its scope decides which part of TEXT is looked
 * at.  INFO, if not NULL, is set and must be freed with g_match_info_free()
 * whatever the result; its offsets count from the slice returned in PART. */
gboolean lexicon_match(const Lexicon *lexicon, guint form, Slice text,
                       GMatchInfo **info, Slice *part);

/* TRUE if TEXT has the form FORM of scope FACT at or behind the byte offset
 * AT.  INFO as for lexicon_match(), its offsets count from TEXT. */
gboolean lexicon_match_from(const Lexicon *lexicon, guint form, Slice text,
                            gsize at, GMatchInfo **info);

/* The group NAME of a match in TEXT; of length 0 if it took no part. */
Slice match_group(const GMatchInfo *info, const char *name, Slice text);

#endif
