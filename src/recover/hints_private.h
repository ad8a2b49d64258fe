/* The inside of HINTS: hints_read.c fills it, hints.c answers from it,
 * hints_report.c and hints_spans.c use it. */
#ifndef KANYIN_RECOVER_HINTS_PRIVATE_H
#define KANYIN_RECOVER_HINTS_PRIVATE_H

#include "recover/hint_text.h"
#include "recover/hints.h"

/* What the marks say of a line that is left. */
typedef struct {
  HintOver over;
  const Hint *item; /* that it stands in, if a mark began it */
  guint allowed;    /* labels it may have whatever governs it, 0: any */
  guint moved;      /* characters of marks before it on its line */
} HintLine;

/* A mark that stands for itself. */
typedef struct {
  const Hint *hint;
  guint place; /* the line it stands before, as Unit.source counts */
} HintBare;

/* 【词】 at the head of a line that is no mark. */
typedef struct {
  guint source, line, column;
  Slice word;
} HintUnknown;

struct Hints {
  HintNames *names;
  Lines lines;           /* that are left */
  GArray *said;          /* of HintLine, one a line */
  GPtrArray *all;        /* of Hint, owned */
  guint64 kinds;         /* of those, a bit each */
  GArray *bare;          /* of HintBare, by line */
  GArray *unknown;       /* of HintUnknown, by line */
  GStringChunk *strings; /* the values of the marks */
};

/* Empty, with room for LINES. */
Hints *hints_new(const Lines *lines);

/* Keeps HINT and copies of its VALUES, ended by NULL; borrowed. */
Hint *hints_keep(Hints *hints, Hint hint, const char *const *values);

/* The note that counts the marks. */
void hints_report_obeyed(const Hints *hints, Diag *diag);

#endif
