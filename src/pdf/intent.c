/* Out: the output intent: the colours of the file, device gray and device RGB,
 * are those of sRGB (ISO 19005-3 6.2.3, 6.2.4.3). */
#include <lcms2.h>
#include <string.h>

#include "pdf/pass.h"

/* The profile's date of making (ICC.1 7.2.1), which Little CMS takes from the
 * clock, becomes the first second of 2000. */
enum { DATE_AT = 24 };
static const guint8 DATE[12] = {0x07, 0xD0, 0, 1, 0, 1};

/* The profile of sRGB in the form of version 2, which every reader knows.  As
 * it is made from nothing, only memory can lack. */
static GByteArray *make_profile(void) {
  cmsHPROFILE profile = cmsCreate_sRGBProfile();
  cmsUInt32Number length = 0;
  GByteArray *bytes = g_byte_array_new();
  cmsSetProfileVersion(profile, 2.1);
  gboolean done = cmsSaveProfileToMem(profile, NULL, &length);
  g_byte_array_set_size(bytes, length);
  done = done && cmsSaveProfileToMem(profile, bytes->data, &length);
  cmsCloseProfile(profile);
  g_assert(done && length > DATE_AT + sizeof DATE);
  memcpy(bytes->data + DATE_AT, DATE, sizeof DATE);
  return bytes;
}

void pass_intent(const Pass *pass) {
  qpdf_data qpdf = pass->qpdf;
  g_autoptr(GByteArray) profile = make_profile();
  qpdf_oh stream = pass_stream(pass, profile->data, profile->len);
  pass_put(pass, qpdf_oh_get_dict(qpdf, stream), "/N",
           qpdf_oh_new_integer(qpdf, 3));
  qpdf_oh intent = qpdf_oh_parse(
      qpdf,
      "<< /Type /OutputIntent /S /GTS_PDFA1"
      " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
      " /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) >>");
  pass_put(pass, intent, "/DestOutputProfile", stream);
  qpdf_oh intents = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, intents, intent);
  pass_put(pass, qpdf_get_root(qpdf), "/OutputIntents", intents);
}
