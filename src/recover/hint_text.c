/* Marks are found by their brackets: 【 name, star, white space, values 】. */
#include "recover/hint_text.h"

#include <string.h>

enum { LONGEST_NAME = 8, LONGEST_MARK = 400 /* characters */ };

static gboolean is_char(const char *p, const char *end, gunichar c) {
  return p < end && g_utf8_get_char(p) == c;
}

/* The end of the bracket that TEXT begins with, before 】; NULL if it is not
 * closed. */
static const char *bracket_end(Slice text) {
  Slice head = slice_head(text, LONGEST_MARK);
  const char *end = head.text + head.length;
  for (const char *p = g_utf8_next_char(head.text); p < end;
       p = g_utf8_next_char(p))
    if (*p == '\\' && p + 1 < end)
      p++;
    else if (is_char(p, end, L'】'))
      return p;
  return NULL;
}

/* The part of WORD before the white space or colon that the values follow. */
static gsize name_length(Slice word) {
  const char *end = word.text + word.length, *p = word.text;
  while (p < end && !g_unichar_isspace(g_utf8_get_char(p)) &&
         !is_char(p, end, L'：') && *p != ':')
    p = g_utf8_next_char(p);
  return (gsize)(p - word.text);
}

static gboolean drop_star(Slice *name) {
  Slice last = slice_tail(*name, 1);
  gboolean star =
      last.length && (*last.text == '*' || g_utf8_get_char(last.text) == L'＊');
  if (star)
    *name = slice_before(*name, name->length - last.length);
  return star;
}

/* A name that may hold no values holds none: "【记者 某某】" is printed. */
static void read_name(Mark *mark, const HintNames *names) {
  Slice whole = slice_trim(mark->word);
  if (slice_chars(whole) <= LONGEST_NAME) {
    Slice name = whole;
    gboolean star = drop_star(&name);
    mark->name = hint_names_find(names, name);
    mark->exact = star;
  }
  gsize length = name_length(whole);
  if (mark->name || length == whole.length)
    return;
  Slice name = slice_before(whole, length);
  mark->exact = drop_star(&name);
  mark->name = hint_names_find(names, name);
  mark->values = slice_trim(slice_from(whole, length));
  if (mark->name && !mark->name->values)
    mark->name = NULL;
}

const char *mark_skip_colon(const char *p, const char *end) {
  return is_char(p, end, L'：') || is_char(p, end, ':') ? g_utf8_next_char(p)
                                                        : p;
}

Mark mark_read(const HintNames *names, Slice text) {
  Mark mark = {.whole = {text.text, 0}};
  const char *end = text.text + text.length;
  if (!is_char(text.text, end, L'【'))
    return mark;
  const char *close = bracket_end(text);
  if (!close)
    return mark;
  const char *open = g_utf8_next_char(text.text);
  mark.word = (Slice){open, (gsize)(close - open)};
  mark.values = (Slice){close, 0};
  read_name(&mark, names);
  const char *behind = mark_skip_colon(g_utf8_next_char(close), end);
  mark.whole.length = (gsize)(behind - text.text);
  return mark;
}

gboolean mark_is_valid(const Mark *mark) {
  if (!mark->name)
    return FALSE;
  return mark->name->kind != HINT_PAGE || !mark->values.length ||
         g_strstr_len(mark->values.text, (gssize)mark->values.length, "：");
}

char **mark_values(Slice values) {
  GPtrArray *parts = g_ptr_array_new();
  const char *end = values.text + values.length, *from = values.text;
  for (const char *p = from; values.length && p <= end;) {
    if (p < end && *p == '\\' && p + 1 < end) {
      p = g_utf8_next_char(p + 1);
    } else if (p == end || is_char(p, end, L'：')) {
      g_ptr_array_add(parts, hint_unescape((Slice){from, (gsize)(p - from)}));
      from = p == end ? p : g_utf8_next_char(p);
      p = p == end ? p + 1 : from;
    } else {
      p = g_utf8_next_char(p);
    }
  }
  g_ptr_array_add(parts, NULL);
  return (char **)g_ptr_array_free(parts, FALSE);
}

char *hint_unescape(Slice text) {
  GString *out = g_string_sized_new(text.length);
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end;) {
    gboolean escaped = *p == '\\' && p + 1 < end;
    p += escaped;
    const char *next = g_utf8_next_char(p);
    if (escaped && *p == 'n')
      g_string_append_c(out, '\n');
    else
      g_string_append_len(out, p, next - p);
    p = next;
  }
  return g_string_free(out, FALSE);
}
