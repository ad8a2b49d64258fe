/* A sheet's marks as operators of a content stream. */
#ifndef KANYIN_PDF_MARKS_H
#define KANYIN_PDF_MARKS_H

#include "pdf/sheet.h"

/* Appends NUMBERS, N of them, each followed by a space, then OPERATOR and a
 * line end. */
void marks_operate(const double *numbers, guint n, const char *operator,
                   GString * out);

/* Appends what draws the marks of SHEET, 0.25 pt fine; INK is the operators
 * that set the colour of strokes. */
void marks_draw(const Sheet *sheet, const char *ink, GString *out);

#endif
