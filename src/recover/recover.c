/* Lines in, issue out: measure the lines, label them, assemble the labelled
 * lines, join what jumps, and say what is doubtful about the whole. */
#include "recover/recover.h"

#include "recover/assemble.h"
#include "recover/decks.h"
#include "recover/file_names.h"
#include "recover/jumps.h"
#include "recover/labelling.h"
#include "recover/masthead.h"

/* The script most of the characters that tell belong to. */
static const char *language_of(const Units *units, const Lexicon *lexicon) {
  gint64 balance = 0;
  for (guint i = 0; i < units->units->len; i++) {
    Slice text = unit_at(units, i)->text;
    const char *end = text.text + text.length;
    for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
      balance += lexicon_script(lexicon, g_utf8_get_char(p));
  }
  return balance > 0 ? "zh-Hant" : "zh-Hans";
}

static void report_manner(const Recovery *r) {
  const Units *units = r->units;
  if (units->measure)
    diag_add(r->diag, DIAG_WRAPPED_LINES, 0, 0,
             "lines cut at a measure of %u %s were joined into paragraphs",
             units->measure, units->by_width ? "half ems" : "characters");
}

typedef struct {
  guint articles, headlines, paragraphs, datelines, bylines, facts, pages;
} Census;

static Census take_census(const Issue *issue) {
  Census census = {0};
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));) {
    if (!walk.entering)
      continue;
    census.articles += node->kind == NODE_ARTICLE;
    census.headlines += node->kind == NODE_HEADLINE;
    census.paragraphs += node->kind == NODE_PARAGRAPH;
    census.datelines += node->kind == NODE_DATELINE;
    census.bylines += node->kind == NODE_BYLINE;
    census.facts += node->kind > NODE_TITLE && node->kind <= NODE_FACT;
    census.pages += node->kind == NODE_PAGE && node_attr(node, ATTR_PRINTED);
  }
  return census;
}

static guint64 han_share(const Units *units) {
  guint64 han = 0, chars = 0;
  for (guint i = 0; i < units->units->len; i++) {
    han += unit_at(units, i)->han;
    chars += unit_at(units, i)->chars;
  }
  return chars ? han * 100 / chars : 0;
}

/* A newspaper shows in its facts, datelines, bylines and pages. */
static void report_doubts(const Recovery *r) {
  enum { FEW_HAN = 25 /* [%] */ };
  Census census = take_census(r->issue);
  if (census.articles && !census.headlines)
    diag_add(r->diag, DIAG_NO_HEADLINE, 0, 0,
             "no line was taken for a headline; put each headline on a line "
             "of its own, with a blank line behind it");
  if (han_share(r->units) < FEW_HAN ||
      census.facts + census.datelines + census.bylines + census.pages == 0)
    diag_add(r->diag, DIAG_NOT_A_NEWSPAPER, 0, 0,
             "nothing in the text shows that it is a newspaper's: no date, "
             "dateline, byline or page; it was set out as far as its lines "
             "tell");
}

/* What the names of files say stands before their lines like typed marks. */
static void add_names(Hints *hints, const RecoverFile *files, guint n,
                      Diag *diag) {
  g_autoptr(NameForms) forms = name_forms_new();
  g_autofree char *open = NULL; /* the page that is */
  for (guint i = 0; i < n; i++) {
    g_auto(FileName) name =
        file_name_read(forms, files[i].folder, files[i].name);
    const char *const values[] = {name.page, name.section, NULL};
    const char *const none[] = {NULL};
    hints_add(hints, HINT_ARTICLE, files[i].line, none);
    if (!name.page || g_strcmp0(name.page, open) == 0)
      continue;
    hints_add(hints, HINT_PAGE, files[i].line, values);
    g_free(open);
    open = g_strdup(name.page);
    diag_add(diag, DIAG_PAGE_FROM_NAME, files[i].line, 0,
             "page %s, as the name of the file says", name.page);
  }
}

Issue *recover_files(const Lines *lines, const RecoverFile *files, guint n,
                     const char *fallback_title, Record *record, Diag *diag) {
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Hints) hints = hints_read(lines, diag);
  add_names(hints, files, n, diag);
  g_autoptr(Units) units = units_new(hints_lines(hints), lexicon);
  hints_place(hints, units);
  g_autofree guint8 *labels = label_units(units, lexicon, hints, record);
  Issue *issue = issue_new(language_of(units, lexicon));
  Recovery r = {.issue = issue,
                .lexicon = lexicon,
                .units = units,
                .labels = labels,
                .hints = hints,
                .record = record,
                .diag = diag};
  g_autoptr(DeckWeights) weights = deck_weights_new();
  g_autoptr(Decks) decks = decks_read(&r, weights);
  r.decks = decks;
  assemble(&r);
  jumps_join(&r);
  masthead_finish(&r, fallback_title);
  issue_number_items(issue);
  hints_report_unknown(hints, units, labels, lexicon, diag);
  report_manner(&r);
  report_doubts(&r);
  return issue;
}

Issue *recover_issue(const Lines *lines, const char *fallback_title,
                     Record *record, Diag *diag) {
  return recover_files(lines, NULL, 0, fallback_title, record, diag);
}
