/* HINTS: the marks an editor typed into a text, 【主题】 and its like, which
 * then decide.  Their names stand in assets/recover/hints.ini.
 *
 * A mark stands at the head of a line, before the words it speaks of, or on a
 * line of its own above them.  It is no word of the paper: it is taken out of
 * the text, save those names that hints.ini keeps and the labels of a
 * database's fields, which say the same (fields.h).  What it may hold,
 *
 *     【日期 2021-06-08】2021年6月8日
 *     【职员 版式：李念辉】
 *
 * are values, parted by full-width colons; the words behind it are what the
 * paper prints.  A star behind the name has its lines read to the letter:
 * nothing is looked for in them but words marked 【电头：…】, 【姓名：…】 or
 * 【姓名 role：…】, and a backslash stands before 【, 】, ： and itself, "\n"
 * for a line end, "\ " for a space at the edge. */
#ifndef KANYIN_RECOVER_HINTS_H
#define KANYIN_RECOVER_HINTS_H

#include "base/diag.h"
#include "input/lines.h"
#include "recover/units.h"

typedef enum {
#define HINT(id, key, reach, first, rest) HINT_##id,
#include "recover/hints.def"
#undef HINT
  HINTS
} HintKind;

enum { HINT_VALUES = 3 };

typedef struct {
  HintKind kind;
  guint line, column;              /* of its bracket, from 1 */
  guint blanks;                    /* blank lines before its line */
  const char *name;                /* as hints.ini has it */
  const char *values[HINT_VALUES]; /* NULL where there are no more */
  gboolean exact;                  /* a star: read to the letter */
  gboolean paragraphs;             /* each line it governs is a paragraph */
  gboolean closed;                 /* of an item: a mark says where it ends */
  gboolean kept;    /* its name is printed, and stays in the text */
  gboolean of_file; /* not typed: the name of a file says it */
  gboolean field;   /* not typed: the label of a database's field says it */
  Slice words;      /* for those that take a value: the words behind it */
} Hint;

/* What governs a line of words. */
typedef struct {
  const Hint *hint; /* NULL: nothing does */
  gboolean first;   /* the first line it governs */
} HintOver;

typedef struct Hints Hints;

/* Reads the marks in LINES, which must live as long as the result.  One note
 * counts them, and one that stands over nothing is a warning.  Free with
 * hints_free(). */
Hints *hints_read(const Lines *lines, Diag *diag);

/* NULL is allowed. */
void hints_free(Hints *hints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hints, hints_free)

/* The lines without the marks; Unit.source counts them. */
const Lines *hints_lines(const Hints *hints);

/* A mark as if it stood on a line of its own before line NUMBER of the source:
 * what a file's name says.  VALUES, ended by NULL, are copied. */
void hints_add(Hints *hints, HintKind kind, guint number,
               const char *const *values);

/* The NTH mark, from 0, of those that stand for themselves, in the order of
 * the text; *PLACE is the line it stands before, as Unit.source counts.  NULL
 * behind the last. */
const Hint *hints_bare(const Hints *hints, guint nth, guint *place);

/* TRUE if one of them stands behind line FROM and before line TO. */
gboolean hints_bare_between(const Hints *hints, guint from, guint to);

/* FALSE if the lines that HINT governs are left to their labels, among which it
 * leaves them the choice. */
gboolean hint_decides(const Hint *hint);

/* TRUE if 【报头*】 stands in the text: its masthead is given to the letter. */
gboolean hints_tell_masthead(const Hints *hints);

/* TRUE if a mark of KIND is in the text. */
gboolean hints_tell(const Hints *hints, HintKind kind);

/* What governs the line SOURCE of hints_lines(). */
HintOver hints_over(const Hints *hints, guint source);

/* Sets the columns of UNITS, which were measured without the marks, to those
 * of the source. */
void hints_place(const Hints *hints, Units *units);

/* Rules out, in the SCORES of UNITS by label, what the marks rule out. */
void hints_weigh(const Hints *hints, const Units *units, gint16 *scores);

/* Warns of each 【…】 that looks like a mark and is none, unless what its line
 * was taken for (a standing head, a dateline) may have such brackets. */
void hints_report_unknown(const Hints *hints, const Units *units,
                          const guint8 *labels, const Lexicon *lexicon,
                          Diag *diag);

/* The parts of the text of an exact line: words and the marked ones among
 * them. */
typedef enum { SPAN_TEXT, SPAN_DATELINE, SPAN_PERSON } SpanKind;
typedef struct {
  SpanKind kind;
  char *role; /* of a person, or NULL */
  char *text;
} Span;

/* An array of Span; release with g_array_unref(). */
GArray *hints_spans(const Hints *hints, Slice text);

/* TRUE if the value list KEY of hints.ini ("zh-Hant") holds WORD, which may be
 * NULL. */
gboolean hints_value_is(const Hints *hints, const char *key, const char *word);

#endif
