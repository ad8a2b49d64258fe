/* UNITS: the lines of a text that are not blank, each with what can be
 * measured of it and around it; and the manner the whole text is set in. */
#ifndef KANYIN_RECOVER_UNITS_H
#define KANYIN_RECOVER_UNITS_H

#include "input/lines.h"
#include "recover/lexicon.h"

typedef struct {
  Slice text;         /* without white space at its edges */
  Slice letters;      /* that; of a spread line its characters alone */
  guint line, column; /* of its first character, from 1 */
  guint source;       /* its line among the Lines, from 0 */
  guint blanks;       /* blank lines before it */
  guint indent;       /* white space before it [half em] */
  guint chars;        /* characters */
  guint width;        /* of the characters [half em] */
  guint han, western, digits;
  guint gaps;     /* runs of white space inside; but see set_off of Units */
  guint stops;    /* marks that end a sentence */
  guint pauses;   /* marks that part one */
  MarkClass last; /* class of its last character */
  int balance;    /* opening quotes and brackets less closing ones */
  WordHits words; /* of the letters */
  FormSet forms;  /* but those of scope FACT */
  guint page_break : 1;   /* a form feed stood before it */
  guint closed : 1;       /* its last sentence is ended */
  guint dated : 1;        /* begins with a dateline or its reporter */
  guint named : 1;        /* has the form of a byline */
  guint facts : 1;        /* facts of the masthead cover it */
  guint bracketed : 1;    /* wholly in brackets */
  guint paired : 1;       /* as long as the short line before or behind it */
  guint twin : 1;         /* a short head as long as the one before or behind */
  guint verse : 1;        /* one of many short lines without stops */
  guint poem_title : 1;   /* of one poem of several */
  guint row : 1;          /* one of a table's */
  guint record : 1;       /* one of several that begin with a label */
  guint listed : 1;       /* begins with the mark its neighbour begins with */
  guint repeated : 1;     /* short, and stands on another line too */
  guint heads_others : 1; /* other lines begin with its words */
  guint after_open : 1;   /* the last line of text before it was not closed */
  guint after_torn : 1;   /* … and was prose */
  guint after_note : 1;   /* the paragraph before it is an editor's note */
  guint credited : 1;     /* its paragraph ends in a credit, or one follows */
  guint names_page : 1;   /* says a page's name again that its mark gave */
  guint wrapped : 1;      /* its lines are cut at a measure */
  guint full : 1;         /* it fills that measure, or a box's narrower one; a
                             table's row of figures does not */
  guint spread : 1;       /* set with a space between all characters */
  guint recurs_above, recurs_below; /* of a short line: of its pairs of Han
                                       characters that stand in the text there
                                       [%] */
  guint ended_before, ended_behind; /* paragraphs ended in the run of text
                                       lines before and behind it */
} Unit;

typedef struct {
  GArray *units;        /* of Unit */
  GStringChunk *spread; /* the characters of spread lines */
  guint measure;        /* of wrapped lines, 0 if they are not wrapped … */
  gboolean by_width;    /* … in half ems, else in characters */
  gboolean set_off;     /* a space sets off Western words and numbers */
  gboolean indents;     /* paragraphs begin with an indent */
  guint usual_blanks;   /* blank lines before most paragraphs */
  gboolean pauses_stop; /* 、 or ，, or spaces, end sentences for want of 。 */
  gboolean leads;       /* headlines are followed by a byline or a dateline */
  gboolean gaps;        /* some lines, but few, have more before them */
} Units;

/* Measures LINES, which must live as long as the result.  Free with
 * units_free(). */
Units *units_new(const Lines *lines, const Lexicon *lexicon);
void units_free(Units *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Units, units_free)

/* The length of a unit and its indent, in half ems or in characters. */
static inline guint unit_length(const Unit *unit, gboolean by_width) {
  return by_width ? unit->indent + unit->width : unit->column - 1 + unit->chars;
}

static inline const Unit *unit_at(const Units *units, guint i) {
  return &g_array_index(units->units, Unit, i);
}

#endif
