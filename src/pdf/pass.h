/* The pass: what is done to cairo's plain PDF through libqpdf, a step a file.
 *
 * Object handles (qpdf_oh) are small numbers that live until released; every
 * step may leave its own to the caller, who releases all of them after it.
 * libqpdf keeps the first error it meets and goes on harmlessly: the caller
 * asks after each step. */
#ifndef KANYIN_PDF_PASS_H
#define KANYIN_PDF_PASS_H

#include <qpdf/qpdf-c.h>

#include "display/display.h"

typedef struct {
  qpdf_data qpdf;
  const Display *display;
} Pass;

/* Each page: grays in K alone, no transparency group. */
void pass_pages(const Pass *pass);

/* The printed page numbers: catalog /PageLabels (ISO 32000-1 12.4.2). */
void pass_labels(const Pass *pass);

/* The bookmarks: catalog /Outlines (12.3.3). */
void pass_outline(const Pass *pass);

/* What the document says of itself: language, title, dates; in the catalog,
 * the information dictionary (14.3.3) and XMP (14.3.2). */
void pass_metadata(const Pass *pass);

#endif
