/* Labelled lines in, counts out; counts in, weights out.
 *
 * A habit is a trait of a line that takes one of a few values.  For each label
 * the sure lines that have it are counted by value.  A value then weighs
 * against a label by how much less often it stands with the label than in the
 * whole issue, as in naive Bayes.  To keep a habit weighs nothing: that would
 * favour the labels seen often enough to have one. */
#include "recover/habits.h"

#include <math.h>

enum {
  VALUES = 16,   /* of a trait, at most */
  SURE = 150,    /* margin of a line to learn from [hundredths] */
  FEWEST = 3,    /* lines of a label that make a habit */
  SMOOTHING = 4, /* lines of the average beside a label's own */
  SCALE = 70,    /* of a value e times as frequent [hundredths] */
  LEAST = -150   /* what one broken habit may weigh [hundredths] */
};

/* ── Traits ──────────────────────────────────────────────────────────── */

typedef struct {
  const Units *units;
  const guint8 *labels;
  guint i;
} Place;

static guint blanks(const Place *at) {
  return MIN(unit_at(at->units, at->i)->blanks, 3);
}

static guint indent(const Place *at) {
  return MIN((unit_at(at->units, at->i)->indent + 1) / 2, 5);
}

/* The mark a line begins with; all letters are one. */
static guint opening(const Place *at) {
  static const gunichar MARKS[] = {L'■', L'□', L'◆', L'◇',  L'▲',  L'△', L'●',
                                   L'○', L'◎', L'★', L'【', L'（', L'(', L'〔'};
  G_STATIC_ASSERT(G_N_ELEMENTS(MARKS) < VALUES);
  gunichar c = g_utf8_get_char(unit_at(at->units, at->i)->text.text);
  guint mark = 0;
  while (mark < G_N_ELEMENTS(MARKS) && MARKS[mark] != c)
    mark++;
  return mark;
}

static guint inner_gaps(const Place *at) {
  return MIN(unit_at(at->units, at->i)->gaps, 2);
}

typedef enum {
  BESIDE_NOTHING,
  BESIDE_DECK,
  BESIDE_BYLINE,
  BESIDE_LEAD, /* text with a dateline */
  BESIDE_TEXT,
  BESIDE_END, /* of an article */
  BESIDE_RUBRIC,
  BESIDE_MASTHEAD,
  BESIDE_OTHER
} Beside;

static Beside beside(const Place *at, guint i) {
  static const guint8 KINDS[LABELS] = {
      [LABEL_NAMEPLATE] = BESIDE_MASTHEAD, [LABEL_FACT] = BESIDE_MASTHEAD,
      [LABEL_PAGE_MARK] = BESIDE_MASTHEAD, [LABEL_FURNITURE] = BESIDE_MASTHEAD,
      [LABEL_RUBRIC] = BESIDE_RUBRIC,      [LABEL_DECK] = BESIDE_DECK,
      [LABEL_BYLINE] = BESIDE_BYLINE,      [LABEL_BODY] = BESIDE_TEXT,
      [LABEL_MORE] = BESIDE_TEXT,          [LABEL_SIGNATURE] = BESIDE_END,
      [LABEL_SUBHEADING] = BESIDE_OTHER,   [LABEL_CAPTION] = BESIDE_OTHER,
      [LABEL_CREDIT] = BESIDE_OTHER,       [LABEL_JUMP] = BESIDE_END,
      [LABEL_CONTINUED] = BESIDE_OTHER,    [LABEL_EDITOR_NOTE] = BESIDE_OTHER,
      [LABEL_NOTICE_HEAD] = BESIDE_OTHER,  [LABEL_NOTICE] = BESIDE_OTHER,
  };
  if (i >= at->units->units->len)
    return BESIDE_NOTHING;
  return at->labels[i] == LABEL_BODY && unit_at(at->units, i)->dated
             ? BESIDE_LEAD
             : KINDS[at->labels[i]];
}

static guint behind(const Place *at) {
  return beside(at, at->i + 1);
}

static guint before(const Place *at) {
  return at->i ? beside(at, at->i - 1) : BESIDE_NOTHING;
}

static guint (*const TRAITS[])(const Place *at) = {blanks,     indent, opening,
                                                   inner_gaps, behind, before};

/* ── Learning ────────────────────────────────────────────────────────── */

typedef struct {
  guint lines;
  guint values[G_N_ELEMENTS(TRAITS)][VALUES];
} Counts;

struct Habits {
  gint weights[LABELS][G_N_ELEMENTS(TRAITS)][VALUES]; /* [hundredths] */
};

static void count(Counts *counts, const Place *at) {
  counts->lines++;
  for (guint t = 0; t < G_N_ELEMENTS(TRAITS); t++)
    counts->values[t][TRAITS[t](at)]++;
}

static gint weight(const Counts *own, const Counts *all, guint trait,
                   guint value) {
  double usual = (all->values[trait][value] + 1.0) / (all->lines + VALUES);
  double here = (own->values[trait][value] + SMOOTHING * usual) /
                (own->lines + SMOOTHING);
  return CLAMP((gint)lround(SCALE * log(here / usual)), LEAST, 0);
}

Habits *habits_learn(const Units *units, const guint8 *labels,
                     const Margin *margins) {
  Habits *habits = g_new0(Habits, 1);
  g_autofree Counts *own = g_new0(Counts, LABELS);
  Counts all = {0};
  Place at = {units, labels, 0};
  for (; at.i < units->units->len; at.i++) {
    count(&all, &at);
    if (margins[at.i].lead >= SURE)
      count(&own[labels[at.i]], &at);
  }
  for (Label label = 0; label < LABELS; label++)
    for (guint t = 0; t < G_N_ELEMENTS(TRAITS); t++)
      for (guint v = 0; v < VALUES && own[label].lines >= FEWEST; v++)
        habits->weights[label][t][v] = weight(&own[label], &all, t, v);
  return habits;
}

void habits_free(Habits *habits) {
  g_free(habits);
}

void habits_weigh(const Habits *habits, const Units *units,
                  const guint8 *labels, gint16 *scores) {
  Place at = {units, labels, 0};
  for (; at.i < units->units->len; at.i++)
    for (guint t = 0; t < G_N_ELEMENTS(TRAITS); t++) {
      guint value = TRAITS[t](&at);
      gint16 *row = scores + (gsize)at.i * LABELS;
      for (Label label = 0; label < LABELS; label++)
        row[label] = (gint16)(row[label] + habits->weights[label][t][value]);
    }
}
