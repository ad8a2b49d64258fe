/* A headline in, its lines out: of like length, broken between words.
 *
 * Word boundaries are ICU's, whose dictionary knows Chinese.  Every place
 * between two characters gets a price; each break is the cheapest place near
 * where an even division would fall. */
#include "page/sense.h"

#include "page/setting.h"

#include <math.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Prices in ems of distance from the even division. */
#define PRICE_SPACE -3.0    /* at a space: sense ends there */
#define PRICE_MARK -1.5     /* behind a mark */
#define PRICE_OPENING -1.25 /* before a preposition or conjunction */
#define PRICE_WORD 0.0      /* between two longer words */
#define PRICE_PREFIX 0.3    /* behind a word of one character */
#define PRICE_SUFFIX 0.7    /* before one */
#define PRICE_TORN 2.5 /* between two: likely a name the dictionary lacks */
#define PRICE_INSIDE 3.0
#define PRICE_NEVER 1e9

typedef struct {
  const char *end; /* of the character */
  double to;       /* width of the text up to there [em] */
  double price;    /* of breaking there */
} Place;

static double char_width(gunichar c) {
  return g_unichar_iszerowidth(c) ? 0 : c < 0x2000 ? 0.55 : 1;
}

static gboolean is_opener(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_OPEN_PUNCTUATION ||
         type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* A letter or digit of a Western word or number. */
static gboolean is_western(gunichar c) {
  return c < 0x2000 && g_unichar_isalnum(c);
}

static double price_between(gunichar before, gunichar after) {
  if (is_opener(before) || (g_unichar_ispunct(after) && !is_opener(after)) ||
      g_unichar_iszerowidth(after) || (is_western(before) && is_western(after)))
    return PRICE_NEVER;
  if (g_unichar_isspace(before) || g_unichar_isspace(after))
    return PRICE_SPACE;
  return g_unichar_ispunct(before) ? PRICE_MARK : PRICE_INSIDE;
}

static GArray *find_places(const char *text) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
  double width = 0;
  for (const char *c = text; *c;) {
    gunichar before = g_utf8_get_char(c);
    c = g_utf8_next_char(c);
    width += char_width(before);
    Place place = {c, width,
                   *c ? price_between(before, g_utf8_get_char(c)) : 0};
    g_array_append_val(places, place);
  }
  return places;
}

/* Words of one character that a line of a headline may well begin with. */
static const char OPENING[] = "在对向为把将从以和与及暨并被让是";

static double price_of_word(const char *start, glong before, glong after) {
  g_autofree char *word = g_utf8_substring(start, 0, 1);
  if (after == 1 && strstr(OPENING, word))
    return PRICE_OPENING;
  if (after == 1)
    return before == 1 ? PRICE_TORN : PRICE_SUFFIX;
  return before == 1 ? PRICE_PREFIX : PRICE_WORD;
}

/* The ends of TEXT's words [bytes].  Without ICU's data, only its own. */
static GArray *find_words(const char *text) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(gint32));
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8(NULL, text, -1, &status);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  ubrk_setUText(words, utext, &status);
  for (gint32 at = 0; U_SUCCESS(status) && at != UBRK_DONE;
       at = ubrk_next(words))
    g_array_append_val(ends, at);
  ubrk_close(words);
  utext_close(utext);
  return ends;
}

/* Gives every boundary between words that is a place to break its price. */
static void mark_words(const char *text, GArray *places) {
  g_autoptr(GArray) ends = find_words(text);
  for (guint i = 0, w = 1; i < places->len && w + 1 < ends->len; i++) {
    Place *place = &g_array_index(places, Place, i);
    const gint32 *end = &g_array_index(ends, gint32, w);
    if (place->end - text < *end)
      continue;
    if (place->price == PRICE_INSIDE)
      place->price = price_of_word(
          place->end, g_utf8_strlen(text + end[-1], end[0] - end[-1]),
          g_utf8_strlen(text + end[0], end[1] - end[0]));
    w++;
  }
}

/* The cheapest place after START at which N more parts of like length begin
 * their second; each may hold LIMIT. */
static guint best_place(const GArray *places, guint start, double from, guint n,
                        double limit) {
  double all = g_array_index(places, Place, places->len - 1).to - from;
  guint best = places->len - 1;
  double least = PRICE_NEVER;
  for (guint i = start; i + 1 < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    double part = place->to - from;
    gboolean fits = part <= limit && all - part <= limit * (n - 1);
    double cost = fabs(part - all / n) + place->price + (fits ? 0 : 100);
    if (cost < least) {
      least = cost;
      best = i;
    }
    if (part > 2 * limit && least < PRICE_NEVER)
      break;
  }
  return best;
}

static void append_part(const char *text, const char *end, GPtrArray *parts) {
  char *part = text_trim(text, end - text);
  if (*part)
    g_ptr_array_add(parts, part);
  else
    g_free(part);
}

void sense_break(const char *text, guint n, double limit, GPtrArray *parts) {
  g_autoptr(GArray) places = find_places(text);
  if (!places->len)
    return;
  if (n > 1)
    mark_words(text, places);
  double from = 0;
  guint start = 0;
  for (; n > 1 && start + 1 < places->len; n--) {
    guint at = best_place(places, start, from, n, limit);
    const Place *place = &g_array_index(places, Place, at);
    append_part(text, place->end, parts);
    text = place->end;
    from = place->to;
    start = at + 1;
  }
  append_part(text, text + strlen(text), parts);
}
