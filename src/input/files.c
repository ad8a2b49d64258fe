/* Several files in, one text out: each is decoded by itself, and their texts
 * are put end to end. */
#include "input/decode.h"
#include "input/lines.h"

static gboolean tells_encoding(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return !size || decode_marked(data, size) ||
         g_utf8_validate(data, (gssize)size, NULL);
}

/* The bytes of all files that do not tell theirs. */
static GByteArray *untold(GBytes *const *bytes, guint n) {
  GByteArray *all = g_byte_array_new();
  for (guint i = 0; i < n; i++) {
    gsize size;
    const guint8 *data = g_bytes_get_data(bytes[i], &size);
    if (!tells_encoding(bytes[i]))
      g_byte_array_append(all, data, (guint)size);
  }
  return all;
}

/* The encoding they share; NULL if there is none, or none of them: then each
 * is looked at alone, and its own message says what is wrong with it. */
static const char *common_encoding(GBytes *const *bytes, guint n, Diag *diag) {
  g_autoptr(GByteArray) all = untold(bytes, n);
  g_autoptr(Diag) unheard = diag_new("");
  Decoded decoded;
  if (!all->len ||
      !decode_unknown((const char *)all->data, all->len, &decoded, unheard))
    return NULL;
  g_string_free(decoded.text, TRUE);
  diag_add(diag, DIAG_ENCODING_GUESSED, 0, 0,
           "its files are read as %s, a guess from all of them together; name "
           "another with --encoding if their characters are wrong",
           decoded.encoding);
  return decoded.encoding;
}

static guint count_lines(const Lines *lines) {
  guint n = lines->lines->len;
  return n ? g_array_index(lines->lines, Line, n - 1).number : 0;
}

/* Appends PART behind the N_LINES lines of ALL.  Positions are kept as offsets
 * into TEXT until it is whole. */
static void append_part(Lines *all, GString *text, const Lines *part,
                        guint n_lines) {
  enum { BLANKS = 2 };
  gsize size;
  const char *data = g_bytes_get_data(part->utf8, &size);
  for (guint i = 0; i < part->lines->len; i++) {
    Line line = g_array_index(part->lines, Line, i);
    line.text = GSIZE_TO_POINTER(text->len + (gsize)(line.text - data));
    line.number += n_lines;
    g_array_append_val(all->lines, line);
  }
  Line blank = {GSIZE_TO_POINTER(text->len), 0, n_lines + count_lines(part),
                FALSE};
  for (guint i = 0; i < BLANKS; i++)
    g_array_append_val(all->lines, blank);
  g_string_append_len(text, data, (gssize)size);
}

static void set_text(Lines *all, GString *text) {
  all->utf8 = g_string_free_to_bytes(text);
  const char *data = g_bytes_get_data(all->utf8, NULL);
  for (guint i = 0; i < all->lines->len; i++) {
    Line *line = &g_array_index(all->lines, Line, i);
    line->text = data + GPOINTER_TO_SIZE(line->text);
  }
}

Lines *lines_decode_files(const char *const *paths, GBytes *const *bytes,
                          guint n, const char *encoding, guint *first,
                          Diag *diag) {
  const char *common = encoding ? encoding : common_encoding(bytes, n, diag);
  Lines *all = g_new0(Lines, 1);
  all->encoding = common ? common : "UTF-8";
  all->lines = g_array_new(FALSE, FALSE, sizeof(Line));
  GString *text = g_string_new(NULL);
  guint n_lines = 0;
  gboolean failed = FALSE;
  for (guint i = 0; i < n; i++) {
    gboolean tells = !encoding && tells_encoding(bytes[i]);
    diag_enter(diag, paths[i]);
    Lines *part = lines_decode(bytes[i], tells ? NULL : common, diag);
    guint here = part ? count_lines(part) : 0;
    diag_leave(diag, here);
    first[i] = n_lines + 1;
    if (part)
      append_part(all, text, part, n_lines);
    n_lines += here;
    failed |= !part;
    lines_free(part);
  }
  set_text(all, text);
  if (failed)
    g_clear_pointer(&all, lines_free);
  return all;
}
