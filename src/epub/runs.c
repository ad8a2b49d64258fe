/* A text goes in, the length of its first run and the run's class come out.
 * What is Western and unbroken is one run: 1345 is not two numbers of two
 * digits, nor is the 80 of 80%. */
#include "epub/runs.h"

#include "markup/xhtml.h"

typedef enum { RUN_PLAIN, RUN_RARE, RUN_WESTERN, RUN_QUOTE } RunKind;

static gboolean is_quote(gunichar c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

static RunKind kind_of(const Book *book, gunichar c) {
  if (book->rare && g_hash_table_contains(book->rare, GUINT_TO_POINTER(c)))
    return RUN_RARE;
  if (!book->options->vertical)
    return RUN_PLAIN;
  if (is_quote(c))
    return RUN_QUOTE;
  return c < 0x7F && g_ascii_isgraph((char)c) ? RUN_WESTERN : RUN_PLAIN;
}

/* TRUE if LENGTH bytes of TEXT, all Western, fit into one cell upright. */
static gboolean stands_upright(const char *text, gsize length) {
  return (length <= 2 && g_ascii_isdigit(text[0]) &&
          g_ascii_isdigit(text[length - 1])) ||
         (length == 1 && g_ascii_isupper(text[0]));
}

static const char *part(gconstpointer data, const char *text, gsize *length) {
  const Book *book = data;
  RunKind kind = kind_of(book, g_utf8_get_char(text));
  const char *end = text;
  do
    end = g_utf8_next_char(end);
  while (*end && kind_of(book, g_utf8_get_char(end)) == kind);
  *length = (gsize)(end - text);
  if (kind == RUN_WESTERN)
    return stands_upright(text, *length) ? "upright" : NULL;
  return kind == RUN_RARE ? "rare" : kind == RUN_QUOTE ? "quote" : NULL;
}

XmlOut *book_document_open(const Book *book, const char *title) {
  XmlOut *out = xhtml_document(title, issue_language(book->issue), BOOK_CSS);
  if (book->options->vertical || book->rare)
    xml_part_text(out, part, book);
  return out;
}
