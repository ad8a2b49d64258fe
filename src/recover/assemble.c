/* Labelled units in, tree out.
 *
 * The units are taken one by one by the handler of their label, with what is
 * open at the time: the page, the article or other item on it, a paragraph
 * that may still be going on.  Page marks and furniture between two parts of a
 * torn paragraph leave it open. */
#include "recover/assemble.h"

#include "recover/assembler.h"
#include "recover/decks.h"
#include "recover/jumps.h"
#include "recover/marked.h"
#include "recover/masthead.h"
#include "recover/paragraphs.h"
#include "recover/persons.h"

#include <string.h>

/* ── Pages and items ─────────────────────────────────────────────────── */

Node *assembler_page(Assembler *a) {
  if (!a->page) {
    a->page = node_add(a->r->issue, issue_root_mutable(a->r->issue), NODE_PAGE,
                       assembler_line(a));
    node_set_attr(a->r->issue, a->page, ATTR_NUMBER, "1");
  }
  return a->page;
}

void assembler_close(Assembler *a) {
  a->item = a->dateline = NULL;
  a->decked = a->ended = a->closed = FALSE;
}

void assembler_open(Assembler *a, NodeKind kind, guint line) {
  Node *parent = assembler_page(a);
  assembler_close(a);
  a->item = node_add(a->r->issue, parent, kind, line);
}

static void open_item(Assembler *a, NodeKind kind) {
  assembler_open(a, kind, assembler_line(a));
}

/* Where furniture and staff go: the page, or the masthead while no page mark
 * has been read. */
static Node *place(Assembler *a) {
  gboolean marked =
      a->page && (a->page_told || node_attr(a->page, ATTR_PRINTED));
  return marked ? a->page : issue_masthead_mutable(a->r->issue);
}

/* ── Paragraphs ──────────────────────────────────────────────────────── */

/* Cuts the continuation mark off the beginning of *TEXT. */
static void take_continued_head(const Assembler *a, Slice *text) {
  Found mark = recovery_cut_head(a->r, "continued-head", "page", text);
  if (mark.words.length)
    jump_add(a->r, a->text_parent, NODE_CONTINUED, a->text_line, mark.words,
             mark.group);
}

/* A byline or a credit. */
void assembler_makers(const Assembler *a, Node *parent, NodeKind kind,
                      guint line, Slice text) {
  if (text.length)
    persons_add(a->r, node_add(a->r->issue, parent, kind, line), line, text);
}

void assembler_paragraph(Assembler *a, Node *parent, guint line, Slice text) {
  Node *paragraph = paragraph_add(a->r, parent, line, text);
  if (a->dateline && a->dateline->next == paragraph)
    paragraph_join(a->r, a->dateline, paragraph);
  a->dateline = NULL;
}

/* A paragraph of an article, with the marks and the byline that stand at its
 * ends. */
static void add_paragraph(Assembler *a, Slice text) {
  const Recovery *r = a->r;
  Node *parent = a->text_parent;
  guint end = a->text_end->line;
  take_continued_head(a, &text);
  Found jump = recovery_cut_tail(r, "jump-tail", "page", &text);
  Found byline = recovery_cut_tail(r, "byline-tail", NULL, &text);
  if (text.length)
    assembler_paragraph(a, parent, a->text_line, text);
  assembler_makers(a, parent, NODE_BYLINE, end, byline.words);
  if (jump.words.length)
    jump_add(r, parent, NODE_JUMP, end, jump.words, jump.group);
  a->ended |= jump.words.length || byline.words.length;
}

/* Ends the paragraph or caption that is open. */
void assembler_flush(Assembler *a) {
  if (!a->text->len)
    return;
  Slice text = {a->text->str, a->text->len};
  gboolean caption = a->text_kind == NODE_CAPTION;
  if (!caption && assembler_is_caption(a, text)) {
    assembler_move_to_picture(a);
    caption = TRUE;
  }
  if (caption)
    assembler_add_caption(a, text);
  else if (a->text_parent->kind == NODE_ARTICLE)
    add_paragraph(a, text);
  else
    paragraph_add(a->r, a->text_parent, a->text_line, text);
  g_string_truncate(a->text, 0);
}

void assembler_begin_text(Assembler *a, Node *parent, NodeKind kind) {
  assembler_flush(a);
  const Unit *u = unit(a);
  a->text_parent = parent;
  a->text_kind = kind;
  a->text_line = u->line;
  a->text_end = u;
  g_string_append_len(a->text, u->text.text, (gssize)u->text.length);
}

/* A join that the manner of the text does not explain is reported. */
static void report_join(const Assembler *a, const Unit *before) {
  const Unit *u = unit(a);
  if (before->full && u->line == before->line + 1)
    return;
  g_autofree char *place_of = diag_place(a->r->diag, u->line);
  diag_add(a->r->diag, DIAG_JOINED_PARAGRAPH, before->line,
           before->column + before->chars,
           "paragraph joined with what stands on %s", place_of);
}

