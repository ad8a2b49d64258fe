/* Pieces in, what is true of each out: its length, its place, its likeness to
 * its neighbours, the words and marks it has. */
#include "recover/echoes.h"

#include <string.h>

typedef struct {
  const Pieces *pieces;
  guint i;
} Place;

static const Piece *piece_at(const Place *place, int step) {
  guint i = place->i + (guint)step;
  return i < place->pieces->pieces->len ? piece_of(place->pieces, i) : NULL;
}

/* The characters of the longest piece before this one. */
static guint longest_before(const Place *place) {
  guint longest = 0;
  for (guint i = 0; i < place->i; i++)
    longest = MAX(longest, piece_of(place->pieces, i)->chars);
  return longest;
}

static gboolean some_wide(const Place *place) {
  for (guint i = 0; i < place->pieces->pieces->len; i++)
    if (piece_of(place->pieces, i)->gap == GAP_WIDE)
      return TRUE;
  return FALSE;
}

static gboolean has_form(const Place *place, const char *form) {
  return lexicon_match(place->pieces->lexicon,
                       lexicon_form(place->pieces->lexicon, form),
                       piece_at(place, 0)->text, NULL, NULL);
}

static gboolean ends_with(const Place *place, int step, const char *list) {
  const Piece *piece = piece_at(place, step);
  return piece &&
         lexicon_word_at_end(place->pieces->lexicon, list, piece->text) > 0;
}

/* All pieces behind this one end so. */
static gboolean rest_ends_with(const Place *place, const char *list) {
  for (int step = 1; piece_at(place, step); step++)
    if (!ends_with(place, step, list))
      return FALSE;
  return piece_at(place, 1) != NULL;
}

static gboolean has_colon(const Piece *piece) {
  return piece && slice_contains(piece->text, "：");
}

static gboolean ends_in_colon(const Piece *piece) {
  Slice last = slice_tail(piece->text, 1);
  return mark_class(g_utf8_get_char(last.text)) == MARK_COLON;
}

