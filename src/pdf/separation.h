/* Colour photographs in the inks of a press. */
#ifndef KANYIN_PDF_SEPARATION_H
#define KANYIN_PDF_SEPARATION_H

#include "pdf/pass.h"
#include "picture/pixels.h"

/* PICTURE, whose decoded pixels are PIXELS (NULL to decode it here, unless it
 * is a drawing), as an image XObject in the device colours of the print
 * edition's intent.  0 if that was not asked for or is not needed (a gray
 * picture, one in as many colours as the press has), or if it cannot be made.
 */
qpdf_oh separation_image(const Pass *pass, const Picture *picture,
                         const Pixels *pixels);

#endif
