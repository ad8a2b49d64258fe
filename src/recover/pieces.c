/* Lines in, pieces out. */
#include "recover/pieces.h"

static gboolean is_space_at(const char *p) {
  return g_unichar_isspace(g_utf8_get_char(p));
}

static const char *skip(const char *p, const char *end, gboolean spaces) {
  while (p < end && is_space_at(p) == spaces)
    p = g_utf8_next_char(p);
  return p;
}

static Gap gap_of(const char *p, const char *end) {
  gboolean one = g_utf8_next_char(p) == end;
  return one && g_utf8_get_char(p) != 0x3000 ? GAP_NARROW : GAP_WIDE;
}

/* Western words of one piece are not parted, nor what a space only sets off. */
static gboolean goes_on(const Pieces *pieces, Slice text, const char *from,
                        const char *to) {
  if (from == text.text || to == text.text + text.length)
    return FALSE;
  gunichar a = g_utf8_get_char(g_utf8_prev_char(from)), b = g_utf8_get_char(to);
  return (is_western(a) && is_western(b)) ||
         (pieces->set_off && to == from + 1 && is_set_off(a, b));
}

void pieces_add(Pieces *pieces, const Unit *unit, Slice line) {
  const char *end = line.text + line.length;
  Gap gap = GAP_LINE;
  for (const char *p = line.text; p < end;) {
    const char *stop = skip(p, end, FALSE), *next = skip(stop, end, TRUE);
    while (next < end && goes_on(pieces, line, stop, next)) {
      stop = skip(next, end, FALSE);
      next = skip(stop, end, TRUE);
    }
    Slice text = {p, (gsize)(stop - p)};
    guint before = (guint)g_utf8_pointer_to_offset(unit->text.text, p);
    Piece piece = {.text = text,
                   .line = unit->line,
                   .column = unit->column + before,
                   .chars = slice_chars(text),
                   .gap = gap,
                   .repeated = unit->heads_others};
    g_array_append_val(pieces->pieces, piece);
    if (next < end)
      gap = gap_of(stop, next);
    p = next;
  }
}

Pieces *pieces_new(const Lexicon *lexicon, gboolean led, gboolean set_off) {
  Pieces *pieces = g_new0(Pieces, 1);
  pieces->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  pieces->lexicon = lexicon;
  pieces->led = led;
  pieces->set_off = set_off;
  return pieces;
}

void pieces_free(Pieces *pieces) {
  if (!pieces)
    return;
  g_array_unref(pieces->pieces);
  g_free(pieces);
}
