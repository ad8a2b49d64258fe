/* ICC profiles, judged and used through Little CMS. */
#include "picture/profile.h"

#include <lcms2.h>
#include <string.h>

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

/* ── CMYK ────────────────────────────────────────────────────────────── */

/* The profile's date of making (ICC.1 7.2.1), which Little CMS takes from the
 * clock, becomes the first second of 2000. */
enum { DATE_AT = 24 };
static const guint8 DATE[12] = {0x07, 0xD0, 0, 1, 0, 1};

/* Points of the table in each direction. */
enum { GRID = 9 };

/* A point of the table: CMYK to Lab, both as 16-bit words. */
static cmsInt32Number plain(const cmsUInt16Number in[], cmsUInt16Number out[],
                            void *to_lab) {
  cmsUInt16Number rgb[3];
  cmsCIELab lab;
  for (guint i = 0; i < G_N_ELEMENTS(rgb); i++)
    rgb[i] = (cmsUInt16Number)((guint64)(0xFFFF - in[i]) * (0xFFFF - in[3]) /
                               0xFFFF);
  cmsDoTransform(to_lab, rgb, &lab, 1);
  cmsFloat2LabEncodedV2(out, &lab);
  return TRUE;
}

static cmsPipeline *plain_table(void) {
  cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(NULL);
  cmsHTRANSFORM to_lab =
      cmsCreateTransform(srgb, TYPE_RGB_16, lab, TYPE_Lab_DBL,
                         INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  cmsStage *table = cmsStageAllocCLut16bit(NULL, GRID, 4, 3, NULL);
  cmsStageSampleCLut16bit(table, plain, to_lab, 0);
  cmsPipeline *pipeline = cmsPipelineAlloc(NULL, 4, 3);
  cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, table);
  cmsDeleteTransform(to_lab);
  cmsCloseProfile(srgb);
  cmsCloseProfile(lab);
  return pipeline;
}

static void write_text(cmsHPROFILE profile, cmsTagSignature tag,
                       const char *text) {
  cmsMLU *words = cmsMLUalloc(NULL, 1);
  cmsMLUsetASCII(words, "en", "US", text);
  cmsWriteTag(profile, tag, words);
  cmsMLUfree(words);
}

static cmsHPROFILE make_plain(void) {
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
  cmsSetProfileVersion(profile, 2.1);
  cmsSetDeviceClass(profile, cmsSigInputClass);
  cmsSetColorSpace(profile, cmsSigCmykData);
  cmsSetPCS(profile, cmsSigLabData);
  write_text(profile, cmsSigProfileDescriptionTag, "Plain CMYK");
  write_text(profile, cmsSigCopyrightTag, "No copyright, use freely");
  cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
  cmsPipeline *table = plain_table();
  cmsWriteTag(profile, cmsSigAToB0Tag, table);
  cmsPipelineFree(table);
  return profile;
}

/* As it is made from nothing, only memory can lack. */
GBytes *profile_plain_cmyk(void) {
  cmsHPROFILE profile = make_plain();
  cmsUInt32Number length = 0;
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gboolean done = cmsSaveProfileToMem(profile, NULL, &length);
  g_byte_array_set_size(bytes, length);
  done = done && cmsSaveProfileToMem(profile, bytes->data, &length);
  cmsCloseProfile(profile);
  g_assert(done && length > DATE_AT + sizeof DATE);
  memcpy(bytes->data + DATE_AT, DATE, sizeof DATE);
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

gboolean profile_cmyk_to_srgb(GBytes *bytes, const guint8 *cmyk, guint8 *rgb,
                              gsize n) {
  cmsHPROFILE from = open_profile(bytes), to = cmsCreate_sRGBProfile();
  cmsHTRANSFORM transform =
      from ? cmsCreateTransform(from, TYPE_CMYK_8, to, TYPE_RGB_8,
                                INTENT_PERCEPTUAL, 0)
           : NULL;
  if (transform) {
    cmsDoTransform(transform, cmyk, rgb, (cmsUInt32Number)n);
    cmsDeleteTransform(transform);
  }
  if (from)
    cmsCloseProfile(from);
  cmsCloseProfile(to);
  return transform != NULL;
}
