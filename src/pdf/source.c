/* In: the issue XML the edition was made from.  Out: it, as an associated file
 * (ISO 19005-3 6.8, annex E): the edition carries what it can be made again
 * from. */
#include "pdf/pass.h"
#include "pdf/xmp.h"

#define NAME "issue.xml"

static qpdf_oh embedded_file(const Pass *pass) {
  qpdf_data qpdf = pass->qpdf;
  g_autoptr(Facts) facts = facts_new(pass->display);
  gsize length;
  const void *data = g_bytes_get_data(pass->issue_xml, &length);
  qpdf_oh params = qpdf_oh_new_dictionary(qpdf);
  pass_put(pass, params, "/Size", qpdf_oh_new_integer(qpdf, (long long)length));
  pass_put_date(pass, params, "/ModDate", facts->date);
  qpdf_oh stream = pass_stream(pass, data, length);
  qpdf_oh dict = qpdf_oh_get_dict(qpdf, stream);
  pass_put(pass, dict, "/Type", qpdf_oh_new_name(qpdf, "/EmbeddedFile"));
  pass_put(pass, dict, "/Subtype", qpdf_oh_new_name(qpdf, "/application/xml"));
  pass_put(pass, dict, "/Params", params);
  return stream;
}

static qpdf_oh file_specification(const Pass *pass) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh file = embedded_file(pass), files = qpdf_oh_new_dictionary(qpdf);
  pass_put(pass, files, "/F", file);
  pass_put(pass, files, "/UF", file);
  qpdf_oh dict = pass_dictionary(pass);
  pass_put(pass, dict, "/Type", qpdf_oh_new_name(qpdf, "/Filespec"));
  pass_put_text(pass, dict, "/F", NAME);
  pass_put_text(pass, dict, "/UF", NAME);
  pass_put_text(pass, dict, "/Desc",
                "The issue as issue XML, from which kanyin made this file");
  pass_put(pass, dict, "/AFRelationship", qpdf_oh_new_name(qpdf, "/Source"));
  pass_put(pass, dict, "/EF", files);
  return dict;
}

void pass_source(const Pass *pass) {
  if (!pass->issue_xml)
    return;
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh file = file_specification(pass);
  qpdf_oh associated = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, associated, file);
  qpdf_oh names =
      qpdf_oh_parse(qpdf, "<< /EmbeddedFiles << /Names [ (" NAME ") ] >> >>");
  qpdf_oh tree = qpdf_oh_get_key(qpdf, names, "/EmbeddedFiles");
  qpdf_oh_append_item(qpdf, qpdf_oh_get_key(qpdf, tree, "/Names"), file);
  pass_put(pass, qpdf_get_root(qpdf), "/Names", names);
  pass_put(pass, qpdf_get_root(qpdf), "/AF", associated);
}
