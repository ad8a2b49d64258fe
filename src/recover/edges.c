/* A line in, the names of its edges out. */
#include "recover/edges.h"

#include <string.h>

enum { LONGEST_LINE = 30, LONGEST_EDGE = 2 /* [characters] */ };

static const char HEAD[] = "head:", TAIL[] = "tail:";
G_STATIC_ASSERT(sizeof HEAD + 4 * LONGEST_EDGE <= EDGE_ROOM);
G_STATIC_ASSERT(EDGES == 2 * LONGEST_EDGE);

/* FALSE if EDGE has another character than ideographs. */
static gboolean put(const Lexicon *lexicon, char *name, const char *way,
                    Slice edge) {
  char *out = g_stpcpy(name, way);
  const char *end = edge.text + edge.length;
  for (const char *p = edge.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!is_han(c))
      return FALSE;
    out += g_unichar_to_utf8(lexicon_simplified(lexicon, c), out);
  }
  *out = '\0';
  return TRUE;
}

guint edges_of(const Lexicon *lexicon, Slice text,
               char names[EDGES][EDGE_ROOM]) {
  enum { MOST_BYTES = 4 };
  guint n = 0;
  if (text.length > LONGEST_LINE * MOST_BYTES)
    return 0;
  guint chars = slice_chars(text);
  if (chars > LONGEST_LINE)
    return 0;
  for (guint length = 1; length <= MIN(chars, LONGEST_EDGE); length++) {
    n += put(lexicon, names[n], HEAD, slice_head(text, length));
    n += put(lexicon, names[n], TAIL, slice_tail(text, length));
  }
  return n;
}

gboolean edge_is_named(const char *name) {
  return g_str_has_prefix(name, HEAD) || g_str_has_prefix(name, TAIL);
}
