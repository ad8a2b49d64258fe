/* The reading of one content stream, operator by operator. */
#ifndef KANYIN_PREFLIGHT_SCAN_H
#define KANYIN_PREFLIGHT_SCAN_H

#include "preflight/reader.h"

enum {
  OPERANDS = 6,      /* the last ones; no operator here has more */
  LONGEST_NAME = 127 /* ISO 32000-1 annex C */
};

typedef struct {
  double matrix[6];                             /* of the page */
  guint fill, stroke, fill_space, stroke_space; /* sets of Colour */
  guint text_mode;
} State;

typedef struct {
  Reader *reader;
  PageFindings *page;
  guint nth, depth;
  qpdf_oh resources;
  State state;
  GArray *saved;             /* of State */
  double operands[OPERANDS]; /* the latest last */
  guint n_operands;
  char name[LONGEST_NAME + 1];
  gboolean space_follows; /* in an inline image: the next name is its space */
  guint inline_inks;
} Scan;

/* Reads CONTENT from SCAN's state on. */
void scan_content(Scan *scan, GBytes *content);

/* The same of FORM, a form or the cell of a pattern, in its own matrix and
 * resources. */
void scan_form(Scan *scan, qpdf_oh form);

/* Puts MATRIX before the state's (8.3.4). */
void scan_transform(Scan *scan, const double matrix[6]);

/* What painting operators do: an ink counts where something is painted in it,
 * not where it is chosen. */
void scan_paint_fill(Scan *scan);
void scan_paint_stroke(Scan *scan);
void scan_paint_both(Scan *scan);
void scan_paint_text(Scan *scan);
void scan_paint_shading(Scan *scan);
void scan_paint_object(Scan *scan);
void scan_begin_inline(Scan *scan);
void scan_paint_inline(Scan *scan);

#endif
