/* ICC profiles of pictures. */
#ifndef KANYIN_PICTURE_PROFILE_H
#define KANYIN_PICTURE_PROFILE_H

#include <glib.h>

/* NULL if PROFILE can say what the colours of a picture with COMPONENTS (1, 3
 * or 4) mean (ISO 32000-1 8.6.5.5: an input, display, output or colour space
 * profile of ICC.1 version 4 or earlier), else what is wrong, as the end of a
 * sentence that begins with the profile. */
const char *profile_fault(GBytes *profile, guint components);

/* Converts N pixels of CMYK, 255 being full ink, to sRGB: by PROFILE, or if
 * that is NULL as ISO 32000-1 10.3.5 does without one.  RGB may be CMYK
 * itself. */
typedef struct CmykConverter CmykConverter;
CmykConverter *cmyk_converter_new(GBytes *profile);
void cmyk_converter_free(CmykConverter *converter);
void cmyk_convert(const CmykConverter *converter, const guint8 *cmyk,
                  guint8 *rgb, guint n);

#endif
