/* In: the facts of the document.  Out: them in the three places PDF keeps
 * them: the catalog, the information dictionary and XMP. */
#include <string.h>

#include "pdf/pass.h"
#include "pdf/xmp.h"

/* A new dictionary, so that cairo's own entries and dates are gone. */
static qpdf_oh put_information(const Pass *pass, const Facts *facts) {
  qpdf_oh info = pass_dictionary(pass);
  pass_put_text(pass, info, "/Title", facts->title);
  pass_put_text(pass, info, "/Author", facts->author);
  pass_put_text(pass, info, "/Subject", facts->subject);
  pass_put_text(pass, info, "/Creator", facts->program);
  pass_put_text(pass, info, "/Producer", facts->program);
  pass_put_date(pass, info, "/CreationDate", facts->date);
  pass_put_date(pass, info, "/ModDate", facts->date);
  pass_put(pass, qpdf_get_trailer(pass->qpdf), "/Info", info);
  return info;
}

static void put_xmp(const Pass *pass, const Facts *facts,
                    const XmpClaims *claims) {
  g_autofree char *packet = xmp_packet(facts, claims);
  qpdf_oh stream = pass_stream(pass, packet, strlen(packet));
  qpdf_oh dict = qpdf_oh_get_dict(pass->qpdf, stream);
  pass_put(pass, dict, "/Type", qpdf_oh_new_name(pass->qpdf, "/Metadata"));
  pass_put(pass, dict, "/Subtype", qpdf_oh_new_name(pass->qpdf, "/XML"));
  pass_put(pass, qpdf_get_root(pass->qpdf), "/Metadata", stream);
}

void pass_archival_metadata(const Pass *pass) {
  g_autoptr(Facts) facts = facts_new(pass->display);
  qpdf_oh root = qpdf_get_root(pass->qpdf);
  pass_put_text(pass, root, "/Lang", facts->language);
  pass_put(pass, root, "/ViewerPreferences",
           qpdf_oh_parse(pass->qpdf, "<< /DisplayDocTitle true >>"));
  put_information(pass, facts);
  put_xmp(pass, facts, &XMP_ARCHIVAL);
}

/* PDF/X wants dates (ISO 15930-7 6.4) also of an issue that has none: the
 * first second of 1970 stands for that. */
void pass_print_metadata(const Pass *pass) {
  g_autoptr(Facts) facts = facts_new(pass->display);
  if (!facts->date)
    facts->date = g_date_time_new_from_unix_utc(0);
  facts->identifier = g_strdup(pass->identifier);
  qpdf_oh info = put_information(pass, facts);
  pass_put(pass, info, "/Trapped", qpdf_oh_new_name(pass->qpdf, "/False"));
  pass_put_text(pass, info, "/GTS_PDFXVersion", "PDF/X-4");
  put_xmp(pass, facts, &XMP_PRINT);
}
