/* In: a page's content stream as cairo wrote it, with the number of an item
 * for its colour.  Out: the same in marked-content sequences, in the colours
 * the display list asks for.
 *
 * The stream is read token by token (ISO 32000-1 7.2, 7.8.2); strings, names,
 * comments and the data of inline images are stepped over, so that nothing in
 * them is taken for an operator.  The operands of an operator are remembered
 * by place only, and everything up to a match is copied at once.  cairo ends a
 * text object before it sets a colour, so that sequences and text objects
 * nest (14.6.1). */
#include "pdf/content.h"

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
  gboolean open;  /* a sequence */
  gboolean drop;  /* the next fill: a picture stands for it */
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

/* The item whose number the last three numbers are, a byte each from 0 to 1. */
static guint item_number(const Scanner *s) {
  guint item = 0;
  for (guint i = 0; i < G_N_ELEMENTS(s->number); i++)
    item =
        item << 8 |
        (guint)(g_ascii_strtod(s->data + s->number[i].start, NULL) * 255 + 0.5);
  return item;
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

static void close_open(Scanner *s, GString *out) {
  if (s->open)
    g_string_append(out, "EMC\n");
  s->open = FALSE;
}

static void mark_item(Scanner *s, Span span, const ContentMarks *marks,
                      GString *out) {
  copy_to(s, s->number[0].start, out);
  close_open(s, out);
  s->drop = marks->open_item(marks->data, item_number(s), out);
  s->open = TRUE;
  s->copied = span.end;
}

/* A path and its fill; the graphics state that cairo may set with the page's
 * first is the one every page begins with. */
static void drop_fill(Scanner *s, Span span) {
  s->copied = span.end;
  s->drop = FALSE;
}

/* The token SPAN is an operator. */
static void operate(Scanner *s, Span span, const ContentMarks *marks,
                    GString *out) {
  if (token_is(s, span, "ID"))
    s->at = after_inline_image(s, s->at);
  else if (token_is(s, span, "rg") && s->n >= 3)
    mark_item(s, span, marks, out);
  else if (s->drop && token_is(s, span, "f"))
    drop_fill(s, span);
}

static void step_over(Scanner *s) {
  s->at = after_delimited(s, s->at);
  s->n = 0;
}

void content_mark(const char *data, gsize length, const ContentMarks *marks,
                  GString *out) {
  Scanner s = {.data = data, .length = length};
  while (s.at < length) {
    Span span = {s.at, s.at};
    if (is_space(data[s.at])) {
      s.at++;
      continue;
    }
    if (!is_regular(data[s.at])) {
      step_over(&s);
      continue;
    }
    s.at = span.end = after_regular(&s, s.at);
    if (is_number(&s, span)) {
      remember(&s, span);
    } else {
      operate(&s, span, marks, out);
      s.n = 0;
    }
  }
  copy_to(&s, length, out);
  close_open(&s, out);
}
