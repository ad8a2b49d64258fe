/* Pictures as image XObjects (ISO 32000-1 8.9, 8.10), each made once however
 * often it is placed. */
#ifndef KANYIN_PDF_IMAGES_H
#define KANYIN_PDF_IMAGES_H

#include "pdf/pass.h"

/* What was made so far.  Free with images_free(). */
typedef struct Images Images;
Images *images_new(void);
void images_free(Images *images);

/* Puts ITEM, a picture of a page whose object is PAGE, into the page's
 * resources, and appends what paints it there to OUT: upright, in its
 * rectangle, in coordinates that run down as cairo's do.  Nothing if the
 * picture cannot be had. */
void images_paint(const Pass *pass, qpdf_oh page, const DisplayPicture *item,
                  GString *out);

#endif
