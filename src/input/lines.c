/* Bytes go in, lines come out.  The decoded text is first rid, in place, of
 * the characters that are none of the paper's; then lines are cut in it. */
#include "input/lines.h"

#include "input/decode.h"
#include "input/format.h"

#include <string.h>

/* ── Control characters ──────────────────────────────────────────────── */

typedef struct {
  gsize kept;  /* [bytes] of the text */
  gsize total; /* characters */
  guint n;     /* controls dropped */
  gunichar first;
  guint line; /* where the first stood, from 1 */
} Cleaning;

/* C0 and C1 controls that are neither white space nor a line end, byte order
 * marks inside the text, and noncharacters, which XML 1.0 cannot hold. */
static gboolean is_dropped(gunichar c) {
  if (c < 0x20)
    return c < 0x09 || c > 0x0D;
  return (c >= 0x7F && c <= 0x9F && c != 0x85) || c == 0xFEFF || c == 0xFFFE ||
         c == 0xFFFF;
}

/* The length of the line end at P, 0 if there is none; END is where the text
 * ends.  A form feed or vertical tab is one too. */
static gsize line_end(const char *p, const char *end) {
  if (*p >= '\n' && *p <= '\r')
    return *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
  if (*p == '\xC2' && p[1] == '\x85')
    return 2;
  if (*p == '\xE2' && p[1] == '\x80' && (p[2] == '\xA8' || p[2] == '\xA9'))
    return 3;
  return 0;
}

/* TRUE if the line end at P begins a new line in an editor as well. */
static gboolean is_counted(const char *p) {
  return *p != '\f' && *p != '\v';
}

static void drop_controls(GString *text, Cleaning *cleaning) {
  const char *end = text->str + text->len;
  char *to = text->str;
  guint line = 1;
  for (const char *p = text->str; p < end;) {
    const char *next = g_utf8_next_char(p);
    gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
    cleaning->total++;
    if (line_end(p, end) && is_counted(p))
      line += !(c == '\r' && next < end && *next == '\n');
    if (is_dropped(c)) {
      if (!cleaning->n++)
        cleaning->first = c, cleaning->line = line;
    } else {
      memmove(to, p, next - p);
      to += next - p;
    }
    p = next;
  }
  g_string_truncate(text, to - text->str);
}

static void report_controls(const Cleaning *cleaning, Diag *diag) {
  if (cleaning->n)
    diag_add(diag, DIAG_CONTROL_CHARACTER, cleaning->line, 0,
             "U+%04X is no character of a paper: %u such left out, here the "
             "first",
             cleaning->first, cleaning->n);
}

/* ── Cutting ─────────────────────────────────────────────────────────── */

static void add_line(GArray *lines, const char *start, const char *end,
                     guint number, gboolean page_break) {
  Line line = {start, end - start, number, page_break};
  g_array_append_val(lines, line);
}

/* A form feed at the beginning of a line ends none: it only marks it. */
static GArray *cut(const char *text, gsize size) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
  const char *start = text, *end = text + size;
  guint number = 1;
  gboolean page_break = FALSE;
  for (const char *p = text; p < end;) {
    gsize length = line_end(p, end);
    if (!length) {
      p++;
      continue;
    }
    gboolean feed = *p == '\f';
    if (!feed || p > start) {
      add_line(lines, start, p, number, page_break);
      page_break = FALSE;
    }
    page_break |= feed;
    number += is_counted(p);
    start = p += length;
  }
  if (start < end)
    add_line(lines, start, end, number, page_break);
  return lines;
}

/* ── The module ──────────────────────────────────────────────────────── */

static gboolean is_blank(const GString *text) {
  const char *end = text->str + text->len;
  const char *p = text->str;
  while (p < end && g_unichar_isspace(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p == end;
}

/* One control in twenty characters is no text, whatever the encoding. */
static gboolean is_text(const GString *text, const Cleaning *cleaning,
                        Diag *diag) {
  if (cleaning->n > 1 && cleaning->n > cleaning->total / 20)
    diag_add(diag, DIAG_NOT_TEXT, 0, 0,
             "not a text: %u of its %" G_GSIZE_FORMAT
             " characters are control characters",
             cleaning->n, cleaning->total);
  else if (is_blank(text))
    diag_add(diag, DIAG_EMPTY_INPUT, 0, 0, "holds nothing but white space");
  else
    return TRUE;
  return FALSE;
}

static Lines *lines_new(Decoded *decoded) {
  Lines *lines = g_new0(Lines, 1);
  lines->encoding = decoded->encoding;
  lines->utf8 = g_string_free_to_bytes(g_steal_pointer(&decoded->text));
  gsize size;
  const char *text = g_bytes_get_data(lines->utf8, &size);
  lines->lines = cut(text, size);
  return lines;
}

Lines *lines_decode(GBytes *bytes, const char *encoding, Diag *diag) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  if (!size) {
    diag_add(diag, DIAG_EMPTY_INPUT, 0, 0, "is empty");
    return NULL;
  }
  const char *format = format_name(data, size);
  if (format) {
    diag_add(diag, DIAG_NOT_TEXT, 0, 0,
             "is %s, not a text; save its words as plain text (.txt) and "
             "build that",
             format);
    return NULL;
  }
  Decoded decoded;
  if (!(encoding ? decode_as(data, size, encoding, &decoded, diag)
                 : decode_unknown(data, size, &decoded, diag)))
    return NULL;
  Cleaning cleaning = {0};
  drop_controls(decoded.text, &cleaning);
  if (!is_text(decoded.text, &cleaning, diag)) {
    g_string_free(decoded.text, TRUE);
    return NULL;
  }
  report_controls(&cleaning, diag);
  return lines_new(&decoded);
}

void lines_free(Lines *lines) {
  if (!lines)
    return;
  g_array_unref(lines->lines);
  g_bytes_unref(lines->utf8);
  g_free(lines);
}

void lines_dump(const Lines *lines, GString *out) {
  for (guint i = 0; i < lines->lines->len; i++) {
    const Line *line = &g_array_index(lines->lines, Line, i);
    if (line->page_break)
      g_string_append(out, "-- page --\n");
    g_string_append_printf(out, "%u|", line->number);
    g_string_append_len(out, line->text, (gssize)line->length);
    g_string_append_c(out, '\n');
  }
}
