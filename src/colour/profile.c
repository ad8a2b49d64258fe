/* Little CMS reads and makes the profiles.  Of a file's header (ICC.1 7.2)
 * only what it leaves unchecked is read here. */
#include "colour/profile.h"

#include <lcms2.h>
#include <string.h>

enum { HEADER = 128, CLASS_AT = 12, DATE_AT = 24, LONGEST_NAME = 128 };

/* The date of making, which Little CMS takes from the clock, becomes the first
 * second of 2000. */
static const guint8 DATE[12] = {0x07, 0xD0, 0, 1, 0, 1};

static const struct {
  cmsColorSpaceSignature space;
  guint components;
} SPACES[] = {{cmsSigGrayData, 1}, {cmsSigRgbData, 3}, {cmsSigCmykData, 4}};

/* The number of SPACE's components; 0 for one that paper and screen have not.
 */
static guint components_of(cmsColorSpaceSignature space) {
  for (guint i = 0; i < G_N_ELEMENTS(SPACES); i++)
    if (SPACES[i].space == space)
      return SPACES[i].components;
  return 0;
}

/* The description in English, without control characters. */
static char *name_of(cmsHPROFILE profile) {
  wchar_t wide[LONGEST_NAME + 1] = {0};
  cmsGetProfileInfo(profile, cmsInfoDescription, "en", "US", wide,
                    sizeof wide - sizeof *wide);
  GString *name = g_string_new(NULL);
  for (const wchar_t *c = wide; *c; c++)
    if (g_unichar_validate((gunichar)*c) && g_unichar_isprint((gunichar)*c))
      g_string_append_unichar(name, (gunichar)*c);
  return g_strstrip(g_string_free(name, FALSE));
}

static guint32 be32(const guint8 *data) {
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 |
         (guint32)data[2] << 8 | data[3];
}

/* What is wrong with the size of the file. */
static const char *size_fault(const guint8 *data, gsize length) {
  if (length < HEADER || memcmp(data + 36, "acsp", 4) != 0)
    return "is not an ICC profile";
  guint32 said = be32(data);
  if (said > length)
    return "is cut short: its header says it is longer";
  return said < length ? "is longer than its header says" : NULL;
}

static Profile *profile_of(cmsHPROFILE opened, GBytes *bytes) {
  Profile *profile = g_new0(Profile, 1);
  const guint8 *data = g_bytes_get_data(bytes, NULL);
  profile->bytes = g_bytes_ref(bytes);
  profile->name = name_of(opened);
  memcpy(profile->class, data + CLASS_AT, sizeof profile->class - 1);
  profile->components = components_of(cmsGetColorSpace(opened));
  return profile;
}

static cmsHPROFILE open_data(const void *data, gsize length) {
  return cmsOpenProfileFromMem(data, (cmsUInt32Number)length);
}

Profile *profile_read(GBytes *bytes, const char **fault) {
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  *fault = size_fault(data, length);
  if (*fault)
    return NULL;
  cmsHPROFILE opened = open_data(data, length);
  if (!opened) {
    *fault = "is damaged: Little CMS cannot read it";
    return NULL;
  }
  Profile *profile = profile_of(opened, bytes);
  cmsCloseProfile(opened);
  return profile;
}

void profile_free(Profile *profile) {
  if (!profile)
    return;
  g_bytes_unref(profile->bytes);
  g_free(profile->name);
  g_free(profile);
}

/* ── Profiles made here ──────────────────────────────────────────────── */

/* MADE, which is closed, as bytes that do not depend on the clock.  As it is
 * made from nothing, only memory can lack. */
static Profile *finish(cmsHPROFILE made) {
  cmsUInt32Number length = 0;
  gboolean done = cmsSaveProfileToMem(made, NULL, &length);
  guint8 *data = g_malloc0(length);
  done = done && cmsSaveProfileToMem(made, data, &length);
  g_assert(done && length > DATE_AT + sizeof DATE);
  memcpy(data + DATE_AT, DATE, sizeof DATE);
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  cmsCloseProfile(made);
  const char *fault;
  Profile *profile = profile_read(bytes, &fault);
  g_assert(profile);
  return profile;
}

Profile *profile_new_srgb(void) {
  cmsHPROFILE made = cmsCreate_sRGBProfile();
  cmsSetProfileVersion(made, 2.1);
  return finish(made);
}

Profile *profile_new_gray(void) {
  cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2);
  cmsHPROFILE made = cmsCreateGrayProfile(cmsD50_xyY(), curve);
  cmsFreeToneCurve(curve);
  cmsSetDeviceClass(made, cmsSigOutputClass);
  cmsSetProfileVersion(made, 2.1);
  cmsMLU *name = cmsMLUalloc(NULL, 1);
  cmsMLUsetASCII(name, "en", "US", "Black ink, gamma 2.2");
  cmsWriteTag(made, cmsSigProfileDescriptionTag, name);
  cmsMLUfree(name);
  return finish(made);
}

/* ── Output intents ──────────────────────────────────────────────────── */

/* TRUE if colours can be turned into the inks of OPENED. */
static gboolean can_separate(cmsHPROFILE opened, guint components) {
  cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
  cmsColorSpaceSignature space = cmsGetColorSpace(opened);
  cmsUInt32Number inks =
      COLORSPACE_SH((cmsUInt32Number)_cmsLCMScolorSpace(space)) |
      CHANNELS_SH(components) | BYTES_SH(1);
  cmsHTRANSFORM transform = cmsCreateTransform(lab, TYPE_Lab_DBL, opened, inks,
                                               INTENT_RELATIVE_COLORIMETRIC, 0);
  if (transform)
    cmsDeleteTransform(transform);
  cmsCloseProfile(lab);
  return transform != NULL;
}

const char *profile_output_fault(const Profile *profile) {
  if (strcmp(profile->class, "prtr") != 0)
    return "is not for printing: its class is not prtr (output)";
  if (!profile->components)
    return "is for other inks than gray, RGB or CMYK";
  gsize length;
  const guint8 *data = g_bytes_get_data(profile->bytes, &length);
  if (data[8] < 2 || data[8] > 4)
    return "is of a version of ICC that PDF/X-4 does not know";
  cmsHPROFILE opened = open_data(data, length);
  gboolean sound = opened && can_separate(opened, profile->components);
  if (opened)
    cmsCloseProfile(opened);
  return sound ? NULL : "is damaged: Little CMS cannot separate with it";
}
