/* In: boxes.  Out: gaps.
 *
 * A mark's box is its body alone; its blank lies in the gap beside it, where
 * it meets the neighbour's.  Three things make a gap: the blank of marks, the
 * white space typed between words, and the space between Han and Western
 * characters.  At a line's end the whole gap vanishes, which gives a mark
 * there half its width (GB/T 15834 5.1.10) and an opening one at the line's
 * start its trim (clreq 3.1.6). */
#include "type/gaps.h"

#include <string.h>

/* Widths in em. */
static const double HAN_WESTERN = 0.25, HAN_WESTERN_MIN = 0.125,
                    HAN_WESTERN_MAX = 1.0 / 3, HAN_WESTERN_MOST = 0.5;
static const double WORD_SPACE = 0.25, WORD_SPACE_MAX = 0.5;
static const double HAN_SPACE = 0.5, HAN_SPACE_MIN = 0.25;
static const double WIDE_SPACE_MIN = 0.5, WIDE_SPACE_MAX = 1.5; /* of it */
static const double RUN_IN = 1, RUN_IN_MIN = 0.5; /* behind a run-in heading
                                                      (clreq) */
static const double PAIR = 0.5;                   /* blank two marks lose */

/* White space typed behind a box. */
typedef struct {
  guint narrow, wide, firm; /* characters: U+0020 and like, U+3000, U+00A0 */
  gboolean breaks;          /* U+200B allows a break and no more */
} Space;

typedef struct {
  const Box *a, *b;       /* before and behind the gap */
  const Box *first, *end; /* of the paragraph: its first box, and behind its
                             last */
  guint stacked; /* how many stacking marks end with A: ？！ are two */
  Space space;
  double em; /* the smaller of their sizes [pt] */
  const Paragraph *paragraph;
} Joint;

static Space space_behind(const char *text, const Box *box) {
  Space space = {0};
  const char *start = text + box->start, *p = start + box->length;
  while (p > start) {
    p = g_utf8_prev_char(p);
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c) &&
        !g_unichar_iscntrl(c))
      break;
    if (c == 0x200B)
      space.breaks = TRUE;
    else if (c == 0x3000)
      space.wide++;
    else if (c == 0xA0 || c == 0x202F)
      space.firm++;
    else if (g_unichar_isspace(c) || c == '\t')
      space.narrow++;
  }
  return space;
}

/* ── Kinds of gap ────────────────────────────────────────────────────── */

static Gap even_gap(const Joint *j, double ideal, double min) {
  return (Gap){.ideal = ideal,
               .min = min,
               .max = ideal + LOOSE_EM * j->em,
               .shrink = min < ideal ? SHRINK_WORD_SPACE : SHRINK_NEVER,
               .stretch = STRETCH_EVENLY};
}

static double blank_after(const Box *box) {
  return box->tail && !box->western ? box->tail->after : 0;
}

static double blank_before(const Box *box) {
  return box->mark && !box->western ? box->mark->before : 0;
}

/* 开明式 takes all blank but that of the marks which end a sentence, 半角式
 * all of it. */
static gboolean keeps_blank(const Joint *j, const Mark *mark) {
  WidthStyle style = j->paragraph->width_style;
  return style == WIDTH_QUANJIAO || (style == WIDTH_KAIMING && mark->full);
}

static double kept_after(const Joint *j) {
  double blank = blank_after(j->a);
  return blank > 0 && keeps_blank(j, j->a->tail) ? blank : 0;
}

static double kept_before(const Joint *j) {
  double blank = blank_before(j->b);
  return blank > 0 && keeps_blank(j, j->b->mark) ? blank : 0;
}

static gboolean stacks(const Box *box) {
  return box->mark && box->mark->stacks;
}

static gboolean has_blank(const Mark *mark) {
  return mark && mark->before + mark->after > 0;
}

static gboolean is_digit(gunichar c) {
  return g_ascii_isdigit((gchar)MIN(c, 127)) || (c >= 0xFF10 && c <= 0xFF19);
}

static gboolean is_decimal_sign(gunichar c) {
  return c == 0xFF1A || c == 0xFF0E; /* ： ． */
}

/* Does BOX, a mark, stand inside a number, as in 8：30 or １．５? */
static gboolean is_inside_number(const Joint *j, const Box *box) {
  return is_decimal_sign(box->first) && box > j->first && box + 1 < j->end &&
         is_digit(box[-1].last) && is_digit(box[1].first) && !j->space.narrow &&
         !j->space.wide;
}

