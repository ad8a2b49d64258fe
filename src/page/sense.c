/* A headline in, its lines out: of like length, broken between words.
 *
 * Word boundaries are ICU's, whose dictionary knows Chinese.  Every place
 * between two characters gets a price; of all ways to break, the one is taken
 * whose prices and unevenness add up to least.  Of a text of many lines all but
 * the last few are broken one by one. */
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
#define PRICE_OVERFULL 100.0 /* of a part beyond the limit */

/* Lines up to which all ways to break are weighed. */
#define MOST_WEIGHED 8

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

/* Such as it may well end with: particles and measure words. */
static const char CLOSING[] = "的了着著过過们們个個位名棵条條只隻座项項次家";

static const char NUMERALS[] = "〇零一二三四五六七八九十百千万萬亿億两兩半";

/* Is the character at P one of LIST? */
static gboolean is_one_of(const char *p, const char *list) {
  return g_utf8_strchr(list, -1, g_utf8_get_char(p)) != NULL;
}

/* Of breaking at P between words of BEFORE and AFTER characters. */
static double price_of_word(const char *p, glong before, glong after) {
  const char *last = g_utf8_prev_char(p);
  if (is_one_of(last, NUMERALS) && is_one_of(p, NUMERALS))
    return PRICE_INSIDE;
  if (after == 1 && is_one_of(p, OPENING))
    return PRICE_OPENING;
  if (before == 1 && is_one_of(last, CLOSING))
    return PRICE_WORD;
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

/* ── All ways weighed ────────────────────────────────────────────────── */

/* Node 0 is where the text begins, node j the end of its jth character; a way
 * leads over as many nodes as it has parts. */
typedef struct {
  const Place *places;   /* of the nodes from 1 on */
  guint n;               /* of them */
  double from;           /* where node 0 is [em] */
  double limit, average; /* width of a part [em] */
  double *cost; /* of the best way of k parts to node j, at k (n + 1) + j */
  guint *back;  /* the node before j on it */
} Ways;

static gsize way_to(const Ways *w, guint k, guint j) {
  return (gsize)k * (w->n + 1) + j;
}

static double node_at(const Ways *w, guint j) {
  return j ? w->places[j - 1].to : w->from;
}

static double part_cost(const Ways *w, double width) {
  double over = width > w->limit ? PRICE_OVERFULL + width - w->limit : 0;
  return fabs(width - w->average) / 2 + over;
}

/* Of two ways that cost the same the one with the longer last part is taken.
 * Parts twice as long as they should be are looked at if nothing shorter ends
 * in node J. */
static void weigh_node(Ways *w, guint k, guint j) {
  gsize way = way_to(w, k, j);
  double price = j < w->n ? w->places[j - 1].price : 0;
  w->cost[way] = INFINITY;
  for (guint i = j; i-- > 0 && price < PRICE_NEVER;) {
    double width = node_at(w, j) - node_at(w, i);
    if (width > 2 * MAX(w->limit, w->average) && w->cost[way] < INFINITY)
      return;
    double cost = w->cost[way_to(w, k - 1, i)] + part_cost(w, width) + price;
    if (cost <= w->cost[way]) {
      w->cost[way] = cost;
      w->back[way] = i;
    }
  }
}

/* The number of parts, at most MOST, of the best way. */
static guint weigh(Ways *w, guint most) {
  guint best = 1;
  for (guint j = 0; j <= w->n; j++)
    w->cost[way_to(w, 0, j)] = j ? INFINITY : 0;
  for (guint k = 1; k <= most; k++) {
    w->cost[way_to(w, k, 0)] = INFINITY;
    for (guint j = 1; j <= w->n; j++)
      weigh_node(w, k, j);
    if (w->cost[way_to(w, k, w->n)] < w->cost[way_to(w, best, w->n)])
      best = k;
  }
  return best;
}

/* Appends the K parts of the best way to node J; returns how many words it
 * tears. */
static guint append_way(const Ways *w, guint k, guint j, const char *text,
                        GPtrArray *parts) {
  guint i = w->back[way_to(w, k, j)], torn = 0;
  if (k > 1)
    torn = append_way(w, k - 1, i, text, parts);
  append_part(i ? w->places[i - 1].end : text, w->places[j - 1].end, parts);
  return torn + (j < w->n && w->places[j - 1].price >= PRICE_TORN);
}

/* Breaks TEXT, whose places are those from START on, into N parts. */
static guint break_rest(const char *text, const GArray *places, guint start,
                        double from, guint n, double limit, GPtrArray *parts) {
  Ways w = {.places = &g_array_index(places, Place, start),
            .n = places->len - start,
            .from = from,
            .limit = limit};
  w.average = (node_at(&w, w.n) - from) / n;
  gsize size = way_to(&w, n + 1, 0);
  w.cost = g_new(double, size);
  w.back = g_new0(guint, size);
  guint torn = append_way(&w, weigh(&w, n), w.n, text, parts);
  g_free(w.cost);
  g_free(w.back);
  return torn;
}

guint sense_break(const char *text, guint n, double limit, GPtrArray *parts) {
  g_autoptr(GArray) places = find_places(text);
  if (!places->len)
    return 0;
  if (n > 1)
    mark_words(text, places);
  double from = 0;
  guint start = 0;
  for (; n > MOST_WEIGHED && start + 1 < places->len; n--) {
    guint at = best_place(places, start, from, n, limit);
    const Place *place = &g_array_index(places, Place, at);
    append_part(text, place->end, parts);
    text = place->end;
    from = place->to;
    start = at + 1;
  }
  if (start == places->len)
    return 0;
  return break_rest(text, places, start, from, MIN(n, MOST_WEIGHED), limit,
                    parts);
}
