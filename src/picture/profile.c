/* ICC profiles, judged and used through Little CMS. */
#include "picture/profile.h"

#include <lcms2.h>

static const struct {
  guint components;
  cmsColorSpaceSignature space;
} SPACES[] = {{1, cmsSigGrayData}, {3, cmsSigRgbData}, {4, cmsSigCmykData}};

static const cmsProfileClassSignature CLASSES[] = {
    cmsSigInputClass, cmsSigDisplayClass, cmsSigOutputClass,
    cmsSigColorSpaceClass};

static gboolean fits(cmsHPROFILE profile, guint components) {
  for (guint i = 0; i < G_N_ELEMENTS(SPACES); i++)
    if (SPACES[i].components == components)
      return cmsGetColorSpace(profile) == SPACES[i].space;
  return FALSE;
}

static gboolean has_source_class(cmsHPROFILE profile) {
  for (guint i = 0; i < G_N_ELEMENTS(CLASSES); i++)
    if (CLASSES[i] == cmsGetDeviceClass(profile))
      return TRUE;
  return FALSE;
}

static cmsHPROFILE open_profile(GBytes *profile) {
  gsize length;
  const void *data = g_bytes_get_data(profile, &length);
  return length <= G_MAXUINT32
             ? cmsOpenProfileFromMem(data, (cmsUInt32Number)length)
             : NULL;
}

const char *profile_fault(GBytes *bytes, guint components) {
  cmsHPROFILE profile = open_profile(bytes);
  if (!profile)
    return "is damaged";
  const char *fault = NULL;
  if (!has_source_class(profile))
    fault = "is not one for pictures";
  else if (!fits(profile, components))
    fault = "is for other colours than the picture has";
  else if (cmsGetProfileVersion(profile) >= 5)
    fault = "is of a version that PDF does not know";
  else if (!cmsIsIntentSupported(profile, INTENT_PERCEPTUAL,
                                 LCMS_USED_AS_INPUT))
    fault = "lacks its tables";
  cmsCloseProfile(profile);
  return fault;
}

struct CmykConverter {
  cmsHTRANSFORM transform; /* NULL: plainly */
};

CmykConverter *cmyk_converter_new(GBytes *bytes) {
  CmykConverter *converter = g_new0(CmykConverter, 1);
  cmsHPROFILE from = bytes ? open_profile(bytes) : NULL;
  if (!from)
    return converter;
  cmsHPROFILE to = cmsCreate_sRGBProfile();
  converter->transform = cmsCreateTransform(from, TYPE_CMYK_8, to, TYPE_RGB_8,
                                            INTENT_PERCEPTUAL, 0);
  cmsCloseProfile(from);
  cmsCloseProfile(to);
  return converter;
}

void cmyk_converter_free(CmykConverter *converter) {
  if (converter->transform)
    cmsDeleteTransform(converter->transform);
  g_free(converter);
}

void cmyk_convert(const CmykConverter *converter, const guint8 *cmyk,
                  guint8 *rgb, guint n) {
  if (converter->transform) {
    cmsDoTransform(converter->transform, cmyk, rgb, n);
    return;
  }
  for (guint i = 0; i < n; i++, cmyk += 4, rgb += 3) {
    guint black = cmyk[3];
    for (guint c = 0; c < 3; c++)
      rgb[c] = (guint8)(255 - MIN(255, cmyk[c] + black));
  }
}
