/* Slices and character classes: small pure functions over borrowed UTF-8. */
#include "recover/text.h"

#include <string.h>

Slice slice_of(const char *text) {
  return (Slice){text, strlen(text)};
}

Slice slice_trim(Slice slice) {
  const char *p = slice.text, *end = slice.text + slice.length;
  while (p < end && g_unichar_isspace(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  while (end > p && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  return (Slice){p, (gsize)(end - p)};
}

Slice slice_head(Slice slice, guint n) {
  const char *p = slice.text, *end = slice.text + slice.length;
  while (n-- > 0 && p < end)
    p = g_utf8_next_char(p);
  return slice_before(slice, (gsize)(p - slice.text));
}

Slice slice_tail(Slice slice, guint n) {
  const char *p = slice.text + slice.length;
  while (n-- > 0 && p > slice.text)
    p = g_utf8_prev_char(p);
  return slice_from(slice, (gsize)(p - slice.text));
}

Slice slice_before(Slice slice, gsize at) {
  return (Slice){slice.text, at};
}

Slice slice_from(Slice slice, gsize at) {
  return (Slice){slice.text + at, slice.length - at};
}

gboolean slice_equal(Slice a, Slice b) {
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

gboolean slice_contains(Slice slice, const char *words) {
  return g_strstr_len(slice.text, (gssize)slice.length, words) != NULL;
}

char *slice_dup(Slice slice) {
  return g_strndup(slice.text, slice.length);
}

guint slice_chars(Slice slice) {
  return (guint)g_utf8_strlen(slice.text, (gssize)slice.length);
}

static gboolean among(const gunichar *set, guint n, gunichar c) {
  for (guint i = 0; i < n; i++)
    if (set[i] == c)
      return TRUE;
  return FALSE;
}

/* Both scripts' marks, full width and half, and the vertical forms' bases. */
static const gunichar STOPS[] = {L'。', L'！', L'？', L'；', L'…', L'．',
                                 L'｡',  L'!',  L'?',  L';',  L'⋯'};
static const gunichar PAUSES[] = {L'，', L'、', L','};
static const gunichar OPENERS[] = {L'“',  L'‘',  L'（', L'《', L'〈', L'「',
                                   L'『', L'【', L'〔', L'［', L'(',  L'['};
static const gunichar CLOSERS[] = {L'”',  L'’',  L'）', L'》', L'〉', L'」',
                                   L'』', L'】', L'〕', L'］', L')',  L']'};

MarkClass mark_class(gunichar c) {
  if (is_han(c))
    return MARK_NONE;
  if (among(STOPS, G_N_ELEMENTS(STOPS), c))
    return MARK_STOP;
  if (c == L'：' || c == ':')
    return MARK_COLON;
  if (among(PAUSES, G_N_ELEMENTS(PAUSES), c))
    return MARK_PAUSE;
  if (among(OPENERS, G_N_ELEMENTS(OPENERS), c))
    return MARK_OPEN;
  return among(CLOSERS, G_N_ELEMENTS(CLOSERS), c) ? MARK_CLOSE : MARK_NONE;
}

gboolean is_western(gunichar c) {
  return c < 0x250 && g_unichar_isalnum(c);
}

gboolean is_han(gunichar c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         c == 0x3007;
}

gboolean is_set_off(gunichar a, gunichar b) {
  enum { ASCII = 0x80 };
  return (a < ASCII && is_han(b)) || (is_han(a) && b < ASCII);
}

gboolean is_name_dot(gunichar c) {
  return c == L'·' || c == L'•' || c == L'・' || c == L'‧';
}

guint char_width(gunichar c) {
  if (c < 0x2E80) /* Western, save the marks that Chinese sets full width */
    return c < 0x2000                     ? 1
           : c < 0x2010                   ? 0
           : mark_class(c) || c >= 0x2100 ? 2
                                          : 1;
  return g_unichar_iszerowidth(c) ? 0 : c >= 0xFF61 && c < 0xFFE0 ? 1 : 2;
}

gsize pair_at(const char *p, const char *end) {
  const char *second = g_utf8_next_char(p);
  if (second >= end)
    return 0;
  gunichar a = g_utf8_get_char(p), b = g_utf8_get_char(second);
  return is_han(a) && is_han(b) ? (gsize)a << 21 | b : 0;
}

guint pairs_shared(Slice text, Slice other, guint *shared) {
  g_autoptr(GHashTable) pairs = g_hash_table_new(NULL, NULL);
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (pair_at(p, end))
      g_hash_table_add(pairs, GSIZE_TO_POINTER(pair_at(p, end)));
  guint all = g_hash_table_size(pairs);
  end = other.text + other.length;
  for (const char *p = other.text; p < end; p = g_utf8_next_char(p))
    g_hash_table_remove(pairs, GSIZE_TO_POINTER(pair_at(p, end)));
  *shared = all - g_hash_table_size(pairs);
  return all;
}
