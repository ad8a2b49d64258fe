/* A headline in, its lines out: of like length, broken between words.
 *
 * Word boundaries are ICU's, whose dictionary knows Chinese.  Every place
 * between two characters gets a price; each break is the cheapest place near
 * where an even division would fall. */
#include "page/sense.h"

#include <math.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Prices in ems of distance from the even division. */
#define PRICE_MARK -1.5 /* behind a mark or at a space */
#define PRICE_WORD 0.0  /* between two words */
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

static double price_between(gunichar before, gunichar after) {
  if (is_opener(before) || (g_unichar_ispunct(after) && !is_opener(after)) ||
      g_unichar_iszerowidth(after))
    return PRICE_NEVER;
  if (g_unichar_isspace(before) || g_unichar_isspace(after) ||
      g_unichar_ispunct(before))
    return PRICE_MARK;
  return PRICE_INSIDE;
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

/* Makes every boundary between words that is a place to break as cheap as one.
 * Without ICU's data all places stay alike. */
static void mark_words(const char *text, GArray *places) {
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8(NULL, text, -1, &status);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  ubrk_setUText(words, utext, &status);
  guint i = 0;
  for (int32_t at = 0; U_SUCCESS(status) && at != UBRK_DONE;
       at = ubrk_next(words))
    for (; i < places->len; i++) {
      Place *place = &g_array_index(places, Place, i);
      if (place->end - text > at)
        break;
      if (place->end - text == at && place->price == PRICE_INSIDE)
        place->price = PRICE_WORD;
    }
  ubrk_close(words);
  utext_close(utext);
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
  char *part = g_strstrip(g_strndup(text, end - text));
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
