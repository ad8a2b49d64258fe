#include "pdf/grays.h"

#include "colour/convert.h"
#include "pdf/lexer.h"

/* How light the colour RGB, parts from 0 to 1, is on INK; negative if it is not
 * to be gray. */
static double gray_of(const double rgb[3], const Profile *ink) {
  if (rgb[0] == rgb[1] && rgb[1] == rgb[2])
    return rgb[0];
  if (!ink)
    return -1;
  guint8 pixel[3], gray;
  for (guint i = 0; i < 3; i++)
    pixel[i] = (guint8)(CLAMP(rgb[i], 0, 1) * 255 + 0.5);
  return convert_rgb(NULL, ink, pixel, &gray, 1) ? gray / 255.0 : -1;
}

/* Appends the input from COPIED on with gray for the colour that NUMBERS and
 * the operator TOKEN set; returns up to where that is, COPIED if it is no such
 * colour. */
static gsize replace(const Lexer *lexer, const Token numbers[3],
                     const Token *token, gsize copied, const Profile *ink,
                     GString *out) {
  gboolean fill = lexer_is(lexer, token, "rg");
  if (!fill && !lexer_is(lexer, token, "RG"))
    return copied;
  double rgb[3];
  for (guint i = 0; i < 3; i++)
    rgb[i] = lexer_number(lexer, &numbers[i]);
  double gray = gray_of(rgb, ink);
  if (gray < 0)
    return copied;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_len(out, lexer->data + copied,
                      (gssize)(numbers[0].start - copied));
  g_ascii_formatd(digits, sizeof digits, "%.4g", gray);
  g_string_append_printf(out, "%s %s", digits, fill ? "g" : "G");
  return token->end;
}

void grays_write(const char *data, gsize length, const Profile *ink,
                 GString *out) {
  Lexer lexer = {data, length, 0};
  Token numbers[3] = {0};
  gsize copied = 0;
  guint n = 0;
  for (Token token; lexer_next(&lexer, &token);) {
    if (token.kind == TOKEN_NUMBER) {
      numbers[0] = numbers[1];
      numbers[1] = numbers[2];
      numbers[2] = token;
      n++;
      continue;
    }
    if (token.kind == TOKEN_OPERATOR && n >= 3)
      copied = replace(&lexer, numbers, &token, copied, ink, out);
    if (token.kind == TOKEN_OPERATOR && lexer_is(&lexer, &token, "ID"))
      lexer_skip_image(&lexer);
    n = 0;
  }
  g_string_append_len(out, data + copied, (gssize)(length - copied));
}
