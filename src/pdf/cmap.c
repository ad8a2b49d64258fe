/* In: cairo's CMap with labels.  Out: one with texts.  Only pairs of
 * hexadecimal strings between beginbfchar and endbfchar count: cairo writes
 * nothing else. */
#include "pdf/cmap.h"

#include <string.h>

#include "paint/paint.h"

#define HEAD                                                                   \
  "/CIDInit /ProcSet findresource begin\n"                                     \
  "12 dict begin\n"                                                            \
  "begincmap\n"                                                                \
  "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" \
  "/CMapName /Adobe-Identity-UCS def\n"                                        \
  "/CMapType 2 def\n"
#define FOOT                                                                   \
  "endcmap\n"                                                                  \
  "CMapName currentdict /CMap defineresource pop\n"                            \
  "end\n"                                                                      \
  "end\n"

/* A section has at most so many (Adobe Technical Note 5014). */
enum { MOST_PAIRS = 100 };

/* What PDF/A will not have characters be (ISO 19005-3 6.2.11.7.2), and what
 * says the same: no break, no width. */
enum { BYTE_ORDER_MARK = 0xFEFF, WORD_JOINER = 0x2060 };

/* A hexadecimal string's digits. */
typedef struct {
  const char *digits;
  gsize length;
} Hex;

/* The next hexadecimal string before END; FALSE if there is none. */
static gboolean next_hex(const char **at, const char *end, Hex *hex) {
  const char *open = memchr(*at, '<', (gsize)(end - *at));
  const char *close = open ? memchr(open, '>', (gsize)(end - open)) : NULL;
  if (!close)
    return FALSE;
  *hex = (Hex){open + 1, (gsize)(close - open) - 1};
  *at = close + 1;
  return TRUE;
}

static guint unit_at(Hex hex, gsize at) {
  guint unit = 0;
  for (gsize i = at; i < at + 4; i++)
    unit = unit << 4 | (guint)(g_ascii_xdigit_value(hex.digits[i]) & 0xF);
  return unit;
}

/* The text that HEX, UTF-16BE, is the label of. */
static const char *text_of(Hex hex, const GPtrArray *texts) {
  if (hex.length != 8)
    return "";
  guint high = unit_at(hex, 0), low = unit_at(hex, 4);
  gunichar c = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  guint number = paint_labelled(c);
  return high >= 0xD800 && number < texts->len ? texts->pdata[number] : "";
}

static void put_character(GString *out, gunichar c) {
  if (c == BYTE_ORDER_MARK)
    c = WORD_JOINER;
  if (c < 0x10000)
    g_string_append_printf(out, "%04X", c);
  else
    g_string_append_printf(out, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10),
                           0xDC00 + ((c - 0x10000) & 0x3FF));
}

static void put_pair(GString *out, Hex code, const char *text) {
  g_string_append_c(out, '<');
  g_string_append_len(out, code.digits, (gssize)code.length);
  g_string_append(out, "> <");
  for (const char *p = *text ? text : "\xEF\xBF\xBD"; *p;
       p = g_utf8_next_char(p))
    put_character(out, g_utf8_get_char(p));
  g_string_append(out, ">\n");
}

static void put_section(GString *out, guint n, GString *pairs) {
  if (n)
    g_string_append_printf(out, "%u beginbfchar\n%sendbfchar\n", n, pairs->str);
  g_string_truncate(pairs, 0);
}

static void put_sections(GString *out, const char *at, const char *end,
                         const GPtrArray *texts) {
  g_autoptr(GString) pairs = g_string_new(NULL);
  const char *stop;
  guint n = 0;
  Hex code, label;
  while ((at = g_strstr_len(at, end - at, "beginbfchar"))) {
    stop = g_strstr_len(at, end - at, "endbfchar");
    stop = stop ? stop : end;
    while (next_hex(&at, stop, &code) && next_hex(&at, stop, &label)) {
      put_pair(pairs, code, text_of(label, texts));
      if (++n % MOST_PAIRS == 0)
        put_section(out, MOST_PAIRS, pairs);
    }
    at = stop;
  }
  put_section(out, n % MOST_PAIRS, pairs);
}

/* How many digits the codes of a CMap have. */
static const char *code_space(const char *cmap, gsize length) {
  const char *at = g_strstr_len(cmap, (gssize)length, "begincodespacerange");
  Hex first;
  if (at && next_hex(&at, cmap + length, &first) && first.length == 2)
    return "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";
  return "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
}

GString *cmap_relabel(const char *cmap, gsize length, const GPtrArray *texts) {
  GString *out = g_string_new(HEAD);
  g_string_append(out, code_space(cmap, length));
  put_sections(out, cmap, cmap + length, texts);
  g_string_append(out, FOOT);
  return out;
}
