/* Lines over an article in, decks out.
 *
 * White space parts the lines into pieces.  It may stand between two decks,
 * between two lines of one deck, or between the halves of one line, and is the
 * same each time; so every piece is scored for every part it may play, and the
 * best sequence is taken. */
#include "recover/decks.h"

#include "base/asset.h"
#include "recover/jumps.h"
#include "recover/viterbi.h"

typedef enum { GAP_LINE, GAP_NARROW, GAP_WIDE } Gap;

typedef struct {
  Slice text;
  guint line, column;
  guint chars;
  Gap gap;           /* before it */
  gboolean repeated; /* other lines begin with its line */
} Piece;

/* ── Pieces ──────────────────────────────────────────────────────────── */

static gboolean is_space_at(const char *p) {
  return g_unichar_isspace(g_utf8_get_char(p));
}

static const char *skip(const char *p, const char *end, gboolean spaces) {
  while (p < end && is_space_at(p) == spaces)
    p = g_utf8_next_char(p);
  return p;
}

static Gap gap_of(const char *p, const char *end) {
  gboolean one = g_utf8_next_char(p) == end;
  return one && g_utf8_get_char(p) != 0x3000 ? GAP_NARROW : GAP_WIDE;
}

/* Western words of one piece are not parted. */
static gboolean between_western(Slice text, const char *from, const char *to) {
  const char *end = text.text + text.length;
  return from > text.text && to < end &&
         is_western(g_utf8_get_char(g_utf8_prev_char(from))) &&
         is_western(g_utf8_get_char(to));
}

/* LINE is UNIT's text, or the beginning of it. */
static void add_pieces(GArray *pieces, const Unit *unit, Slice line) {
  const char *end = line.text + line.length;
  Gap gap = GAP_LINE;
  for (const char *p = line.text; p < end;) {
    const char *stop = skip(p, end, FALSE), *next = skip(stop, end, TRUE);
    while (next < end && between_western(line, stop, next)) {
      stop = skip(next, end, FALSE);
      next = skip(stop, end, TRUE);
    }
    Slice text = {p, (gsize)(stop - p)};
    guint before = (guint)g_utf8_pointer_to_offset(unit->text.text, p);
    Piece piece = {
        text, unit->line,        unit->column + before, slice_chars(text),
        gap,  unit->heads_others};
    g_array_append_val(pieces, piece);
    if (next < end)
      gap = gap_of(stop, next);
    p = next;
  }
}

/* ── Features ────────────────────────────────────────────────────────── */

typedef struct {
  const GArray *pieces; /* of Piece */
  const Lexicon *lexicon;
  gboolean wide; /* some gap is wide */
  guint longest; /* piece before this one [characters] */
  guint i;
} Place;

static const Piece *piece_at(const Place *place, int step) {
  guint i = place->i + (guint)step;
  return i < place->pieces->len ? &g_array_index(place->pieces, Piece, i)
                                : NULL;
}

static gboolean has_form(const Place *place, const char *form) {
  return lexicon_match(place->lexicon, lexicon_form(place->lexicon, form),
                       piece_at(place, 0)->text, NULL, NULL);
}

static gboolean ends_with(const Place *place, int step, const char *list) {
  const Piece *piece = piece_at(place, step);
  return piece && lexicon_word_at_end(place->lexicon, list, piece->text) > 0;
}

/* All pieces behind this one end so. */
static gboolean rest_ends_with(const Place *place, const char *list) {
  for (int step = 1; piece_at(place, step); step++)
    if (!ends_with(place, step, list))
      return FALSE;
  return piece_at(place, 1) != NULL;
}

static gboolean has_colon(const Piece *piece) {
  return piece && (g_strstr_len(piece->text.text, (gssize)piece->text.length,
                                "：") != NULL);
}

static gboolean ends_in_colon(const Piece *piece) {
  Slice last = slice_tail(piece->text, 1);
  return mark_class(g_utf8_get_char(last.text)) == MARK_COLON;
}

static gboolean any(const Place *place) {
  return place != NULL;
}

