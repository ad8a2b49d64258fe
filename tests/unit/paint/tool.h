/* Other programs' opinions of a PDF. */
#ifndef KANYIN_TEST_TOOL_H
#define KANYIN_TEST_TOOL_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

/* TRUE if PROGRAM is on the path.  If not, the running test is skipped, or
 * fails where CI is set. */
static inline gboolean tool_need(const char *program) {
  g_autofree char *path = g_find_program_in_path(program);
  if (path)
    return TRUE;
  if (g_getenv("CI"))
    g_test_fail_printf("%s is not installed", program);
  else
    g_test_skip(program);
  return FALSE;
}

/* What PROGRAM with its words ARGS, of which "@" stands for a file holding
 * BYTES, prints on standard output; fails the test unless it exits with 0.
 * Free with g_free(). */
static inline char *tool_run(GBytes *bytes, const char *const *args) {
  g_autoptr(GError) error = NULL;
  char *path, *out = NULL;
  int file = g_file_open_tmp("kanyin-XXXXXX.pdf", &path, &error), status = -1;
  g_assert_no_error(error);
  g_close(file, NULL);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_file_set_contents(path, data, (gssize)length, &error);
  g_assert_no_error(error);
  GPtrArray *argv = g_ptr_array_new();
  for (; *args; args++)
    g_ptr_array_add(argv, strcmp(*args, "@") ? (char *)*args : path);
  g_ptr_array_add(argv, NULL);
  g_spawn_sync(NULL, (char **)argv->pdata, NULL,
               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
               &out, NULL, &status, &error);
  g_assert_no_error(error);
  g_assert_cmpint(status, ==, 0);
  g_ptr_array_unref(argv);
  g_unlink(path);
  g_free(path);
  return out;
}

/* TEXT without white space, as a new string. */
static inline char *tool_squeeze(const char *text) {
  GString *out = g_string_new(NULL);
  for (; *text; text = g_utf8_next_char(text))
    if (!g_unichar_isspace(g_utf8_get_char(text)))
      g_string_append_unichar(out, g_utf8_get_char(text));
  return g_string_free(out, FALSE);
}

/* Fails the test unless PROGRAM's text of the PDF is TEXT, white space apart.
 */
static inline void tool_assert_text(GBytes *pdf, const char *const *args,
                                    const char *text) {
  if (!tool_need(args[0]))
    return;
  g_autofree char *said = tool_run(pdf, args);
  g_autofree char *got = tool_squeeze(said);
  g_autofree char *want = tool_squeeze(text);
  g_assert_cmpstr(got, ==, want);
}

static const char *const TOOL_PDFTOTEXT[] = {"pdftotext", "-raw", "@", "-",
                                             NULL};
static const char *const TOOL_MUTOOL[] = {"mutool", "draw", "-q", "-F",
                                          "txt",    "@",    NULL};

#endif
