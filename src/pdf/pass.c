/* What the steps share: setting entries of PDF dictionaries. */
#include "pdf/pass.h"

void pass_put(const Pass *pass, qpdf_oh dict, const char *key, qpdf_oh item) {
  qpdf_oh_replace_key(pass->qpdf, dict, key, item);
}

void pass_put_text(const Pass *pass, qpdf_oh dict, const char *key,
                   const char *text) {
  if (text)
    pass_put(pass, dict, key, qpdf_oh_new_unicode_string(pass->qpdf, text));
}

qpdf_oh pass_dictionary(const Pass *pass) {
  return qpdf_make_indirect_object(pass->qpdf,
                                   qpdf_oh_new_dictionary(pass->qpdf));
}