/* Two marks beside each other lose half an em of the blank between them, or
 * what there is (clreq 3.1.6); a tighter style leaves no more than that. */
static double joint_blank(const Joint *j) {
  if (is_inside_number(j, j->a) || is_inside_number(j, j->b))
    return 0;
  gboolean stacked = j->stacked == 2 && !stacks(j->b);
  double whole = (stacked ? 0 : blank_after(j->a)) + blank_before(j->b);
  double kept = (stacked ? 0 : kept_after(j)) + kept_before(j);
  if (has_blank(j->a->tail) && has_blank(j->b->mark))
    return MIN(kept, MAX(0, whole - PAIR));
  return kept;
}

static ShrinkStep joint_step(const Joint *j) {
  ShrinkStep step = SHRINK_NEVER;
  if (kept_after(j) > 0) {
    if (j->a->tail->shrink == SHRINK_NEVER)
      return SHRINK_NEVER;
    step = j->a->tail->shrink;
  }
  return kept_before(j) > 0 ? MAX(step, j->b->mark->shrink) : step;
}

static Gap mark_gap(const Joint *j, double blank) {
  return (Gap){.ideal = blank * j->em,
               .max = (blank + LOOSE_EM) * j->em,
               .shrink = joint_step(j),
               .stretch = STRETCH_EVENLY};
}

static Gap han_western_gap(const Joint *j) {
  return (Gap){.ideal = HAN_WESTERN * j->em,
               .min = HAN_WESTERN_MIN * j->em,
               .max = HAN_WESTERN_MAX * j->em,
               .most = HAN_WESTERN_MOST * j->em,
               .shrink = SHRINK_HAN_WESTERN,
               .stretch = STRETCH_HAN_WESTERN};
}

static Gap word_gap(const Joint *j) {
  return (Gap){.ideal = WORD_SPACE * j->em,
               .min = WORD_SPACE * j->em,
               .max = WORD_SPACE_MAX * j->em,
               .stretch = STRETCH_WORD_SPACE};
}

/* A Western character at a box's edge that wants distance from Han: a letter,
 * a digit, a unit; no bracket or stop. */
static gboolean wants_distance(const Mark *edge) {
  return !edge || edge->firm;
}

static gboolean is_han_western(const Joint *j) {
  if (j->a->western == j->b->western)
    return FALSE;
  return j->a->western ? wants_distance(j->a->tail) && !j->b->mark
                       : wants_distance(j->b->mark) && !j->a->tail;
}

/* Typed as a quad, to part names or the columns of a table: it gives way
 * before the characters do. */
static Gap wide_gap(double ideal) {
  return (Gap){.ideal = ideal,
               .min = WIDE_SPACE_MIN * ideal,
               .max = WIDE_SPACE_MAX * ideal,
               .shrink = SHRINK_WORD_SPACE,
               .stretch = STRETCH_WORD_SPACE};
}

/* The typeface that is asked for byte AT. */
static int typeface_at(const Paragraph *paragraph, gsize at) {
  const TextSpan *span = paragraph->spans;
  gsize end = span->length;
  for (; end <= at && span + 1 < paragraph->spans + paragraph->n_spans;
       end += span->length)
    span++;
  return span->typeface;
}

/* Does the dateline, which runs in, end between the boxes?  A paragraph ends in
 * its text's typeface. */
static gboolean is_run_in(const Joint *j) {
  const Paragraph *paragraph = j->paragraph;
  if (j->a->typeface == j->b->typeface || j->a->tail || j->b->mark)
    return FALSE;
  int text = paragraph->spans[paragraph->n_spans - 1].typeface;
  return typeface_at(paragraph, j->a->start) != text &&
         typeface_at(paragraph, j->b->start) == text;
}

static Gap typed_gap(const Joint *j) {
  if (j->space.wide)
    return wide_gap(j->space.wide * j->em);
  if (is_run_in(j))
    return even_gap(j, RUN_IN * j->em, RUN_IN_MIN * j->em);
  if (is_han_western(j))
    return han_western_gap(j);
  if (j->a->western || j->b->western)
    return word_gap(j);
  return even_gap(j, HAN_SPACE * j->em, HAN_SPACE_MIN * j->em);
}

/* The full-wide digits and letters of one number or word, and its signs. */
static gboolean is_wide_alnum(gunichar c) {
  return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
         (c >= 0xFF41 && c <= 0xFF5A);
}

