/* In: the label of each page.  Out: a number tree of ranges.  Labels that
 * count on from the page before need no entry of their own. */
#include "pdf/pass.h"

/* The number LABEL is, without leading zeros; 0 if it is something else. */
static guint64 label_number(const char *label) {
  guint64 number;
  if (label[0] == '0' ||
      !g_ascii_string_to_unsigned(label, 10, 1, G_MAXINT32, &number, NULL))
    return 0;
  return number;
}

static qpdf_oh label_dictionary(const Pass *pass, const char *label,
                                guint64 number) {
  qpdf_oh dict = qpdf_oh_new_dictionary(pass->qpdf);
  if (number) {
    pass_put(pass, dict, "/S", qpdf_oh_new_name(pass->qpdf, "/D"));
    pass_put(pass, dict, "/St",
             qpdf_oh_new_integer(pass->qpdf, (long long)number));
  } else {
    pass_put_text(pass, dict, "/P", label);
  }
  return dict;
}

void pass_labels(const Pass *pass) {
  qpdf_oh ranges = qpdf_oh_new_array(pass->qpdf);
  guint64 previous = 0;
  for (guint i = 0; i < pass->display->pages->len; i++) {
    const char *label = display_get_page(pass->display, i)->label;
    guint64 number = label_number(label);
    if (!number || !previous || number != previous + 1) {
      qpdf_oh_append_item(pass->qpdf, ranges,
                          qpdf_oh_new_integer(pass->qpdf, i));
      qpdf_oh_append_item(pass->qpdf, ranges,
                          label_dictionary(pass, label, number));
    }
    previous = number;
  }
  qpdf_oh tree = qpdf_oh_new_dictionary(pass->qpdf);
  pass_put(pass, tree, "/Nums", ranges);
  pass_put(pass, qpdf_get_root(pass->qpdf), "/PageLabels", tree);
}