/* ── Handlers ────────────────────────────────────────────────────────── */

static void take_nameplate(Assembler *a) {
  masthead_take_name(a->r, place(a), unit(a));
}

static void take_fact(Assembler *a) {
  masthead_take_facts(a->r, place(a), unit(a)->line, unit(a)->text);
}

static void take_furniture(Assembler *a) {
  if (assembler_is_new_page(a)) {
    assembler_take_page_mark(a);
    return;
  }
  recovery_text(a->r, place(a), NODE_FURNITURE, unit(a)->line, unit(a)->text);
}

/* Decks belong to the article whose first line or continuation mark was just
 * read; else they begin one. */
void assembler_begin_article(Assembler *a) {
  assembler_flush(a);
  if (!in_item(a, NODE_ARTICLE) || !(a->decked || a->closed))
    open_item(a, NODE_ARTICLE);
  a->decked = TRUE;
}

static gboolean is_article_text(Label label) {
  return label == LABEL_BODY || label == LABEL_MORE ||
         label == LABEL_SIGNATURE || label == LABEL_JUMP;
}

static gboolean decks_follow(const Recovery *r, guint i) {
  guint n = r->units->units->len;
  while (i < n && r->labels[i] == LABEL_RUBRIC)
    i++;
  return i < n &&
         (r->labels[i] == LABEL_DECK || r->labels[i] == LABEL_CONTINUED);
}

/* A standing head right over text: briefs that have no headline. */
static gboolean heads_text(const Recovery *r, guint i) {
  return i + 1 < r->units->units->len && r->labels[i + 1] == LABEL_BODY;
}

/* Whether a standing head belongs to the article above or below it can be
 * seen where only one of them is there; the paper does it alike elsewhere. */
static gboolean find_rubrics_behind(const Recovery *r) {
  guint above = 0, below = 0;
  for (guint i = 0; i < r->units->units->len; i++) {
    if (r->labels[i] != LABEL_RUBRIC)
      continue;
    gboolean text_above = i > 0 && is_article_text(r->labels[i - 1]);
    gboolean text_below = decks_follow(r, i) || heads_text(r, i);
    above += text_above && !text_below;
    below += text_below && !text_above;
  }
  return above > below;
}

/* In text archives the standing head stands behind the byline. */
static gboolean stands_before_text(const Assembler *a) {
  return assembler_headed_article(a) && !decks_follow(a->r, a->i) &&
         heads_text(a->r, a->i);
}

/* A standing head belongs to what follows it, or else to the article before
 * it, whose first node it becomes. */
static void take_rubric(Assembler *a) {
  const Unit *u = unit(a);
  if (!a->closed && assembler_heads_picture(a)) {
    assembler_take_picture_head(a);
    return;
  }
  assembler_flush(a); /* which may make a picture of the article */
  gboolean behind = in_item(a, NODE_ARTICLE) && !a->decked &&
                    !stands_before_text(a) &&
                    (a->rubrics_behind ||
                     !(decks_follow(a->r, a->i) || heads_text(a->r, a->i)));
  if (!behind && !stands_before_text(a))
    assembler_begin_article(a);
  Node *rubric = recovery_text(a->r, a->item, NODE_RUBRIC, u->line, u->text);
  if (!behind)
    return;
  node_move(rubric, a->item, a->item->first == rubric ? NULL : a->item->first);
  a->ended = TRUE;
  diag_add(a->r->diag, DIAG_RUBRIC_BEHIND, u->line, u->column,
           "taken for the standing head of the article before it");
}

static void take_decks(Assembler *a) {
  guint n = decks_units(a->r->decks, a->i);
  assembler_begin_article(a);
  if (!marks_take_decks(a, n))
    decks_add(a->r, a->item, a->i);
  a->i += n - 1;
}

/* The article that text goes into; one without a headline if none is open. */
Node *assembler_article(Assembler *a) {
  if (!in_item(a, NODE_ARTICLE)) {
    open_item(a, NODE_ARTICLE);
    diag_add(a->r->diag, DIAG_UNTITLED_ARTICLE, assembler_line(a), 0,
             "text without a headline; kept as an article of its own");
  }
  a->decked = FALSE;
  return a->item;
}

static void take_byline(Assembler *a) {
  const Unit *u = unit(a);
  assembler_flush(a);
  gboolean ends = assembler_label(a, 0) == LABEL_SIGNATURE;
  Node *parent = in_item(a, NODE_NOTICE) ? a->item : assembler_article(a);
  assembler_makers(a, parent, NODE_BYLINE, u->line, u->text);
  a->ended |= ends;
}