static gboolean is_wide_number(const Joint *j) {
  if (j->space.narrow || j->space.wide)
    return FALSE;
  return (is_wide_alnum(j->a->last) && is_wide_alnum(j->b->first)) ||
         is_inside_number(j, j->a) || is_inside_number(j, j->b);
}

static gboolean is_firm(const Joint *j) {
  return is_wide_number(j) ||
         (j->a->tail && j->a->tail->firm && !j->a->western) ||
         (j->b->mark && j->b->mark->firm && !j->b->western) ||
         (j->a->western && j->b->western);
}

static Gap parted_gap(const Joint *j) {
  return (Gap){.ideal = j->b->kern, .min = j->b->kern, .max = j->b->kern};
}

static Gap joint_gap(const Joint *j) {
  if (j->b->parted)
    return parted_gap(j);
  double blank = joint_blank(j);
  if (blank > 0)
    return mark_gap(j, blank);
  if (j->space.narrow || j->space.wide || j->space.firm || is_run_in(j))
    return typed_gap(j);
  if (is_han_western(j))
    return han_western_gap(j);
  Gap gap = even_gap(j, 0, 0);
  if (is_firm(j))
    gap.stretch = STRETCH_NEVER;
  return gap;
}

/* ── Where a line may end ────────────────────────────────────────────── */

static const double PART_PRICES[] = {[PART_SIGN] = BREAK_SIGN,
                                     [PART_SYLLABLE] = BREAK_SYLLABLE,
                                     [PART_NUMBER] = BREAK_NUMBER,
                                     [PART_LETTER] = BREAK_LETTER,
                                     [PART_FORCED] = BREAK_EMERGENCY};

/* A single dash is a connector, two are a dash (clreq 3.1.5). */
static Level start_level(const Box *box) {
  gboolean connector = box->first == 0x2014 && box->chars == 1;
  return connector ? LEVEL_BASIC : box->mark->start;
}

static gboolean is_forbidden(const Joint *j) {
  Level level = j->paragraph->level;
  return (j->b->mark && start_level(j->b) <= level) ||
         (j->a->tail && j->a->tail->end <= level) || is_wide_number(j);
}

/* Bylines and credits, which stand free on one side or both, part at their
 * spaces: behind a name, not in it. */
static gboolean is_in_phrase(const Joint *j) {
  Alignment alignment = j->paragraph->alignment;
  return alignment == ALIGN_CENTER || alignment == ALIGN_END;
}

static double joint_penalty(const Joint *j) {
  if (j->space.firm)
    return BREAK_FORBIDDEN;
  if (j->space.breaks)
    return BREAK_FREE;
  if (j->b->parted)
    return PART_PRICES[j->b->parted];
  if (is_forbidden(j))
    return BREAK_FORBIDDEN;
  gboolean spaced = j->space.narrow || j->space.wide;
  if (spaced)
    return BREAK_FREE;
  if (j->a->western && j->b->western)
    return BREAK_LETTER;
  return is_in_phrase(j) ? BREAK_PHRASE : BREAK_FREE;
}

/* Where rules would let a stretch grow wider than the measure they give way:
 * three marks in a row on a narrow column, a line of marks alone (clreq). */
static void relax(Shaped *shaped, double measure) {
  double width = 0;
  guint start = 0;
  for (guint i = 0; i < shaped->boxes->len; i++) {
    Gap *gap = &g_array_index(shaped->gaps, Gap, i);
    width += g_array_index(shaped->boxes, Box, i).width;
    if (width > measure)
      for (; start < i; start++) {
        Gap *inner = &g_array_index(shaped->gaps, Gap, start);
        inner->penalty = MIN(inner->penalty, BREAK_EMERGENCY);
      }
    if (gap->penalty < BREAK_FORBIDDEN) {
      width = 0;
      start = i + 1;
    } else {
      width += gap->min;
    }
  }
}

void gaps_add(Shaped *shaped, const Paragraph *paragraph) {
  guint n = shaped->boxes->len, stacked = 0;
  for (guint i = 0; i < n; i++) {
    const Box *a = &g_array_index(shaped->boxes, Box, i);
    stacked = stacks(a) ? stacked + 1 : 0;
    Gap gap = {0};
    if (i + 1 < n) {
      Joint joint = {a,
                     a + 1,
                     a - i,
                     a - i + n,
                     stacked,
                     space_behind(paragraph->text, a),
                     MIN(a->size, (a + 1)->size),
                     paragraph};
      gap = joint_gap(&joint);
      gap.penalty = joint_penalty(&joint);
    }
    g_array_append_val(shaped->gaps, gap);
  }
  relax(shaped, paragraph->measure);
}