static gboolean kicker_word(const Place *place) {
  return ends_with(place, 0, "kicker") && piece_at(place, 1) &&
         !rest_ends_with(place, "attendance");
}

static gboolean long_kicker_word(const Place *place) {
  return kicker_word(place) && piece_at(place, 0)->chars > 12;
}

static gboolean last(const Place *place) {
  return !piece_at(place, 1);
}

static gboolean is_dash(const Place *place, const Piece *piece) {
  return lexicon_match(place->lexicon, lexicon_form(place->lexicon, "dash"),
                       piece->text, NULL, NULL);
}

static gboolean dash(const Place *place) {
  return is_dash(place, piece_at(place, 0));
}

static gboolean attendance(const Place *place) {
  return ends_with(place, 0, "attendance") && place->i > 0;
}

static gboolean starts_line(const Place *place) {
  return piece_at(place, 0)->gap == GAP_LINE;
}

/* All pieces of the line end so. */
static gboolean line_of_attendance(const Place *place) {
  return attendance(place) &&
         (starts_line(place) ? ends_with(place, 1, "attendance")
                             : ends_with(place, -1, "attendance"));
}

static gboolean new_line(const Place *place) {
  return place->i > 0 && starts_line(place);
}

static gboolean pair(const Piece *a, const Piece *b) {
  return a && b && a->chars == b->chars && b->gap != GAP_LINE;
}

/* "老集镇： 小草莓…": the place or the speaker. */
static gboolean announces(const Place *place) {
  return place->i == 0 && piece_at(place, 1) &&
         ends_in_colon(piece_at(place, 0));
}

/* "车主：…" under a headline: what somebody says of it. */
static gboolean quotes(const Place *place) {
  const Piece *piece = piece_at(place, 0);
  return place->i > 0 && has_colon(piece) && !ends_in_colon(piece) &&
         !has_colon(piece_at(place, -1));
}

enum { HALF_MAX = 8, MARGIN = 6, MUCH = 20 };
enum { LONG_LEAD = 13, FULL_LINE = 9, LONG_TAIL = 14 };

static gboolean short_pair(const Place *place) {
  return pair(piece_at(place, -1), piece_at(place, 0)) &&
         piece_at(place, 0)->chars <= HALF_MAX;
}

static gboolean long_pair(const Place *place) {
  return pair(piece_at(place, -1), piece_at(place, 0)) &&
         piece_at(place, 0)->chars > HALF_MAX;
}

/* A couplet before a longer line: "数字驱动 智建未来 第六届…成功举办". */
static gboolean opening_couplet(const Place *place) {
  const Piece *second = piece_at(place, 1), *third = piece_at(place, 2);
  return place->i == 0 && pair(piece_at(place, 0), second) && third &&
         second->chars <= HALF_MAX && third->chars > 2 * second->chars &&
         place->pieces->len == 3 && !is_dash(place, third);
}

/* Of three the first leads into the two others. */
static gboolean opens_three(const Place *place) {
  return place->i == 0 && place->pieces->len >= 3 &&
         (piece_at(place, 1)->gap == GAP_LINE ||
          piece_at(place, 2)->gap != GAP_LINE) &&
         !pair(piece_at(place, 0), piece_at(place, 1)) &&
         !is_dash(place, piece_at(place, 2));
}

/* Of two a longer first leads in, a much longer second explains. */
static gboolean first_longer(const Place *place) {
  const Piece *first = piece_at(place, 0), *second = piece_at(place, 1);
  return place->i == 0 && place->pieces->len == 2 &&
         first->chars >= LONG_LEAD && second->chars >= FULL_LINE &&
         first->chars > second->chars + 2;
}

static gboolean second_longer(const Place *place) {
  const Piece *first = piece_at(place, -1), *second = piece_at(place, 0);
  return place->i == 1 && place->pieces->len == 2 &&
         second->chars >= LONG_TAIL && second->chars >= first->chars + MARGIN;
}

