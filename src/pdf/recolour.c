/* In: a page's content stream.  Out: the same with its gray colours in one
 * ink.  cairo knows RGB alone, and a press prints RGB black in four inks.
 *
 * The stream is read token by token (ISO 32000-1 7.2, 7.8.2); strings, names,
 * comments and the data of inline images are stepped over, so that nothing in
 * them is taken for an operator.  The numbers before an operator are
 * remembered by place only, and everything up to a match is copied at once. */
#include "pdf/recolour.h"

#include <string.h>

typedef struct {
  gsize start, end;
} Span;

typedef struct {
  const char *data;
  gsize length;
  gsize at;       /* where the next token is looked for */
  gsize copied;   /* up to where the input stands in OUT */
  Span number[3]; /* the last numbers, the latest at [2] */
  guint n;        /* of numbers since the last other token */
} Scanner;

static gboolean is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
         c == '\0';
}

static gboolean is_regular(char c) {
  return !is_space(c) && !strchr("()<>[]{}/%", c);
}

static gsize after_comment(const Scanner *s, gsize at) {
  while (at < s->length && s->data[at] != '\n' && s->data[at] != '\r')
    at++;
  return at;
}

/* Literal strings hold balanced parentheses unescaped. */
static gsize after_string(const Scanner *s, gsize at) {
  guint depth = 0;
  for (; at < s->length; at++) {
    char c = s->data[at];
    if (c == '\\')
      at++;
    else if (c == '(')
      depth++;
    else if (c == ')' && --depth == 0)
      return at + 1;
  }
  return s->length;
}

/* A hexadecimal string, or the << of a dictionary. */
static gsize after_angle(const Scanner *s, gsize at) {
  if (at + 1 < s->length && s->data[at + 1] == '<')
    return at + 2;
  const char *close = memchr(s->data + at, '>', s->length - at);
  return close ? (gsize)(close - s->data) + 1 : s->length;
}

static gsize after_regular(const Scanner *s, gsize at) {
  while (at < s->length && is_regular(s->data[at]))
    at++;
  return at;
}

/* A delimiter and what it opens. */
static gsize after_delimited(const Scanner *s, gsize at) {
  switch (s->data[at]) {
  case '%':
    return after_comment(s, at);
  case '(':
    return after_string(s, at);
  case '<':
    return after_angle(s, at);
  case '/':
    return after_regular(s, at + 1);
  default:
    return at + 1;
  }
}

/* The EI that ends an inline image stands between white space and a token's
 * end (8.9.7). */
static gsize after_inline_image(const Scanner *s, gsize at) {
  for (; at + 2 < s->length; at++) {
    const char *p = s->data + at;
    if (is_space(p[0]) && p[1] == 'E' && p[2] == 'I' &&
        (at + 3 == s->length || !is_regular(p[3])))
      return at + 3;
  }
  return s->length;
}

static gboolean is_number(const Scanner *s, Span span) {
  for (gsize i = span.start; i < span.end; i++)
    if (!g_ascii_isdigit(s->data[i]) && !strchr("+-.", s->data[i]))
      return FALSE;
  return TRUE;
}

static gboolean token_is(const Scanner *s, Span span, const char *word) {
  gsize length = strlen(word);
  return span.end - span.start == length &&
         memcmp(s->data + span.start, word, length) == 0;
}

static double value(const Scanner *s, Span span) {
  return g_ascii_strtod(s->data + span.start, NULL);
}

static gboolean is_gray(const Scanner *s) {
  return s->n >= 3 && value(s, s->number[0]) == value(s, s->number[1]) &&
         value(s, s->number[1]) == value(s, s->number[2]);
}

static void remember(Scanner *s, Span span) {
  s->number[0] = s->number[1];
  s->number[1] = s->number[2];
  s->number[2] = span;
  s->n++;
}

static void copy_to(Scanner *s, gsize end, GString *out) {
  g_string_append_len(out, s->data + s->copied, (gssize)(end - s->copied));
  s->copied = end;
}

/* The token SPAN is an operator; returns whether it was rewritten. */
static gboolean operate(Scanner *s, Span span, GString *out) {
  gboolean fill = token_is(s, span, "rg"), stroke = token_is(s, span, "RG");
  if (token_is(s, span, "ID"))
    s->at = after_inline_image(s, s->at);
  if (!(fill || stroke) || !is_gray(s))
    return FALSE;
  copy_to(s, s->number[0].end, out);
  g_string_append(out, fill ? " g" : " G");
  s->copied = span.end;
  return TRUE;
}

gsize recolour_gray(const char *data, gsize length, GString *out) {
  Scanner s = {.data = data, .length = length};
  gsize rewritten = 0;
  while (s.at < length) {
    Span span = {s.at, s.at};
    if (is_space(data[s.at])) {
      s.at++;
      continue;
    }
    if (!is_regular(data[s.at])) {
      s.at = after_delimited(&s, s.at);
      s.n = 0;
      continue;
    }
    s.at = span.end = after_regular(&s, s.at);
    if (is_number(&s, span)) {
      remember(&s, span);
    } else {
      rewritten += operate(&s, span, out);
      s.n = 0;
    }
  }
  copy_to(&s, length, out);
  return rewritten;
}
