/* Out: the output intent: which colours those of the file are. */
#include "pdf/pass.h"

/* INTENT, a direct dictionary, with PROFILE becomes the file's only one. */
static void put_intent(const Pass *pass, qpdf_oh intent,
                       const Profile *profile) {
  qpdf_data qpdf = pass->qpdf;
  pass_put(pass, intent, "/DestOutputProfile", pass_profile(pass, profile));
  qpdf_oh intents = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, intents, intent);
  pass_put(pass, qpdf_get_root(qpdf), "/OutputIntents", intents);
}

/* Device gray and device RGB are those of sRGB (ISO 19005-3 6.2.3, 6.2.4.3). */
void pass_screen_intent(const Pass *pass) {
  g_autoptr(Profile) profile = profile_new_srgb();
  put_intent(
      pass,
      qpdf_oh_parse(
          pass->qpdf,
          "<< /Type /OutputIntent /S /GTS_PDFA1"
          " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
          " /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) >>"),
      profile);
}

/* The press is called what the profile calls it.  It names no registry, so
 * /Info must be there (ISO 15930-7 6.2.2). */
void pass_press_intent(const Pass *pass) {
  static const char *const keys[] = {"/OutputConditionIdentifier",
                                     "/OutputCondition", "/Info"};
  const Profile *profile = pass->print->intent;
  const char *name = *profile->name ? profile->name : "Custom";
  qpdf_oh intent =
      qpdf_oh_parse(pass->qpdf, "<< /Type /OutputIntent /S /GTS_PDFX >>");
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    pass_put_text(pass, intent, keys[i], name);
  put_intent(pass, intent, profile);
}