static gboolean has_figures(const Piece *piece) {
  static const char *const FIGURES[] = {"十", "百", "千", "万", "萬", "成"};
  for (guint i = 0; i < G_N_ELEMENTS(FIGURES); i++)
    if (g_strstr_len(piece->text.text, (gssize)piece->text.length, FIGURES[i]))
      return TRUE;
  const char *end = piece->text.text + piece->text.length;
  for (const char *p = piece->text.text; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isdigit(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

/* A longer second that has the figures explains the first. */
static gboolean figures_below(const Place *place) {
  const Piece *first = piece_at(place, -1), *second = piece_at(place, 0);
  return place->i == 1 && place->pieces->len == 2 &&
         second->chars >= first->chars + 3 && second->chars >= FULL_LINE &&
         has_figures(second) && !has_figures(first);
}

/* The characters of the line that ends before piece I, and its pieces. */
static guint line_before(const Place *place, guint i, guint *pieces) {
  guint chars = 0;
  for (*pieces = 0; i-- > 0; ++*pieces) {
    const Piece *piece = &g_array_index(place->pieces, Piece, i);
    chars += piece->chars;
    if (piece->gap == GAP_LINE) {
      ++*pieces;
      break;
    }
  }
  return chars;
}

/* The characters of the line that piece I begins, and its pieces. */
static guint line_from(const Place *place, guint i, guint *pieces) {
  guint chars = 0;
  for (*pieces = 0; i < place->pieces->len; i++, ++*pieces) {
    const Piece *piece = &g_array_index(place->pieces, Piece, i);
    if (*pieces && piece->gap == GAP_LINE)
      break;
    chars += piece->chars;
  }
  return chars;
}

/* A couplet over one line that is much shorter: "妻子病重卧床不起
 * 丈夫不离不弃十七年 / “只要她在，家就在”". */
static gboolean over_short_line(const Place *place) {
  enum { SHORT_LINE = 11 };
  guint above, here;
  guint chars = line_from(place, 0, &above);
  if (above != 2 || place->pieces->len != 3)
    return FALSE;
  guint below = line_from(place, above, &here);
  return below <= SHORT_LINE && chars > below + MARGIN;
}

static gboolean couplet_over_line(const Place *place) {
  return place->i < 2 && over_short_line(place);
}

/* The first line below one of several pieces, if it is not their headline. */
static gboolean under_pieces(const Place *place) {
  guint above;
  if (!new_line(place) || over_short_line(place))
    return FALSE;
  line_before(place, place->i, &above);
  return above > 1;
}

/* The last line, of two short pieces of about one length, below a short
 * headline: "大欖隧道年初二免費 / 車主歡迎 環團憂塞車". */
static gboolean halves_under_line(const Place *place) {
  const Piece *first = piece_at(place, 0), *second = piece_at(place, 1);
  return new_line(place) && second && second->gap != GAP_LINE &&
         place->i + 2 == place->pieces->len && first->chars <= HALF_MAX &&
         second->chars <= HALF_MAX && first->chars + 1 >= second->chars &&
         second->chars + 1 >= first->chars &&
         piece_at(place, -1)->chars < LONG_LEAD;
}

/* Two lines that are each a sentence; those of one sentence are shorter. */
static gboolean opens_whole_lines(const Place *place) {
  enum { WHOLE = 12 };
  const Piece *second = piece_at(place, 1);
  return place->i == 0 && place->pieces->len == 2 && second->gap == GAP_LINE &&
         piece_at(place, 0)->chars >= WHOLE && second->chars >= WHOLE;
}

/* "读长篇小说《…》": what a review is about. */
static gboolean about_work(const Place *place) {
  return has_form(place, "about-work") && place->pieces->len > 1;
}

/* A continuation elsewhere repeats the headline. */
static gboolean repeated(const Place *place) {
  return piece_at(place, 0)->repeated;
}

static gboolean narrow_among_wide(const Place *place) {
  return place->wide && piece_at(place, 0)->gap == GAP_NARROW;
}

static gboolean wide(const Place *place) {
  return piece_at(place, 0)->gap == GAP_WIDE;
}

static gboolean serial(const Place *place) {
  return place->i > 0 && has_form(place, "serial");
}

static gboolean longer_than_all_before(const Place *place) {
  return place->i > 0 && piece_at(place, 0)->chars > place->longest;
}

static gboolean much_longer_new_line(const Place *place) {
  return new_line(place) && piece_at(place, 0)->chars > place->longest + MARGIN;
}

static gboolean marks(const Place *place) {
  Slice text = piece_at(place, 0)->text;
  return g_strstr_len(text.text, (gssize)text.length, "，") != NULL;
}

static gboolean is_long(const Place *place) {
  return piece_at(place, 0)->chars > MUCH;
}

static const struct {
  const char *name;
  gboolean (*holds)(const Place *place);
} FEATURES[] = {
    {"any", any},
    {"kicker-word", kicker_word},
    {"long-kicker-word", long_kicker_word},
    {"last", last},
    {"dash", dash},
    {"attendance", attendance},
    {"line-of-attendance", line_of_attendance},
    {"new-line", new_line},
    {"short-pair", short_pair},
    {"long-pair", long_pair},
    {"first-longer", first_longer},
    {"second-longer", second_longer},
    {"opens-three", opens_three},
    {"opens-whole-lines", opens_whole_lines},
    {"about-work", about_work},
    {"figures-below", figures_below},
    {"under-pieces", under_pieces},
    {"couplet-over-line", couplet_over_line},
    {"halves-under-line", halves_under_line},
    {"announces", announces},
    {"quotes", quotes},
    {"repeated", repeated},
    {"opening-couplet", opening_couplet},
    {"narrow-among-wide", narrow_among_wide},
    {"wide", wide},
    {"serial", serial},
    {"longer-than-all-before", longer_than_all_before},
    {"much-longer-new-line", much_longer_new_line},
    {"marks", marks},
    {"long", is_long},
};

/* ── Parts ───────────────────────────────────────────────────────────── */

typedef enum {
  PART_KICKER,
  PART_KICKER_HALF,
  PART_HEADLINE,
  PART_HEADLINE_HALF,
  PART_SUBHEAD,
  PART_SUBHEAD_HALF,
  PARTS
} Part;

static const struct {
  const char *name;
  NodeKind deck;
  gboolean half;
} PART[PARTS] = {
    [PART_KICKER] = {"kicker", NODE_KICKER, FALSE},
    [PART_KICKER_HALF] = {"kicker-half", NODE_KICKER, TRUE},
    [PART_HEADLINE] = {"headline", NODE_HEADLINE, FALSE},
    [PART_HEADLINE_HALF] = {"headline-half", NODE_HEADLINE, TRUE},
    [PART_SUBHEAD] = {"subhead", NODE_SUBHEAD, FALSE},
    [PART_SUBHEAD_HALF] = {"subhead-half", NODE_SUBHEAD, TRUE},
};

/* Decks keep their order, there is a headline, and a half follows its like. */
static gint transition(Part from, Part to) {
  if (PART[to].half)
    return PART[from].deck == PART[to].deck ? 0 : SCORE_NEVER;
  if (PART[from].deck == NODE_KICKER && PART[to].deck == NODE_SUBHEAD)
    return SCORE_NEVER;
  return PART[from].deck <= PART[to].deck ? 0 : SCORE_NEVER;
}

struct DeckWeights {
  gint scores[G_N_ELEMENTS(FEATURES)][PARTS];
};

DeckWeights *deck_weights_new(void) {
  DeckWeights *weights = g_new(DeckWeights, 1);
  g_autoptr(GKeyFile) file = asset_key_file("recover/decks.ini");
  for (guint f = 0; f < G_N_ELEMENTS(FEATURES); f++)
    for (Part part = 0; part < PARTS; part++)
      weights->scores[f][part] =
          g_key_file_get_integer(file, FEATURES[f].name, PART[part].name, NULL);
  return weights;
}

static void score_piece(const Place *place, const DeckWeights *weights,
                        gint16 *scores) {
  for (guint f = 0; f < G_N_ELEMENTS(FEATURES); f++)
    for (Part part = 0; part < PARTS && FEATURES[f].holds(place); part++)
      scores[part] = (gint16)(scores[part] + weights->scores[f][part]);
}

static guint8 *find_parts(const Recovery *r, const GArray *pieces) {
  g_autofree gint16 *scores = g_new0(gint16, pieces->len * PARTS);
  gint transitions[PARTS * PARTS], start[PARTS], end[PARTS] = {0};
  Place place = {pieces, r->lexicon, FALSE, 0, 0};
  for (guint i = 0; i < pieces->len; i++)
    place.wide |= g_array_index(pieces, Piece, i).gap == GAP_WIDE;
  for (; place.i < pieces->len; place.i++) {
    score_piece(&place, r->deck_weights, scores + place.i * PARTS);
    place.longest = MAX(place.longest, piece_at(&place, 0)->chars);
  }
  for (guint i = 0; i < PARTS * PARTS; i++)
    transitions[i] = transition(i / PARTS, i % PARTS);
  for (Part part = 0; part < PARTS; part++)
    start[part] = PART[part].half || part == PART_SUBHEAD ? SCORE_NEVER : 0;
  Trellis trellis = {pieces->len, PARTS, scores, transitions, start, end};
  guint8 *parts = g_new(guint8, pieces->len);
  viterbi_decode(&trellis, parts, NULL);
  return parts;
}

/* ── Decks ───────────────────────────────────────────────────────────── */

static void add_line(const Recovery *r, Node *deck, const Piece *first,
                     const Piece *last_half) {
  Slice text = {first->text.text,
                (gsize)(last_half->text.text + last_half->text.length -
                        first->text.text)};
  recovery_text(r, deck, NODE_LINE, first->line, text);
}

static void report(const Recovery *r, const Piece *piece, NodeKind deck) {
  if (piece->gap != GAP_LINE)
    diag_add(r->diag, DIAG_SPLIT_DECKS, piece->line, piece->column,
             "decks on one line were parted; from here on it is a %s",
             node_kind_name(deck));
}

/* Cuts the standing head in brackets off the beginning of TEXT; a newsroom's
 * name of a part ("【标题】") is none, and is set aside. */
static Slice cut_head(const Recovery *r, Node *article, const Unit *unit,
                      Slice text) {
  Found rubric = recovery_find(r, "rubric-head", NULL, text);
  if (!rubric.words.length)
    return text;
  gboolean names_part = recovery_find(r, "hint", NULL, text).words.length > 0;
  recovery_text(r, names_part ? article->parent : article,
                names_part ? NODE_FURNITURE : NODE_RUBRIC, unit->line,
                rubric.words);
  return slice_trim(slice_from(text, rubric.words.length));
}

/* What stands in brackets behind a headline: the mark of a continuation, or
 * the standing head it belongs to. */
static Slice cut_tails(const Recovery *r, Node *article, const Unit *unit) {
  Slice text = unit->text;
  Found mark = recovery_cut_tail(r, "continued-tail", "page", &text);
  if (mark.words.length)
    jump_add(r, article, NODE_CONTINUED, unit->line, mark.words, mark.group);
  Slice whole = text;
  Found rubric = recovery_cut_tail(r, "rubric-tail", NULL, &text);
  if (!text.length)
    return whole;
  if (rubric.words.length)
    recovery_text(r, article, NODE_RUBRIC, unit->line, rubric.words);
  return text;
}

void decks_add(const Recovery *r, Node *article, guint first, guint n) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = first; i < first + n; i++) {
    const Unit *unit = unit_at(r->units, i);
    Slice text = cut_tails(r, article, unit);
    add_pieces(pieces, unit, cut_head(r, article, unit, text));
  }
  g_autofree guint8 *parts = find_parts(r, pieces);
  Node *deck = NULL;
  for (guint i = 0, next; i < pieces->len; i = next) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    NodeKind kind = PART[parts[i]].deck;
    for (next = i + 1; next < pieces->len && PART[parts[next]].half;)
      next++;
    if (!deck || deck->kind != kind) {
      deck = node_add(r->issue, article, kind, piece->line);
      report(r, piece, kind);
    }
    add_line(r, deck, piece, &g_array_index(pieces, Piece, next - 1));
  }
}
