/* cairo knows gray only as RGB: "x x x rg" becomes "x g". */
#include "pdf/gray.h"

#include <string.h>

#include "pdf/lexer.h"

static const struct {
  const char *rgb, *gray;
} OPERATORS[] = {{"rg", " g"}, {"RG", " G"}};

/* The gray operator for TOKEN; NULL if it sets no RGB colour. */
static const char *gray_for(const Lexer *lexer, const Token *token) {
  for (guint i = 0; i < G_N_ELEMENTS(OPERATORS); i++)
    if (token->kind == TOKEN_OPERATOR &&
        lexer_is(lexer, token, OPERATORS[i].rgb))
      return OPERATORS[i].gray;
  return NULL;
}

static gboolean same_number(const Lexer *lexer, const Token *a,
                            const Token *b) {
  return a->kind == TOKEN_NUMBER && b->kind == TOKEN_NUMBER &&
         a->end - a->start == b->end - b->start &&
         memcmp(lexer->data + a->start, lexer->data + b->start,
                a->end - a->start) == 0;
}

void gray_content(const char *data, gsize length, GString *out) {
  Lexer lexer = {data, length, 0};
  Token last[3] = {
      {TOKEN_OTHER, 0, 0}, {TOKEN_OTHER, 0, 0}, {TOKEN_OTHER, 0, 0}};
  gsize copied = 0;
  for (Token token; lexer_next(&lexer, &token);) {
    const char *gray = gray_for(&lexer, &token);
    if (gray && same_number(&lexer, &last[0], &last[1]) &&
        same_number(&lexer, &last[1], &last[2])) {
      g_string_append_len(out, data + copied, (gssize)(last[0].end - copied));
      g_string_append(out, gray);
      copied = token.end;
    }
    if (token.kind == TOKEN_OPERATOR && lexer_is(&lexer, &token, "ID"))
      lexer_skip_image(&lexer);
    memmove(last, last + 1, 2 * sizeof *last);
    last[2] = token;
  }
  g_string_append_len(out, data + copied, (gssize)(length - copied));
}
