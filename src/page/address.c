/* In: text.  Out: addresses.  Each form is tried at every place where a word
 * may begin: it says how far it reaches, 0 if it does not fit, and what is to
 * stand before it to make a URI. */
#include "page/address.h"

#include <string.h>

/* A longer one is no address [bytes]. */
enum { LONGEST = 2048, LONGEST_HOST = 253 };

/* The last labels of hosts in Chinese, in which no Latin one follows. */
static const char *const CHINESE_DOMAINS[] = {
    "中国", "中國", "公司", "网络", "網絡", "政务", "公益", "香港", "台湾"};

static gboolean is_label(char c) {
  return g_ascii_isalnum(c) || c == '-';
}

static gboolean is_local(char c) {
  return g_ascii_isalnum(c) || (c && strchr("._%+-", c));
}

/* ── Hosts ───────────────────────────────────────────────────────────── */

/* The length of a host name of two labels at least at TEXT; 0 if there is
 * none. */
static gsize ascii_host(const char *text) {
  gsize length = 0, labels = 0, n;
  for (;; length++) {
    for (n = 0; is_label(text[length + n]); n++)
      ;
    if (n == 0)
      break;
    length += n;
    labels++;
    if (text[length] != '.')
      return labels < 2 ? 0 : length;
  }
  return labels < 2 ? 0 : length - 1;
}

/* The same for a host that ends in one of CHINESE_DOMAINS. */
static gsize chinese_host(const char *text) {
  const char *p = text;
  while (p < text + LONGEST_HOST &&
         (g_unichar_isalnum(g_utf8_get_char(p)) || *p == '-' || *p == '.')) {
    for (guint i = 0; *p == '.' && i < G_N_ELEMENTS(CHINESE_DOMAINS); i++)
      if (p > text && g_str_has_prefix(p + 1, CHINESE_DOMAINS[i]))
        return (gsize)(p + 1 - text) + strlen(CHINESE_DOMAINS[i]);
    p = g_utf8_next_char(p);
  }
  return 0;
}

/* ── Ends ────────────────────────────────────────────────────────────── */

static gboolean is_web(char c) {
  return g_ascii_isgraph(c) && !strchr("<>\"", c);
}

static guint count(const char *text, gsize length, char c) {
  guint n = 0;
  for (gsize i = 0; i < length; i++)
    n += text[i] == c;
  return n;
}

/* TRUE if the bracket that ends TEXT closes one in it, or if it is none. */
static gboolean is_balanced(const char *text, gsize length) {
  static const char PAIRS[][2] = {{'(', ')'}, {'[', ']'}, {'{', '}'}};
  for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++)
    if (text[length - 1] == PAIRS[i][1])
      return count(text, length, PAIRS[i][0]) >=
             count(text, length, PAIRS[i][1]);
  return TRUE;
}

/* LENGTH without what belongs to the sentence, but not less than LEAST. */
static gsize trim(const char *text, gsize length, gsize least) {
  while (length > least && (strchr(".,;:!?'*_~|\\", text[length - 1]) ||
                            !is_balanced(text, length)))
    length--;
  return length;
}

/* From HOST bytes on, port, path and what follows. */
static gsize web_end(const char *text, gsize host) {
  gsize length = host;
  if (!strchr(":/?#", text[length]))
    return length;
  while (length < LONGEST && is_web(text[length]))
    length++;
  return trim(text, length, host);
}

/* ── Forms ───────────────────────────────────────────────────────────── */

static gsize web_scheme(const char *text) {
  static const char *const SCHEMES[] = {"http://", "https://"};
  for (guint i = 0; i < G_N_ELEMENTS(SCHEMES); i++) {
    gsize length = strlen(SCHEMES[i]);
    if (g_ascii_strncasecmp(text, SCHEMES[i], length) != 0)
      continue;
    gsize host = ascii_host(text + length);
    if (!host)
      host = chinese_host(text + length);
    return host ? web_end(text, length + host) : 0;
  }
  return 0;
}

static gsize web_www(const char *text) {
  if (g_ascii_strncasecmp(text, "www.", 4) != 0 || !ascii_host(text + 4))
    return 0;
  return web_end(text, ascii_host(text));
}

static gsize mail(const char *text) {
  gsize length = 0;
  while (is_local(text[length]) && length < LONGEST)
    length++;
  if (!length || text[length] != '@' || text[0] == '.')
    return 0;
  gsize host = ascii_host(text + length + 1);
  const char *last = text + length + host;
  return host && g_ascii_isalpha(*last) ? length + 1 + host : 0;
}

static const struct {
  gsize (*reach)(const char *text);
  const char *prefix;
} FORMS[] = {{web_scheme, ""}, {web_www, "http://"}, {mail, "mailto:"}};

/* ── URIs ────────────────────────────────────────────────────────────── */

static gboolean is_escape(const char *p) {
  return *p == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
}

static void append_escaped(GString *out, const char *text, gsize length) {
  for (const char *p = text; p < text + length; p++)
    if (is_escape(p) ||
        (*p != '%' && g_ascii_isgraph(*p) && !strchr("\"<>\\^`{|}", *p)))
      g_string_append_c(out, *p);
    else
      g_string_append_printf(out, "%%%02X", (guint8)*p);
}

/* The URI of the LENGTH bytes of TEXT. */
static char *make_uri(const char *prefix, const char *text, gsize length) {
  GString *uri = g_string_new(prefix);
  const char *host = *prefix ? NULL : strstr(text, "//") + 2;
  gsize chinese = host && !ascii_host(host) ? chinese_host(host) : 0;
  g_autofree char *name = chinese ? g_strndup(host, chinese) : NULL;
  g_autofree char *ascii = name ? g_hostname_to_ascii(name) : NULL;
  const char *rest = text;
  if (ascii) {
    g_string_append_len(uri, text, host - text);
    g_string_append(uri, ascii);
    rest = host + chinese;
  }
  append_escaped(uri, rest, length - (gsize)(rest - text));
  return g_string_free(uri, FALSE);
}

/* ── The whole ───────────────────────────────────────────────────────── */

static gboolean try_forms(const char *text, gsize at, Address *address) {
  for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
    gsize length = FORMS[i].reach(text + at);
    if (length) {
      *address = (Address){at, at + length,
                           make_uri(FORMS[i].prefix, text + at, length)};
      return TRUE;
    }
  }
  return FALSE;
}

/* A word that is no address is stepped over whole, so that each byte is seen
 * once. */
gboolean address_next(const char *text, gsize from, Address *address) {
  for (gsize at = from; text[at]; at++) {
    if (!g_ascii_isalnum(text[at]))
      continue;
    if (try_forms(text, at, address))
      return TRUE;
    while (is_local(text[at + 1]))
      at++;
  }
  return FALSE;
}
