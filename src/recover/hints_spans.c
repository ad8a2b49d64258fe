/* The text of an exact line in, its words and the marked ones among them
 * out. */
#include "recover/hints_private.h"

#include <string.h>

static void span_clear(gpointer data) {
  g_free(((Span *)data)->role);
  g_free(((Span *)data)->text);
}

/* Only a person has a role. */
static gboolean find_kind(const HintNames *names, Slice name, gboolean role,
                          SpanKind *kind) {
  if (!role && hint_names_holds(names, "spans", "dateline", name))
    *kind = SPAN_DATELINE;
  else if (hint_names_holds(names, "spans", "person", name))
    *kind = SPAN_PERSON;
  else
    return FALSE;
  return TRUE;
}

/* WORD is what stands in brackets: "name：text" or "name role：text". */
static gboolean read_span(const HintNames *names, Slice word, Span *span) {
  const char *colon = g_strstr_len(word.text, (gssize)word.length, "：");
  if (!colon)
    return FALSE;
  Slice head = slice_before(word, (gsize)(colon - word.text));
  const char *space = memchr(head.text, ' ', head.length);
  Slice name = space ? slice_before(head, (gsize)(space - head.text)) : head;
  if (!find_kind(names, name, space != NULL, &span->kind))
    return FALSE;
  if (space)
    span->role =
        hint_unescape(slice_from(head, (gsize)(space + 1 - head.text)));
  span->text = hint_unescape(
      slice_from(word, (gsize)(g_utf8_next_char(colon) - word.text)));
  return TRUE;
}

static void add_words(GArray *spans, const char *from, const char *to) {
  if (from == to)
    return;
  Slice words = {from, (gsize)(to - from)};
  Span span = {SPAN_TEXT, NULL, hint_unescape(words)};
  g_array_append_val(spans, span);
}

GArray *hints_spans(const Hints *hints, Slice text) {
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));
  g_array_set_clear_func(spans, span_clear);
  const char *end = text.text + text.length, *plain = text.text;
  for (const char *p = plain; p < end;) {
    Span span = {0};
    Mark mark = {0};
    if (*p == '\\' && p + 1 < end)
      p++;
    else
      mark = mark_read(hints->names, (Slice){p, (gsize)(end - p)});
    if (mark.word.length && read_span(hints->names, mark.word, &span)) {
      add_words(spans, plain, p);
      g_array_append_val(spans, span);
      plain = p = mark.word.text + mark.word.length + strlen("】");
    } else {
      p = g_utf8_next_char(p);
    }
  }
  add_words(spans, plain, end);
  return spans;
}
