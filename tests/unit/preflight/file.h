/* PDF files put together by hand. */
#ifndef KANYIN_TEST_FILE_H
#define KANYIN_TEST_FILE_H

#include <glib.h>
#include <string.h>

/* A file of the N objects OBJECTS, the first of which is number 1 and the
 * catalog, with EXTRA in its trailer. */
static inline GBytes *file_of(const char *const *objects, guint n,
                              const char *extra) {
  GString *out = g_string_new("%PDF-1.6\n");
  g_autofree gsize *places = g_new(gsize, n);
  for (guint i = 0; i < n; i++) {
    places[i] = out->len;
    g_string_append_printf(out, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
  }
  gsize start = out->len;
  g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", n + 1);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(out, "%010" G_GSIZE_FORMAT " 00000 n \n", places[i]);
  g_string_append_printf(
      out,
      "trailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%" G_GSIZE_FORMAT
      "\n%%%%EOF\n",
      n + 1, extra, start);
  return g_string_free_to_bytes(out);
}

/* A stream object; free with g_free(). */
static inline char *stream_of(const char *dict, const char *data) {
  return g_strdup_printf("<< /Length %u %s >>\nstream\n%s\nendstream",
                         (guint)strlen(data), dict, data);
}

/* One page of 200 by 100 pt with CONTENT, PAGE in its dictionary, OBJECTS from
 * number 5 on (up to a NULL) and CATALOG in the catalog. */
static inline GBytes *page_file(const char *content, const char *page,
                                const char *const *objects,
                                const char *catalog) {
  GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(
      all, g_strdup_printf("<< /Type /Catalog /Pages 2 0 R %s >>", catalog));
  g_ptr_array_add(all, g_strdup("<< /Type /Pages /Kids [3 0 R] /Count 1"
                                " /MediaBox [0 0 200 100] >>"));
  g_ptr_array_add(all, g_strdup_printf("<< /Type /Page /Parent 2 0 R"
                                       " /Contents 4 0 R %s >>",
                                       page));
  g_ptr_array_add(all, stream_of("", content));
  for (; *objects; objects++)
    g_ptr_array_add(all, g_strdup(*objects));
  GBytes *file = file_of((const char *const *)all->pdata, all->len, "");
  g_ptr_array_unref(all);
  return file;
}

#endif
