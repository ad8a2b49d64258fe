/* Drawings as form XObjects (ISO 32000-1 8.10). */
#ifndef KANYIN_PDF_DRAWING_H
#define KANYIN_PDF_DRAWING_H

#include "pdf/pass.h"

/* The files that drawings were taken from.  libqpdf copies from them when it
 * writes: release with g_array_unref() after that. */
GArray *drawings_new(void);

/* The clean SVG, WIDTH by HEIGHT in shape, as a form that fills the unit
 * square; what it is taken from is added to DRAWINGS.  0 on failure. */
qpdf_oh drawing_form(const Pass *pass, GArray *drawings, GBytes *svg,
                     guint width, guint height);

#endif
