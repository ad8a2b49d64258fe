/* Colours of one device as those of another. */
#ifndef KANYIN_COLOUR_CONVERT_H
#define KANYIN_COLOUR_CONVERT_H

#include "colour/profile.h"

/* Converts N pixels of three bytes RGB, in the RGB of the profile FROM (NULL
 * for sRGB), to TO's inks or light: TO->components bytes a pixel, as PDF counts
 * them (gray and RGB 255 for light, CMYK 255 for full ink), in its perceptual
 * rendering.  FALSE if the profiles cannot do it. */
gboolean convert_rgb(GBytes *from, const Profile *to, const guint8 *rgb,
                     guint8 *out, gsize n);

#endif
