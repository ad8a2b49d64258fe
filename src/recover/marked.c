/* Marked lines in, nodes out.
 *
 * Each kind of mark has its handler; the lines of a body, a notice or an
 * editor's note are left to the handlers of their labels, which the mark has
 * narrowed.  In an item whose end is marked (【稿件】 … 【完】) nothing opens
 * another, and nothing is looked for in a line but what it is marked as. */
#include "recover/marked.h"

#include "recover/hint_text.h"
#include "recover/marked_private.h"
#include "recover/paragraphs.h"

static void (*const HANDLERS[HINTS])(const Marked *m) = {
    [HINT_LANGUAGE] = marked_take_language,
    [HINT_MASTHEAD] = marked_take_masthead,
    [HINT_TITLE] = marked_take_fact,
    [HINT_DATE] = marked_take_fact,
    [HINT_WEEKDAY] = marked_take_fact,
    [HINT_LUNAR_DATE] = marked_take_fact,
    [HINT_NUMBER] = marked_take_fact,
    [HINT_PAGE_COUNT] = marked_take_fact,
    [HINT_STAFF] = marked_take_fact,
    [HINT_WEBSITE] = marked_take_fact,
    [HINT_EMAIL] = marked_take_fact,
    [HINT_FACT] = marked_take_fact,
    [HINT_PAGE] = marked_take_page,
    [HINT_PAGE_NAME] = marked_take_page_name,
    [HINT_LABEL] = marked_take_label,
    [HINT_RECORD] = marked_take_record,
    [HINT_FURNITURE] = marked_take_furniture,
    [HINT_ARTICLE] = marked_take_item,
    [HINT_PICTURE_ITEM] = marked_take_item,
    [HINT_NOTICE] = marked_take_item,
    [HINT_END] = marked_take_end,
    [HINT_RUBRIC] = marked_take_rubric,
    [HINT_KICKER] = marked_take_deck,
    [HINT_HEADLINE] = marked_take_deck,
    [HINT_SUBHEAD] = marked_take_deck,
    [HINT_BYLINE] = marked_take_byline,
    [HINT_DATELINE] = marked_take_dateline,
    [HINT_BODY] = marked_take_paragraph,
    [HINT_PARAGRAPH] = marked_take_paragraph,
    [HINT_SUBHEADING] = marked_take_subheading,
    [HINT_EDITOR_NOTE] = marked_take_editor_note,
    [HINT_JUMP] = marked_take_jump,
    [HINT_CONTINUED] = marked_take_continued,
    [HINT_PICTURE] = marked_take_picture,
    [HINT_CAPTION] = marked_take_caption,
    [HINT_CREDIT] = marked_take_credit,
};

static void take(Marked *m) {
  g_autofree char *plain = m->hint->exact ? hint_unescape(m->raw) : NULL;
  m->text = plain ? slice_of(plain) : m->raw;
  assembler_flush(m->a);
  HANDLERS[m->hint->kind](m);
}

void marks_take_before(Assembler *a, guint source) {
  guint place;
  const Hint *hint;
  while ((hint = hints_bare(a->r->hints, a->n_marks, &place)) &&
         place <= source) {
    Marked m = {.a = a,
                .hint = hint,
                .first = TRUE,
                .line = hint->line,
                .raw = hint->words.text ? hint->words : slice_of("")};
    a->mark = hint;
    take(&m);
    a->mark = NULL;
    a->n_marks++;
  }
}

/* The further lines of a caption are one text with the first. */
static gboolean goes_on(const Assembler *a, HintOver over) {
  return over.hint->kind == HINT_CAPTION && !over.first && a->text->len;
}

gboolean marks_take_unit(Assembler *a) {
  HintOver over = hints_over(a->r->hints, unit(a)->source);
  if (!over.hint || !hint_decides(over.hint))
    return FALSE;
  if (goes_on(a, over)) {
    paragraph_append(a->text, a->r->units, a->text_end, unit(a));
    a->text_end = unit(a);
    return TRUE;
  }
  Marked m = {.a = a,
              .hint = over.hint,
              .first = over.first,
              .line = unit(a)->line,
              .raw = unit(a)->text};
  take(&m);
  return TRUE;
}

/* ── What the handlers share ─────────────────────────────────────────── */

void marked_misplaced(const Marked *m, const char *what) {
  diag_add(m->a->r->diag, DIAG_MISPLACED_MARK, m->line,
           m->hint->line == m->line ? m->hint->column : 0, "【%s】 %s",
           m->hint->name ? m->hint->name : "", what);
}

void marked_set(const Marked *m, Node *node, NodeAttr attr, const char *value) {
  if (value)
    node_set_attr(m->a->r->issue, node, attr, value);
}

Node *marked_add(const Marked *m, Node *parent, NodeKind kind) {
  return recovery_text(m->a->r, parent, kind, m->line, m->text);
}

Node *marked_place(const Marked *m) {
  return m->a->page ? m->a->page : issue_masthead_mutable(m->a->r->issue);
}