/* A list that stands apart from the text above it. */
static gboolean starts_list(const Assembler *a) {
  return unit(a)->listed && !a->decked &&
         unit(a)->blanks > a->r->units->usual_blanks &&
         !unit_at(a->r->units, a->i - 1)->listed;
}

static gboolean starts_anew(const Assembler *a) {
  const Lexicon *lexicon = a->r->lexicon;
  if (a->i > 0 && !a->closed && in_item(a, NODE_ARTICLE) && starts_list(a))
    return TRUE;
  return a->ended && !a->closed && !unit(a)->listed &&
         lexicon_match(lexicon, lexicon_form(lexicon, "dateline"),
                       unit(a)->text, NULL, NULL);
}

/* The rest of an article of another page, without a headline of its own. */
static gboolean continues_another(const Assembler *a) {
  const Lexicon *lexicon = a->r->lexicon;
  return !a->decked && !a->closed &&
         lexicon_match(lexicon, lexicon_form(lexicon, "continued-head"),
                       unit(a)->text, NULL, NULL);
}

static void take_body(Assembler *a) {
  assembler_flush(a);
  if (continues_another(a))
    open_item(a, NODE_ARTICLE);
  else if (starts_anew(a))
    assembler_close(a);
  Node *notice = assembler_notice_going_on(a);
  assembler_begin_text(a, notice ? notice : assembler_article(a),
                       NODE_PARAGRAPH);
}

void assembler_take_more(Assembler *a) {
  const Unit *u = unit(a);
  if (!a->text->len) {
    take_body(a);
    return;
  }
  report_join(a, a->text_end);
  paragraph_append(a->text, a->r->units, a->text_end, u);
  a->text_end = u;
}

static void take_subheading(Assembler *a) {
  assembler_flush(a);
  Node *parent = in_item(a, NODE_NOTICE) ? a->item : assembler_article(a);
  recovery_text(a->r, parent, NODE_SUBHEADING, unit(a)->line, unit(a)->text);
}

static void take_jump(Assembler *a, NodeKind kind, const char *form) {
  const Unit *u = unit(a);
  Found mark = recovery_find(a->r, form, "page", u->text);
  jump_add(a->r, a->item, kind, u->line, u->text, mark.group);
}

static void take_jump_out(Assembler *a) {
  assembler_flush(a);
  assembler_article(a);
  take_jump(a, NODE_JUMP, "jump");
  a->ended = TRUE;
}

/* A mark that has the headline beside it is cut off with the decks. */
static void take_continued(Assembler *a) {
  if (decks_units(a->r->decks, a->i)) {
    take_decks(a);
    return;
  }
  assembler_begin_article(a);
  take_jump(a, NODE_CONTINUED, "continued");
}

static void take_editor_note(Assembler *a) {
  assembler_flush(a);
  gboolean decked = a->decked || !in_item(a, NODE_ARTICLE);
  Node *note = node_add(a->r->issue, assembler_article(a), NODE_EDITOR_NOTE,
                        unit(a)->line);
  a->decked = decked;
  assembler_begin_text(a, note, NODE_PARAGRAPH);
}

static void (*const HANDLERS[LABELS])(Assembler *a) = {
    [LABEL_NAMEPLATE] = take_nameplate,
    [LABEL_FACT] = take_fact,
    [LABEL_PAGE_MARK] = assembler_take_page_mark,
    [LABEL_FURNITURE] = take_furniture,
    [LABEL_RUBRIC] = take_rubric,
    [LABEL_DECK] = take_decks,
    [LABEL_BYLINE] = take_byline,
    [LABEL_BODY] = take_body,
    [LABEL_MORE] = assembler_take_more,
    [LABEL_SIGNATURE] = take_byline,
    [LABEL_SUBHEADING] = take_subheading,
    [LABEL_CAPTION] = assembler_take_caption,
    [LABEL_CREDIT] = assembler_take_credit,
    [LABEL_JUMP] = take_jump_out,
    [LABEL_CONTINUED] = take_continued,
    [LABEL_EDITOR_NOTE] = take_editor_note,
    [LABEL_NOTICE_HEAD] = assembler_take_notice_head,
    [LABEL_NOTICE] = assembler_take_notice,
};

void assemble(const Recovery *r) {
  guint n = r->units->units->len;
  Assembler a = {.r = r,
                 .text = g_string_new(NULL),
                 .rubrics_behind = find_rubrics_behind(r)};
  for (; a.i < n; a.i++) {
    marks_take_before(&a, unit(&a)->source);
    if (!marks_take_unit(&a))
      HANDLERS[r->labels[a.i]](&a);
  }
  marks_take_before(&a, G_MAXUINT);
  assembler_flush(&a);
  g_string_free(a.text, TRUE);
  g_clear_pointer(&a.ids, g_hash_table_unref);
}
