/* Pieces and the text below them in, shares of pairs of characters out. */
#include "recover/echoes.h"

#include "recover/label.h"

/* ── The text below ──────────────────────────────────────────────────── */

enum { FAR = 1800 /* of the rest no more is read [bytes] */ };

typedef struct {
  GString *lead; /* the first paragraph */
  GString *rest; /* what stands behind it */
} Below;

/* What begins another article or page. */
static gboolean ends_article(Label label) {
  return label == LABEL_DECK || label == LABEL_NAMEPLATE ||
         label == LABEL_PAGE_MARK || label == LABEL_CONTINUED ||
         label == LABEL_NOTICE_HEAD || label == LABEL_NOTICE;
}

static void read_below(Below *below, const Units *units, const guint8 *labels,
                       guint from) {
  GString *paragraph = NULL; /* that is going on; NULL: none of the text's */
  for (guint i = from; i < units->units->len && !ends_article(labels[i]) &&
                       below->rest->len < FAR;
       i++) {
    Slice text = unit_at(units, i)->text;
    if (labels[i] == LABEL_BODY)
      paragraph = below->lead->len ? below->rest : below->lead;
    else if (labels[i] != LABEL_MORE)
      paragraph = NULL;
    if (paragraph)
      g_string_append_len(paragraph, text.text, (gssize)text.length);
  }
}

static Slice first_sentence(Slice text) {
  const char *end = g_strstr_len(text.text, (gssize)text.length, "。");
  return end ? slice_before(text, (gsize)(end - text.text)) : text;
}

/* In which places each pair of characters stands: bit 1 << place. */
enum { SLOT_BITS = 16 };

static void mark(guint8 *places, Slice text, EchoPlace place) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p)) {
    gsize pair = pair_at(p, end);
    if (pair)
      places[pair_slot(pair, SLOT_BITS)] |= (guint8)(1 << place);
  }
}

/* Of the pairs of PIECE those that stand in each place [%]. */
static void count(const guint8 *places, Piece *piece) {
  guint all = 0, again[ECHO_PLACES] = {0};
  const char *end = piece->text.text + piece->text.length;
  for (const char *p = piece->text.text; p < end; p = g_utf8_next_char(p)) {
    gsize pair = pair_at(p, end);
    all += pair != 0;
    for (guint place = 0; pair && place < ECHO_PLACES; place++)
      again[place] += places[pair_slot(pair, SLOT_BITS)] >> place & 1;
  }
  for (guint place = 0; place < ECHO_PLACES; place++)
    piece->echo[place] = all ? again[place] * 100 / all : 0;
}

void echoes_find(Pieces *pieces, const Units *units, const guint8 *labels,
                 guint from) {
  if (pieces->pieces->len < 2)
    return; /* one line is a headline whatever it says */
  Below below = {g_string_new(NULL), g_string_new(NULL)};
  read_below(&below, units, labels, from);
  Slice lead = {below.lead->str, below.lead->len};
  g_autofree guint8 *places = g_new0(guint8, 1 << SLOT_BITS);
  mark(places, first_sentence(lead), ECHO_SENTENCE);
  mark(places, lead, ECHO_LEAD);
  mark(places, (Slice){below.rest->str, below.rest->len}, ECHO_REST);
  pieces->has_text = lead.length > 0;
  for (guint i = 0; i < pieces->pieces->len; i++)
    count(places, &g_array_index(pieces->pieces, Piece, i));
  g_string_free(below.lead, TRUE);
  g_string_free(below.rest, TRUE);
}

/* ── Atoms ───────────────────────────────────────────────────────────── */

/* How much of a piece comes again; how much more of it than of the piece
 * before it; whether of none more, or of none less. */
static gboolean at_least(const Pieces *pieces, guint i, guint place,
                         int percent) {
  return (int)piece_of(pieces, i)->echo[place] >= percent;
}

static int growth(const Pieces *pieces, guint i, guint place) {
  return i ? (int)piece_of(pieces, i)->echo[place] -
                 (int)piece_of(pieces, i - 1)->echo[place]
           : 0;
}

static gboolean grows(const Pieces *pieces, guint i, guint place, int percent) {
  return growth(pieces, i, place) > percent;
}

static gboolean falls(const Pieces *pieces, guint i, guint place, int percent) {
  return growth(pieces, i, place) < -percent;
}

static gboolean most(const Pieces *pieces, guint i, guint place, int percent) {
  (void)percent;
  for (guint k = 0; k < pieces->pieces->len; k++)
    if (piece_of(pieces, k)->echo[place] > piece_of(pieces, i)->echo[place])
      return FALSE;
  return pieces->has_text;
}

static gboolean least(const Pieces *pieces, guint i, guint place, int percent) {
  (void)percent;
  for (guint k = 0; k < pieces->pieces->len; k++)
    if (piece_of(pieces, k)->echo[place] < piece_of(pieces, i)->echo[place])
      return FALSE;
  return pieces->has_text;
}

static gboolean has_text(const Pieces *pieces, guint i, guint place,
                         int percent) {
  (void)i, (void)place, (void)percent;
  return pieces->has_text;
}

/* Names begin with "echo:", by which the trainer knows them. */
#define ECHOES_IN(name, place)                                                 \
  {"echo:" name "-10", at_least, place, 10},                                   \
      {"echo:" name "-30", at_least, place, 30},                               \
      {"echo:" name "-50", at_least, place, 50},                               \
      {"echo:" name "-70", at_least, place, 70},                               \
      {"echo:" name "-more", grows, place, 5},                                 \
      {"echo:" name "-much-more", grows, place, 20},                           \
      {"echo:" name "-less", falls, place, 5},                                 \
      {"echo:" name "-much-less", falls, place, 20},                           \
      {"echo:" name "-most", most, place, 0}, {                                \
    "echo:" name "-least", least, place, 0                                     \
  }

static const struct {
  const char *name;
  gboolean (*holds)(const Pieces *pieces, guint i, guint place, int percent);
  guint place;
  int percent;
} ATOMS[] = {
    {"echo:text", has_text, 0, 0},
    ECHOES_IN("sentence", ECHO_SENTENCE),
    ECHOES_IN("lead", ECHO_LEAD),
    ECHOES_IN("rest", ECHO_REST),
};
#undef ECHOES_IN

guint echo_n_atoms(void) {
  return G_N_ELEMENTS(ATOMS);
}

const char *echo_atom_name(guint atom) {
  return ATOMS[atom].name;
}

gboolean echo_holds(const Pieces *pieces, guint i, guint atom) {
  return ATOMS[atom].holds(pieces, i, ATOMS[atom].place, ATOMS[atom].percent);
}
