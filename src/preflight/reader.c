#include "preflight/reader.h"

#include <stdlib.h>
#include <string.h>

qpdf_oh reader_get(const Reader *reader, qpdf_oh holder, const char *key) {
  qpdf_data qpdf = reader->qpdf;
  if (qpdf_oh_is_stream(qpdf, holder))
    holder = qpdf_oh_get_dict(qpdf, holder);
  return qpdf_oh_is_dictionary(qpdf, holder)
             ? qpdf_oh_get_key(qpdf, holder, key)
             : qpdf_oh_new_null(qpdf);
}

char *reader_clean(const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  GString *out = g_string_new(NULL);
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(out, g_unichar_isprint(c) ? c : 0xFFFD);
  }
  return g_string_free(out, FALSE);
}

char *reader_text(const Reader *reader, qpdf_oh holder, const char *key) {
  qpdf_oh object = reader_get(reader, holder, key);
  if (qpdf_oh_is_string(reader->qpdf, object))
    return reader_clean(qpdf_oh_get_utf8_value(reader->qpdf, object));
  if (qpdf_oh_is_name(reader->qpdf, object))
    return reader_clean(qpdf_oh_get_name(reader->qpdf, object) + 1);
  return NULL;
}

gboolean reader_has(const Reader *reader, qpdf_oh holder, const char *key) {
  return !qpdf_oh_is_null(reader->qpdf, reader_get(reader, holder, key));
}

gboolean reader_is_name(const Reader *reader, qpdf_oh object,
                        const char *name) {
  return qpdf_oh_is_name(reader->qpdf, object) &&
         strcmp(qpdf_oh_get_name(reader->qpdf, object), name) == 0;
}

gboolean reader_flag(const Reader *reader, qpdf_oh holder, const char *key) {
  qpdf_oh object = reader_get(reader, holder, key);
  return qpdf_oh_is_bool(reader->qpdf, object) &&
         qpdf_oh_get_bool_value(reader->qpdf, object);
}

double reader_number(const Reader *reader, qpdf_oh object, double otherwise) {
  return qpdf_oh_is_number(reader->qpdf, object)
             ? qpdf_oh_get_numeric_value(reader->qpdf, object)
             : otherwise;
}

guint reader_length(const Reader *reader, qpdf_oh object) {
  return qpdf_oh_is_array(reader->qpdf, object)
             ? (guint)qpdf_oh_get_array_n_items(reader->qpdf, object)
             : 0;
}

qpdf_oh reader_item(const Reader *reader, qpdf_oh array, guint nth) {
  return nth < reader_length(reader, array)
             ? qpdf_oh_get_array_item(reader->qpdf, array, (int)nth)
             : qpdf_oh_new_null(reader->qpdf);
}

GPtrArray *reader_keys(const Reader *reader, qpdf_oh dict) {
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
  if (!qpdf_oh_is_dictionary(reader->qpdf, dict))
    return keys;
  qpdf_oh_begin_dict_key_iter(reader->qpdf, dict);
  while (qpdf_oh_dict_more_keys(reader->qpdf))
    g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(reader->qpdf)));
  return keys;
}

gboolean reader_see(const Reader *reader, GHashTable *seen, qpdf_oh object) {
  int id = qpdf_oh_get_object_id(reader->qpdf, object);
  return id == 0 || g_hash_table_add(seen, GINT_TO_POINTER(id));
}

GBytes *reader_take(unsigned char *data, size_t length) {
  return data ? g_bytes_new_with_free_func(data, length, free, data) : NULL;
}

GBytes *reader_data(const Reader *reader, qpdf_oh stream) {
  unsigned char *data = NULL;
  size_t length = 0;
  if (!qpdf_oh_is_stream(reader->qpdf, stream))
    return NULL;
  qpdf_oh_get_stream_data(reader->qpdf, stream, qpdf_dl_generalized, NULL,
                          &data, &length);
  return reader_take(data, length);
}
