/* What is said of the marks: how many were obeyed, and which words in brackets
 * are none. */
#include "recover/hints_private.h"

#include "recover/label.h"

/* Counts the marks that were typed, or the labels of fields; *FIRST of them. */
static guint count(const Hints *hints, gboolean fields, const Hint **first) {
  guint n = 0;
  for (guint i = 0; i < hints->all->len; i++) {
    const Hint *hint = hints->all->pdata[i];
    if (!hint->name || hint->kept || hint->field != fields)
      continue;
    *first = n ? *first : hint;
    n++;
  }
  return n;
}

void hints_report_obeyed(const Hints *hints, Diag *diag) {
  const Hint *first;
  guint n = count(hints, FALSE, &first);
  if (n)
    diag_add(diag, DIAG_MARKS_OBEYED, first->line, first->column,
             "%u typed marks, 【%s】 the first, decide what their lines are; "
             "they are not printed",
             n, first->name);
  n = count(hints, TRUE, &first);
  if (n)
    diag_add(diag, DIAG_FIELDS_OBEYED, first->line, first->column,
             "the text is a database's: %u labels of fields, %s the first, "
             "decide what stands behind them; they are kept as furniture",
             n, first->name);
}

/* TRUE of what may well begin with a bracketed word. */
static gboolean explains_brackets(Label label, const Unit *unit,
                                  const Lexicon *lexicon) {
  static const guint PLAIN = 1u << LABEL_BODY | 1u << LABEL_MORE |
                             1u << LABEL_DECK | 1u << LABEL_NOTICE |
                             1u << LABEL_CAPTION;
  return !(PLAIN >> label & 1) ||
         lexicon_match(lexicon, lexicon_form(lexicon, "dateline"), unit->text,
                       NULL, NULL);
}

/* NEAR is the mark that may be meant, NULL if none is like it. */
static void report_unknown(const HintUnknown *unknown, const char *near,
                           Diag *diag) {
  g_autofree char *word = slice_dup(unknown->word);
  if (near)
    diag_add(diag, DIAG_UNKNOWN_MARK, unknown->line, unknown->column,
             "【%s】 is no mark; it is kept as words of the paper.  Was 【%s】 "
             "meant?",
             word, near);
  else
    diag_add(diag, DIAG_UNKNOWN_MARK, unknown->line, unknown->column,
             "【%s】 is no mark; it is kept as words of the paper", word);
}

void hints_report_unknown(const Hints *hints, const Units *units,
                          const guint8 *labels, const Lexicon *lexicon,
                          Diag *diag) {
  guint i = 0;
  for (guint n = 0; n < hints->unknown->len; n++) {
    const HintUnknown *unknown = &g_array_index(hints->unknown, HintUnknown, n);
    while (i < units->units->len && unit_at(units, i)->source < unknown->source)
      i++;
    const char *near = hint_names_near(hints->names, unknown->word);
    if (near && labels[i] == LABEL_RUBRIC)
      near = NULL;
    if (near || !explains_brackets(labels[i], unit_at(units, i), lexicon))
      report_unknown(unknown, near, diag);
  }
}
