/* In: the facts of the document.  Out: them in the three places PDF keeps
 * them: the catalog, the information dictionary and XMP. */
#include <string.h>

#include "pdf/pass.h"
#include "pdf/xmp.h"

static void put_text(const Pass *pass, qpdf_oh dict, const char *key,
                     const char *text) {
  if (text)
    qpdf_oh_replace_key(pass->qpdf, dict, key,
                        qpdf_oh_new_unicode_string(pass->qpdf, text));
}

/* A new dictionary, so that cairo's own entries and dates are gone. */
static void put_information(const Pass *pass, const Facts *facts) {
  g_autofree char *date =
      facts->date ? g_date_time_format(facts->date, "D:%Y%m%d%H%M%SZ") : NULL;
  qpdf_oh info =
      qpdf_make_indirect_object(pass->qpdf, qpdf_oh_new_dictionary(pass->qpdf));
  put_text(pass, info, "/Title", facts->title);
  put_text(pass, info, "/Author", facts->author);
  put_text(pass, info, "/Subject", facts->subject);
  put_text(pass, info, "/Creator", facts->program);
  put_text(pass, info, "/Producer", facts->program);
  put_text(pass, info, "/CreationDate", date);
  put_text(pass, info, "/ModDate", date);
  qpdf_oh_replace_key(pass->qpdf, qpdf_get_trailer(pass->qpdf), "/Info", info);
}

static void put_xmp(const Pass *pass, const Facts *facts) {
  g_autofree char *packet = xmp_packet(facts);
  qpdf_oh stream = qpdf_oh_new_stream(pass->qpdf);
  qpdf_oh_replace_stream_data(pass->qpdf, stream, (const unsigned char *)packet,
                              strlen(packet), qpdf_oh_new_null(pass->qpdf),
                              qpdf_oh_new_null(pass->qpdf));
  qpdf_oh dict = qpdf_oh_get_dict(pass->qpdf, stream);
  qpdf_oh_replace_key(pass->qpdf, dict, "/Type",
                      qpdf_oh_new_name(pass->qpdf, "/Metadata"));
  qpdf_oh_replace_key(pass->qpdf, dict, "/Subtype",
                      qpdf_oh_new_name(pass->qpdf, "/XML"));
  qpdf_oh_replace_key(pass->qpdf, qpdf_get_root(pass->qpdf), "/Metadata",
                      stream);
}

void pass_metadata(const Pass *pass) {
  g_autoptr(Facts) facts = facts_new(pass->display);
  qpdf_oh root = qpdf_get_root(pass->qpdf);
  put_text(pass, root, "/Lang", facts->language);
  qpdf_oh_replace_key(pass->qpdf, root, "/ViewerPreferences",
                      qpdf_oh_parse(pass->qpdf, "<< /DisplayDocTitle true >>"));
  put_information(pass, facts);
  put_xmp(pass, facts);
}
