/* In: files.  Out: them, as associated files (ISO 19005-3 6.8, annex E): the
 * edition carries what it can be made again from. */
#include <string.h>

#include "pdf/pass.h"
#include "pdf/xmp.h"

static qpdf_oh new_name(const Pass *pass, const char *text) {
  g_autofree char *name = g_strconcat("/", text, NULL);
  return qpdf_oh_new_name(pass->qpdf, name);
}

static qpdf_oh embedded_file(const Pass *pass, const PdfAttachment *file) {
  qpdf_data qpdf = pass->qpdf;
  g_autoptr(Facts) facts = facts_new(pass->display);
  gsize length;
  const void *data = g_bytes_get_data(file->bytes, &length);
  qpdf_oh params = qpdf_oh_new_dictionary(qpdf);
  pass_put(pass, params, "/Size", qpdf_oh_new_integer(qpdf, (long long)length));
  pass_put_date(pass, params, "/ModDate", facts->date);
  qpdf_oh stream = pass_stream(pass, data ? data : "", length);
  qpdf_oh dict = qpdf_oh_get_dict(qpdf, stream);
  pass_put(pass, dict, "/Type", qpdf_oh_new_name(qpdf, "/EmbeddedFile"));
  pass_put(pass, dict, "/Subtype", new_name(pass, file->type));
  pass_put(pass, dict, "/Params", params);
  return stream;
}

static qpdf_oh file_specification(const Pass *pass, const PdfAttachment *file) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh embedded = embedded_file(pass, file);
  qpdf_oh files = qpdf_oh_new_dictionary(qpdf);
  pass_put(pass, files, "/F", embedded);
  pass_put(pass, files, "/UF", embedded);
  qpdf_oh dict = pass_dictionary(pass);
  pass_put(pass, dict, "/Type", qpdf_oh_new_name(qpdf, "/Filespec"));
  pass_put_text(pass, dict, "/F", file->name);
  pass_put_text(pass, dict, "/UF", file->name);
  pass_put_text(pass, dict, "/Desc", file->description);
  pass_put(pass, dict, "/AFRelationship", new_name(pass, file->relationship));
  pass_put(pass, dict, "/EF", files);
  return dict;
}

static int by_name(gconstpointer a, gconstpointer b) {
  return strcmp((*(const PdfAttachment *const *)a)->name,
                (*(const PdfAttachment *const *)b)->name);
}

/* A name tree's keys are in the order of their bytes (7.9.6). */
static GPtrArray *sorted(const PdfOptions *options) {
  GPtrArray *files = g_ptr_array_new();
  for (guint i = 0; i < options->n_attachments; i++)
    g_ptr_array_add(files, (gpointer)&options->attachments[i]);
  g_ptr_array_sort(files, by_name);
  return files;
}

void pass_attachments(const Pass *pass) {
  qpdf_data qpdf = pass->qpdf;
  g_autoptr(GPtrArray) files = sorted(pass->options);
  if (!files->len)
    return;
  qpdf_oh associated = qpdf_oh_new_array(qpdf);
  qpdf_oh keys = qpdf_oh_new_array(qpdf);
  for (guint i = 0; i < files->len; i++) {
    const PdfAttachment *file = files->pdata[i];
    qpdf_oh specification = file_specification(pass, file);
    qpdf_oh_append_item(qpdf, associated, specification);
    qpdf_oh_append_item(qpdf, keys, qpdf_oh_new_string(qpdf, file->name));
    qpdf_oh_append_item(qpdf, keys, specification);
  }
  qpdf_oh tree = qpdf_oh_new_dictionary(qpdf);
  pass_put(pass, tree, "/Names", keys);
  qpdf_oh names = qpdf_oh_new_dictionary(qpdf);
  pass_put(pass, names, "/EmbeddedFiles", tree);
  pass_put(pass, qpdf_get_root(qpdf), "/Names", names);
  pass_put(pass, qpdf_get_root(qpdf), "/AF", associated);
}
