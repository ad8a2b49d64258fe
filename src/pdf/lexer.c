#include "pdf/lexer.h"

#include <string.h>

static gboolean is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
         c == '\0';
}

static gboolean is_regular(char c) {
  return !is_space(c) && !strchr("()<>[]{}/%", c);
}

static gsize after_comment(const Lexer *lexer, gsize at) {
  while (at < lexer->length && lexer->data[at] != '\n' &&
         lexer->data[at] != '\r')
    at++;
  return at;
}

/* Literal strings hold balanced parentheses unescaped. */
static gsize after_string(const Lexer *lexer, gsize at) {
  guint depth = 0;
  for (; at < lexer->length; at++) {
    char c = lexer->data[at];
    if (c == '\\')
      at++;
    else if (c == '(')
      depth++;
    else if (c == ')' && --depth == 0)
      return at + 1;
  }
  return lexer->length;
}

/* A hexadecimal string, or the << of a dictionary. */
static gsize after_angle(const Lexer *lexer, gsize at) {
  if (at + 1 < lexer->length && lexer->data[at + 1] == '<')
    return at + 2;
  const char *close = memchr(lexer->data + at, '>', lexer->length - at);
  return close ? (gsize)(close - lexer->data) + 1 : lexer->length;
}

static gsize after_regular(const Lexer *lexer, gsize at) {
  while (at < lexer->length && is_regular(lexer->data[at]))
    at++;
  return at;
}

/* A delimiter and what it opens. */
static gsize after_delimited(const Lexer *lexer, gsize at) {
  switch (lexer->data[at]) {
  case '%':
    return after_comment(lexer, at);
  case '(':
    return after_string(lexer, at);
  case '<':
    return after_angle(lexer, at);
  case '/':
    return after_regular(lexer, at + 1);
  default:
    return at + 1;
  }
}

/* The EI that ends an inline image stands between white space and a token's
 * end (8.9.7). */
static gsize after_inline_image(const Lexer *lexer, gsize at) {
  for (; at + 2 < lexer->length; at++) {
    const char *p = lexer->data + at;
    if (is_space(p[0]) && p[1] == 'E' && p[2] == 'I' &&
        (at + 3 == lexer->length || !is_regular(p[3])))
      return at + 3;
  }
  return lexer->length;
}

static gboolean is_number(const Lexer *lexer, const Token *token) {
  for (gsize i = token->start; i < token->end; i++)
    if (!g_ascii_isdigit(lexer->data[i]) && !strchr("+-.", lexer->data[i]))
      return FALSE;
  return TRUE;
}

gboolean lexer_next(Lexer *lexer, Token *token) {
  while (lexer->at < lexer->length && is_space(lexer->data[lexer->at]))
    lexer->at++;
  if (lexer->at == lexer->length)
    return FALSE;
  char first = lexer->data[lexer->at];
  token->start = lexer->at;
  token->kind = first == '/' ? TOKEN_NAME : TOKEN_OTHER;
  if (!is_regular(first)) {
    lexer->at = token->end = after_delimited(lexer, lexer->at);
    return TRUE;
  }
  lexer->at = token->end = after_regular(lexer, lexer->at);
  token->kind = is_number(lexer, token) ? TOKEN_NUMBER : TOKEN_OPERATOR;
  return TRUE;
}

void lexer_skip_image(Lexer *lexer) {
  lexer->at = after_inline_image(lexer, lexer->at);
}

gboolean lexer_is(const Lexer *lexer, const Token *token, const char *word) {
  gsize length = strlen(word);
  return token->end - token->start == length &&
         memcmp(lexer->data + token->start, word, length) == 0;
}

/* strtod() wants an end; no number that makes sense is longer. */
double lexer_number(const Lexer *lexer, const Token *token) {
  char digits[48];
  gsize length = MIN(token->end - token->start, sizeof digits - 1);
  memcpy(digits, lexer->data + token->start, length);
  digits[length] = '\0';
  return g_ascii_strtod(digits, NULL);
}