/* "…重开首夜——": what it leads on to stands below. */
static gboolean leads_on(const Place *place) {
  const Piece *piece = piece_at(place, 0);
  return ends_in_colon(piece) ||
         slice_equal(slice_tail(piece->text, 1), slice_of("—"));
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
  return lexicon_match(place->pieces->lexicon,
                       lexicon_form(place->pieces->lexicon, "dash"),
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

/* What two short halves lead up to: "严阵以待 众志成城 打赢这场硬仗". */
static gboolean under_couplet(const Place *place) {
  const Piece *first = place->i > 1 ? piece_at(place, -2) : NULL;
  const Piece *second = piece_at(place, -1);
  return pair(first, second) && second->chars <= HALF_MAX &&
         piece_at(place, 0)->chars <= 2 * HALF_MAX &&
         !is_dash(place, piece_at(place, 0));
}

/* A couplet before a longer line: "数字驱动 智建未来 第六届…成功举办". */
static gboolean opening_couplet(const Place *place) {
  const Piece *second = piece_at(place, 1), *third = piece_at(place, 2);
  return place->i == 0 && pair(piece_at(place, 0), second) && third &&
         second->chars <= HALF_MAX && third->chars > 2 * second->chars &&
         place->pieces->pieces->len == 3 && !is_dash(place, third);
}

/* Of three the first leads into the two others. */
static gboolean opens_three(const Place *place) {
  return place->i == 0 && place->pieces->pieces->len >= 3 &&
         (piece_at(place, 1)->gap == GAP_LINE ||
          piece_at(place, 2)->gap != GAP_LINE) &&
         !pair(piece_at(place, 0), piece_at(place, 1)) &&
         !is_dash(place, piece_at(place, 2));
}

/* Of two a longer first leads in, a much longer second explains. */
static gboolean first_longer(const Place *place) {
  const Piece *first = piece_at(place, 0), *second = piece_at(place, 1);
  return place->i == 0 && place->pieces->pieces->len == 2 &&
         first->chars >= LONG_LEAD && second->chars >= FULL_LINE &&
         first->chars > second->chars + 2;
}

static gboolean second_longer(const Place *place) {
  const Piece *first = piece_at(place, -1), *second = piece_at(place, 0);
  return place->i == 1 && place->pieces->pieces->len == 2 &&
         second->chars >= LONG_TAIL && second->chars >= first->chars + MARGIN;
}

/* A noun for what is done, in which a sentence of one piece may end. */
static gboolean ends_in_affair(const Piece *piece) {
  static const char *const AFFAIRS[] = {"工作", "活动", "活動", "会议", "會議",
                                        "行动", "行動", "事宜", "任务", "任務"};
  for (guint i = 0; i < G_N_ELEMENTS(AFFAIRS); i++)
    if (slice_equal(slice_tail(piece->text, 2), slice_of(AFFAIRS[i])))
      return TRUE;
  return FALSE;
}

/* Of two the first breaks off before what it is about: "我市部署…审批服务
 * 专项督查工作". */
static gboolean breaks_off(const Place *place) {
  const Piece *first = piece_at(place, 0), *second = piece_at(place, 1);
  return place->i == 0 && place->pieces->pieces->len == 2 &&
         first->chars >= LONG_LEAD && second->chars < FULL_LINE &&
         ends_in_affair(second) && !kicker_word(place);
}

static gboolean has_figures(const Piece *piece) {
  static const char *const FIGURES[] = {"十", "百", "千", "万", "萬", "成"};
  for (guint i = 0; i < G_N_ELEMENTS(FIGURES); i++)
    if (slice_contains(piece->text, FIGURES[i]))
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
  return place->i == 1 && place->pieces->pieces->len == 2 &&
         second->chars >= first->chars + 3 && second->chars >= FULL_LINE &&
         has_figures(second) && !has_figures(first);
}

/* The characters of the line that ends before piece I, and its pieces. */
static guint line_before(const Place *place, guint i, guint *pieces) {
  guint chars = 0;
  for (*pieces = 0; i-- > 0; ++*pieces) {
    const Piece *piece = piece_of(place->pieces, i);
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
  for (*pieces = 0; i < place->pieces->pieces->len; i++, ++*pieces) {
    const Piece *piece = piece_of(place->pieces, i);
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
  if (above != 2 || place->pieces->pieces->len != 3)
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
         place->i + 2 == place->pieces->pieces->len &&
         first->chars <= HALF_MAX && second->chars <= HALF_MAX &&
         first->chars + 1 >= second->chars &&
         second->chars + 1 >= first->chars &&
         piece_at(place, -1)->chars < LONG_LEAD;
}

/* Two lines that are each a sentence; those of one sentence are shorter. */
static gboolean opens_whole_lines(const Place *place) {
  enum { WHOLE = 12 };
  const Piece *second = piece_at(place, 1);
  return place->i == 0 && place->pieces->pieces->len == 2 &&
         second->gap == GAP_LINE && piece_at(place, 0)->chars >= WHOLE &&
         second->chars >= WHOLE;
}

/* "读长篇小说《…》": what a review is about. */
static gboolean about_work(const Place *place) {
  return has_form(place, "about-work") && place->pieces->pieces->len > 1;
}

/* A continuation elsewhere repeats the headline. */
static gboolean repeated(const Place *place) {
  return piece_at(place, 0)->repeated;
}

static gboolean narrow_among_wide(const Place *place) {
  return some_wide(place) && piece_at(place, 0)->gap == GAP_NARROW;
}

static gboolean wide(const Place *place) {
  return piece_at(place, 0)->gap == GAP_WIDE;
}

static gboolean serial(const Place *place) {
  return place->i > 0 && has_form(place, "serial");
}

static gboolean longer_than_all_before(const Place *place) {
  return place->i > 0 && piece_at(place, 0)->chars > longest_before(place);
}

static gboolean much_longer_new_line(const Place *place) {
  return new_line(place) &&
         piece_at(place, 0)->chars > longest_before(place) + MARGIN;
}

static gboolean marks(const Place *place) {
  Slice text = piece_at(place, 0)->text;
  return slice_contains(text, "，");
}

static gboolean is_long(const Place *place) {
  return piece_at(place, 0)->chars > MUCH;
}

static gboolean first(const Place *place) {
  return place->i == 0;
}

static gboolean second(const Place *place) {
  return place->i == 1;
}

static gboolean only(const Place *place) {
  return place->pieces->pieces->len == 1;
}

static gboolean of_two(const Place *place) {
  return place->pieces->pieces->len == 2;
}

static gboolean of_three(const Place *place) {
  return place->pieces->pieces->len == 3;
}

static gboolean ends_line(const Place *place) {
  const Piece *next = piece_at(place, 1);
  return !next || next->gap == GAP_LINE;
}

#define UP_TO(n)                                                               \
  static gboolean up_to_##n(const Place *place) {                              \
    return piece_at(place, 0)->chars <= n;                                     \
  }
UP_TO(4)
UP_TO(6)
UP_TO(8)
UP_TO(10)
UP_TO(12)
UP_TO(15)
UP_TO(18)
UP_TO(22)
#undef UP_TO

/* How many characters longer than the piece before it. */
static int growth(const Place *place) {
  const Piece *before = piece_at(place, -1);
  return before ? (int)piece_at(place, 0)->chars - (int)before->chars : 0;
}

static gboolean longer(const Place *place) {
  return growth(place) > 1;
}

static gboolean much_longer(const Place *place) {
  return growth(place) > 5;
}

static gboolean shorter(const Place *place) {
  return growth(place) < -1;
}

static gboolean much_shorter(const Place *place) {
  return growth(place) < -5;
}

static gboolean as_long(const Place *place) {
  return place->i && growth(place) == 0;
}

static gboolean longest(const Place *place) {
  for (guint i = 0; i < place->pieces->pieces->len; i++)
    if (piece_of(place->pieces, i)->chars > piece_at(place, 0)->chars)
      return FALSE;
  return TRUE;
}

static gboolean shortest(const Place *place) {
  for (guint i = 0; i < place->pieces->pieces->len; i++)
    if (piece_of(place->pieces, i)->chars < piece_at(place, 0)->chars)
      return FALSE;
  return TRUE;
}

static gboolean has_mark(const Place *place, const char *mark) {
  Slice text = piece_at(place, 0)->text;
  return slice_contains(text, mark);
}

static gboolean lists(const Place *place) {
  return has_mark(place, "、");
}

static gboolean colon(const Place *place) {
  return has_colon(piece_at(place, 0));
}

static gboolean speech(const Place *place) {
  return has_mark(place, "“") || has_mark(place, "「");
}

static gboolean book(const Place *place) {
  return has_mark(place, "《");
}

static gboolean exclaims(const Place *place) {
  Slice end = slice_tail(piece_at(place, 0)->text, 1);
  return mark_class(g_utf8_get_char(end.text)) == MARK_STOP;
}

static gboolean figures(const Place *place) {
  return has_figures(piece_at(place, 0));
}

static gboolean named(const Place *place) {
  return lexicon_surname(place->pieces->lexicon, piece_at(place, 0)->text) > 0;
}

static gboolean led(const Place *place) {
  return place->pieces->led;
}

static gboolean attendance_word(const Place *place) {
  return ends_with(place, 0, "attendance");
}

/* Too long for a line together with the piece before it: of headlines of that
 * length five in six are two lines, of shorter ones not half. */
static gboolean overlong(const Place *place) {
  enum { LONGEST_WHOLE = 20 };
  const Piece *before = piece_at(place, -1);
  return before && !starts_line(place) &&
         before->chars + piece_at(place, 0)->chars > LONGEST_WHOLE;
}

/* What stands behind "…在全县会议上强调" is what was said, in one line or more,
 * up to who else was there. */
static gboolean said(const Place *place) {
  static const char *const SAY[] = {"强调", "強調", "指出", "要求", "提出"};
  Slice end = slice_tail(piece_of(place->pieces, 0)->text, 2);
  gboolean says = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(SAY); i++)
    says = says || slice_equal(end, slice_of(SAY[i]));
  return says && place->i > 0 && !ends_with(place, 0, "attendance");
}

static gboolean rubric_word(const Place *place) {
  return ends_with(place, 0, "rubric");
}

static const struct {
  const char *name;
  gboolean (*holds)(const Place *place);
} ATOMS[] = {
    {"any", any},
    {"kicker-word", kicker_word},
    {"long-kicker-word", long_kicker_word},
    {"last", last},
    {"dash", dash},
    {"leads-on", leads_on},
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
    {"under-couplet", under_couplet},
    {"breaks-off", breaks_off},
    {"narrow-among-wide", narrow_among_wide},
    {"wide", wide},
    {"serial", serial},
    {"longer-than-all-before", longer_than_all_before},
    {"much-longer-new-line", much_longer_new_line},
    {"marks", marks},
    {"long", is_long},
    {"first", first},
    {"second", second},
    {"only", only},
    {"of-two", of_two},
    {"of-three", of_three},
    {"starts-line", starts_line},
    {"ends-line", ends_line},
    {"up-to-4", up_to_4},
    {"up-to-6", up_to_6},
    {"up-to-8", up_to_8},
    {"up-to-10", up_to_10},
    {"up-to-12", up_to_12},
    {"up-to-15", up_to_15},
    {"up-to-18", up_to_18},
    {"up-to-22", up_to_22},
    {"longer", longer},
    {"much-longer", much_longer},
    {"shorter", shorter},
    {"much-shorter", much_shorter},
    {"as-long", as_long},
    {"longest", longest},
    {"shortest", shortest},
    {"lists", lists},
    {"colon", colon},
    {"speech", speech},
    {"book", book},
    {"exclaims", exclaims},
    {"figures", figures},
    {"named", named},
    {"led", led},
    {"attendance-word", attendance_word},
    {"rubric-word", rubric_word},
    {"said", said},
    {"overlong", overlong},
};

/* Behind these stand the atoms of echoes. */
static const char *atom_name(guint atom) {
  return atom < G_N_ELEMENTS(ATOMS)
             ? ATOMS[atom].name
             : echo_atom_name(atom - G_N_ELEMENTS(ATOMS));
}

static gboolean atom_holds(const Place *place, guint atom) {
  return atom < G_N_ELEMENTS(ATOMS)
             ? ATOMS[atom].holds(place)
             : echo_holds(place->pieces, place->i, atom - G_N_ELEMENTS(ATOMS));
}

guint piece_n_atoms(void) {
  return G_N_ELEMENTS(ATOMS) + echo_n_atoms();
}

int piece_find_atom(const char *name, gconstpointer unused) {
  (void)unused;
  for (guint atom = 0; atom < piece_n_atoms(); atom++)
    if (strcmp(atom_name(atom), name) == 0)
      return (int)atom;
  return -1;
}

static Truths truths_of(gconstpointer data, guint i) {
  const Pieces *pieces = data;
  Place place = {pieces, i};
  Truths truths = {.n_edges = 0};
  for (guint atom = 0; atom < piece_n_atoms(); atom++)
    if (atom_holds(&place, atom))
      atom_add(&truths.atoms, atom);
  truths.n_edges =
      edges_of(pieces->lexicon, piece_of(pieces, i)->text, truths.edges);
  return truths;
}

RuleRow pieces_row(const Pieces *pieces) {
  return (RuleRow){pieces->pieces->len, truths_of, pieces};
}

char *piece_atoms(const Pieces *pieces, guint i) {
  Place place = {pieces, i};
  Truths truths = truths_of(pieces, i);
  GString *out = g_string_new(NULL);
  for (guint atom = 0; atom < piece_n_atoms(); atom++)
    if (atom_holds(&place, atom))
      g_string_append_printf(out, "%s%s", out->len ? " " : "", atom_name(atom));
  for (guint e = 0; e < truths.n_edges; e++)
    g_string_append_printf(out, " %s", truths.edges[e]);
  return g_string_free(out, FALSE);
}
