/* UNITS: the lines of a text that are not blank, each with what can be
 * measured of it and around it; and the manner the whole text is set in. */
#ifndef KANYIN_RECOVER_UNITS_H
#define KANYIN_RECOVER_UNITS_H

#include "input/lines.h"
#include "recover/lexicon.h"

typedef struct {
  Slice text;          /* without white space at its edges */
  guint line, column;  /* of its first character, from 1 */
  guint source;        /* its line among the Lines, from 0 */
  gboolean page_break; /* a form feed stood before it */
  guint blanks;        /* blank lines before it */
  guint indent;        /* white space before it [half em] */
  guint chars;         /* characters */
  guint width;         /* indent and characters [half em] */
  guint extent;        /* indent and characters, in characters */
  guint han, western, digits;
  guint gaps;      /* runs of white space inside */
  guint stops;     /* marks that end a sentence */
  guint pauses;    /* marks that part one */
  gboolean closed; /* its last sentence is ended */
  MarkClass last;  /* class of its last character */
  int balance;     /* opening quotes and brackets less closing ones */
  WordHits words;
  gboolean bracketed;    /* wholly in brackets */
  gboolean paired;       /* as long as the short line before or behind it */
  gboolean verse;        /* one of many short lines without stops */
  gboolean row;          /* one of a table's */
  gboolean listed;       /* begins with the mark its neighbour begins with */
  gboolean repeated;     /* the same words stand on another line */
  gboolean heads_others; /* other lines begin with its words */
  gboolean after_open;   /* the last line of text before it was not closed */
  gboolean wrapped;      /* its lines are cut at a measure */
  gboolean full;         /* it fills that measure */
} Unit;

typedef struct {
  GArray *units;      /* of Unit */
  guint measure;      /* of wrapped lines, 0 if they are not wrapped … */
  gboolean by_width;  /* … in half ems, else in characters */
  gboolean indents;   /* paragraphs begin with an indent */
  guint usual_blanks; /* blank lines before most paragraphs */
  gboolean gaps;      /* some lines, but few, have more before them */
} Units;

/* Measures LINES, which must live as long as the result.  Free with
 * units_free(). */
Units *units_new(const Lines *lines, const Lexicon *lexicon);
void units_free(Units *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Units, units_free)

static inline const Unit *unit_at(const Units *units, guint i) {
  return &g_array_index(units->units, Unit, i);
}

#endif
