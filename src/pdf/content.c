/* In: a page's content stream as cairo wrote it, with the number of an item
 * for its colour.  Out: the same in marked-content sequences, in the colours
 * the display list asks for.
 *
 * The operands of an operator are remembered by place only, and everything up
 * to a match is copied at once.  cairo ends a text object before it sets a
 * colour, so that sequences and text objects nest (14.6.1). */
#include "pdf/content.h"

#include "pdf/lexer.h"

typedef struct {
  Lexer lexer;
  gsize copied;    /* up to where the input stands in OUT */
  Token number[3]; /* the last numbers, the latest at [2] */
  guint n;         /* of numbers since the last other token */
  gboolean open;   /* a sequence */
  gboolean drop;   /* the next fill: a picture stands for it */
} Scanner;

/* The item whose number the last three numbers are, a byte each from 0 to 1. */
static guint item_number(const Scanner *s) {
  guint item = 0;
  for (guint i = 0; i < G_N_ELEMENTS(s->number); i++)
    item =
        item << 8 | (guint)(lexer_number(&s->lexer, &s->number[i]) * 255 + 0.5);
  return item;
}

static void remember(Scanner *s, Token token) {
  s->number[0] = s->number[1];
  s->number[1] = s->number[2];
  s->number[2] = token;
  s->n++;
}

static void copy_to(Scanner *s, gsize end, GString *out) {
  g_string_append_len(out, s->lexer.data + s->copied,
                      (gssize)(end - s->copied));
  s->copied = end;
}

static void close_open(Scanner *s, const ContentMarks *marks, GString *out) {
  if (s->open)
    g_string_append_printf(out, "%s\n", marks->close);
  s->open = FALSE;
}

static void mark_item(Scanner *s, const Token *token, const ContentMarks *marks,
                      GString *out) {
  copy_to(s, s->number[0].start, out);
  close_open(s, marks, out);
  s->drop = marks->open_item(marks->data, item_number(s), out);
  s->open = TRUE;
  s->copied = token->end;
}

/* A path and its fill; the graphics state that cairo may set with the page's
 * first is the one every page begins with. */
static void drop_fill(Scanner *s, const Token *token) {
  s->copied = token->end;
  s->drop = FALSE;
}

static void operate(Scanner *s, const Token *token, const ContentMarks *marks,
                    GString *out) {
  if (lexer_is(&s->lexer, token, "ID"))
    lexer_skip_image(&s->lexer);
  else if (lexer_is(&s->lexer, token, "rg") && s->n >= 3)
    mark_item(s, token, marks, out);
  else if (s->drop && lexer_is(&s->lexer, token, "f"))
    drop_fill(s, token);
}

void content_mark(const char *data, gsize length, const ContentMarks *marks,
                  GString *out) {
  Scanner s = {.lexer = {data, length, 0}};
  for (Token token; lexer_next(&s.lexer, &token);) {
    if (token.kind == TOKEN_NUMBER) {
      remember(&s, token);
      continue;
    }
    if (token.kind == TOKEN_OPERATOR)
      operate(&s, &token, marks, out);
    s.n = 0;
  }
  copy_to(&s, length, out);
  close_open(&s, marks, out);
}
