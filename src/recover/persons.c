/* A printed byline in, text and person nodes out.
 *
 * The words of a byline are parted by spaces, marks and brackets.  A word that
 * ends a known role ("本报记者", "通讯员") sets the role for the names behind
 * it; a name is two to four characters that begin with a surname, one surname
 * and one character spaced out to the width of three ("张　伟"), or behind a
 * role words joined by dots ("古丽·阿不都"). */
#include "recover/persons.h"

typedef struct {
  const Recovery *r;
  Node *parent;
  guint line;
  Slice role;        /* of the names that follow */
  const char *plain; /* where the text not yet added begins */
} Parser;

static void add_plain(Parser *parser, const char *end) {
  if (end > parser->plain)
    recovery_text(parser->r, parser->parent, NODE_TEXT, parser->line,
                  (Slice){parser->plain, (gsize)(end - parser->plain)});
  parser->plain = end;
}

static void add_person(Parser *parser, Slice name) {
  add_plain(parser, name.text);
  Node *person =
      recovery_text(parser->r, parser->parent, NODE_PERSON, parser->line, name);
  if (parser->role.length)
    recovery_attr(parser->r, person, ATTR_ROLE, parser->role);
  parser->plain = name.text + name.length;
}

static gboolean is_name(const Lexicon *lexicon, Slice word) {
  gsize surname = lexicon_surname(lexicon, word);
  guint chars = slice_chars(word);
  return surname && surname < word.length && chars >= 2 && chars <= 4;
}

/* The run of Han characters that begins at TEXT. */
static Slice han_run(Slice text) {
  const char *p = text.text, *end = text.text + text.length;
  while (p < end && is_han(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return slice_before(text, (gsize)(p - text.text));
}

/* "张　伟": two single characters with white space between them. */
static Slice spaced_name(const Lexicon *lexicon, Slice text, Slice first) {
  Slice none = {text.text, 0};
  Slice behind = slice_from(text, first.length), rest = slice_trim(behind);
  Slice second = han_run(rest);
  gboolean spaced = rest.length && rest.text > behind.text;
  if (slice_chars(first) != 1 || slice_chars(second) != 1 || !spaced ||
      !lexicon_surname(lexicon, first))
    return none;
  return slice_before(text, (gsize)(second.text + second.length - text.text));
}

/* "古丽·阿不都": Han words with single dots between them; of length 0 if TEXT
 * begins otherwise. */
static Slice dotted_name(Slice text) {
  gsize n = han_run(text).length, first = n;
  while (n < text.length) {
    Slice rest = slice_from(text, n);
    gsize dot = (gsize)(g_utf8_next_char(rest.text) - rest.text);
    gsize more = is_name_dot(g_utf8_get_char(rest.text))
                     ? han_run(slice_from(rest, dot)).length
                     : 0;
    if (!more)
      break;
    n += dot + more;
  }
  return slice_before(text, n > first ? n : 0);
}

/* WORD without the house's name before it ("融媒体"), which ends the reach of
 * the role printed before. */
static Slice skip_house(Parser *parser, Slice word) {
  gsize house = lexicon_word_at_start(parser->r->lexicon, "house", word);
  if (house)
    parser->role.length = 0;
  return slice_from(word, house);
}

/* WORD behind the role in it, which becomes the role of the names that
 * follow, whatever stands before it ("驻京记者"). */
static Slice take_role(Parser *parser, Slice word) {
  Slice rest = skip_house(parser, word);
  Slice whole = rest;
  while (rest.length) {
    gsize role = lexicon_word_at_start(parser->r->lexicon, "role", rest);
    if (role) {
      parser->role = slice_before(rest, role);
      return slice_from(rest, role);
    }
    rest = slice_from(rest, (gsize)(g_utf8_next_char(rest.text) - rest.text));
  }
  return whole;
}

/* "曹建雄摄": the maker of a picture. */
static Slice drop_shot(const Lexicon *lexicon, Slice word) {
  gsize shot = lexicon_word_at_end(lexicon, "shot", word);
  return slice_before(word, word.length - shot);
}

/* Looks at the Han word at the beginning of TEXT; returns its end. */
static const char *take_word(Parser *parser, Slice text) {
  const Lexicon *lexicon = parser->r->lexicon;
  Slice word = han_run(text);
  Slice spaced = spaced_name(lexicon, text, word);
  if (spaced.length) {
    add_person(parser, spaced);
    return spaced.text + spaced.length;
  }
  Slice rest = take_role(parser, word);
  Slice tail = slice_from(text, (gsize)(rest.text - text.text));
  Slice dotted = dotted_name(tail);
  if (dotted.length && rest.length && parser->role.length) {
    add_person(parser, dotted);
    return dotted.text + dotted.length;
  }
  Slice maker = drop_shot(lexicon, rest);
  Slice name = is_name(lexicon, maker) ? maker : rest;
  if (is_name(lexicon, name))
    add_person(parser, name);
  return word.text + word.length;
}

void persons_add(const Recovery *r, Node *parent, guint line, Slice text) {
  Parser parser = {r, parent, line, {text.text, 0}, text.text};
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end;)
    if (is_han(g_utf8_get_char(p)))
      p = take_word(&parser, (Slice){p, (gsize)(end - p)});
    else
      p = g_utf8_next_char(p);
  add_plain(&parser, end);
}
