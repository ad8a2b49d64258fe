#include "colour/convert.h"

#include <lcms2.h>

static const cmsUInt32Number FORMATS[] = {0, TYPE_GRAY_8, 0, TYPE_RGB_8,
                                          TYPE_CMYK_8};

/* Pixels at a time: Little CMS counts them in 32 bits. */
enum { ROW = 1 << 20 };

static cmsHPROFILE open_profile(GBytes *bytes) {
  gsize length;
  const void *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  return data ? cmsOpenProfileFromMem(data, (cmsUInt32Number)length)
              : cmsCreate_sRGBProfile();
}

static cmsHTRANSFORM make_transform(GBytes *from, const Profile *to) {
  cmsHPROFILE source = open_profile(from), target = open_profile(to->bytes);
  cmsHTRANSFORM transform =
      source && target && FORMATS[to->components]
          ? cmsCreateTransform(source, TYPE_RGB_8, target,
                               FORMATS[to->components], INTENT_PERCEPTUAL,
                               cmsFLAGS_BLACKPOINTCOMPENSATION)
          : NULL;
  if (source)
    cmsCloseProfile(source);
  if (target)
    cmsCloseProfile(target);
  return transform;
}

gboolean convert_rgb(GBytes *from, const Profile *to, const guint8 *rgb,
                     guint8 *out, gsize n) {
  cmsHTRANSFORM transform = make_transform(from, to);
  if (!transform)
    return FALSE;
  for (gsize at = 0; at < n; at += ROW)
    cmsDoTransform(transform, rgb + 3 * at, out + to->components * at,
                   (cmsUInt32Number)MIN(n - at, ROW));
  cmsDeleteTransform(transform);
  return TRUE;
}
