/* The tokens of a content stream (ISO 32000-1 7.2, 7.8.2). */
#ifndef KANYIN_PDF_LEXER_H
#define KANYIN_PDF_LEXER_H

#include <glib.h>

typedef enum {
  TOKEN_NUMBER,
  TOKEN_NAME,     /* with its solidus */
  TOKEN_OPERATOR, /* or another keyword */
  TOKEN_OTHER     /* a string, a comment, a delimiter */
} TokenKind;

typedef struct {
  TokenKind kind;
  gsize start, end; /* bytes of the data */
} Token;

typedef struct {
  const char *data; /* need not end in a NUL */
  gsize length;
  gsize at; /* where the next token is looked for; 0 to begin with */
} Lexer;

/* The next token; FALSE at the end.  Strings are stepped over whole, so that
 * nothing in them is taken for an operator; what is never closed ends with the
 * data. */
gboolean lexer_next(Lexer *lexer, Token *token);

/* Steps over the data of an inline image (8.9.7), the operator ID being the
 * last token. */
void lexer_skip_image(Lexer *lexer);

/* TRUE if TOKEN is WORD. */
gboolean lexer_is(const Lexer *lexer, const Token *token, const char *word);

/* The value of TOKEN, a number. */
double lexer_number(const Lexer *lexer, const Token *token);

#endif
