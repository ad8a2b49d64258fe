/* ICC profiles of pictures. */
#ifndef KANYIN_PICTURE_PROFILE_H
#define KANYIN_PICTURE_PROFILE_H

#include <glib.h>

/* NULL if PROFILE can say what the colours of a picture with COMPONENTS (1, 3
 * or 4) mean (ISO 32000-1 8.6.5.5: an input, display, output or colour space
 * profile of ICC.1 version 4 or earlier), else what is wrong, as the end of a
 * sentence that begins with the profile. */
const char *profile_fault(GBytes *profile, guint components);

/* A profile for CMYK of which nothing is known: each ink lets its complement
 * through, one lies on the other (R = (1 - C)(1 - K), and so on), and what
 * comes through is sRGB.  Programs that convert without a profile do the same.
 * The same bytes every time; release with g_bytes_unref(). */
GBytes *profile_plain_cmyk(void);

/* Converts N pixels of CMYK, 255 being full ink, to sRGB by PROFILE; RGB may be
 * CMYK itself.  FALSE if the profile cannot do it. */
gboolean profile_cmyk_to_srgb(GBytes *profile, const guint8 *cmyk, guint8 *rgb,
                              gsize n);

#endif
