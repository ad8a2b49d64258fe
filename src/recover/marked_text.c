/* Marked text in, what stands under the decks of an article out: bylines,
 * paragraphs and what parts them, jumps. */
#include "recover/marked_private.h"

#include "recover/persons.h"

#include <string.h>

static void add_spans(const Marked *m, Node *parent) {
  static const NodeKind KINDS[] = {[SPAN_TEXT] = NODE_TEXT,
                                   [SPAN_DATELINE] = NODE_DATELINE,
                                   [SPAN_PERSON] = NODE_PERSON};
  const Recovery *r = m->a->r;
  g_autoptr(GArray) spans = hints_spans(r->hints, m->raw);
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index(spans, Span, i);
    NodeKind kind = KINDS[span->kind];
    if (!node_kind_allowed(kind, parent->kind))
      kind = NODE_TEXT;
    Node *node = node_add_text(r->issue, parent, kind, m->line, span->text, -1);
    if (kind == NODE_PERSON)
      marked_set(m, node, ATTR_ROLE, span->role);
  }
}

void marked_add_makers(const Marked *m, Node *parent, NodeKind kind) {
  Node *node = node_add(m->a->r->issue, parent, kind, m->line);
  if (m->hint->exact)
    add_spans(m, node);
  else
    persons_add(m->a->r, node, m->line, m->text);
}

/* The picture or notice that is open, or else the article. */
static Node *text_parent(const Marked *m) {
  Assembler *a = m->a;
  Node *parent =
      a->item && a->item->kind != NODE_ARTICLE ? a->item : assembler_article(a);
  a->decked = FALSE;
  return parent;
}

void marked_take_byline(const Marked *m) {
  Assembler *a = m->a;
  if (in_item(a, NODE_PICTURE)) {
    marked_misplaced(m, "stands with a picture; taken for who made it");
    marked_add_makers(m, a->item, NODE_CREDIT);
    return;
  }
  marked_add_makers(m, text_parent(m), NODE_BYLINE);
  a->ended |=
      !a->closed && !m->hint->field && a->r->labels[a->i] == LABEL_SIGNATURE;
}

/* ── Paragraphs ──────────────────────────────────────────────────────── */

static void add_paragraph(const Marked *m, Node *parent) {
  if (m->hint->exact)
    add_spans(m, node_add(m->a->r->issue, parent, NODE_PARAGRAPH, m->line));
  else
    assembler_paragraph(m->a, parent, m->line, m->text);
}

void marked_take_paragraph(const Marked *m) {
  add_paragraph(m, text_parent(m));
}

void marked_take_subheading(const Marked *m) {
  Node *parent = text_parent(m);
  if (node_kind_allowed(NODE_SUBHEADING, parent->kind)) {
    marked_add(m, parent, NODE_SUBHEADING);
    return;
  }
  marked_misplaced(m, "stands with a picture; taken for a paragraph");
  add_paragraph(m, parent);
}

/* It is no text yet: decks may follow it. */
void marked_take_editor_note(const Marked *m) {
  Assembler *a = m->a;
  gboolean decked = a->decked || !in_item(a, NODE_ARTICLE);
  Node *article = assembler_article(a), *note = article->last;
  a->decked = decked;
  if (m->first || !note || note->kind != NODE_EDITOR_NOTE)
    note = node_add(a->r->issue, article, NODE_EDITOR_NOTE, m->hint->line);
  if (m->text.length)
    add_paragraph(m, note);
}

/* Where the words of a dateline end that no pattern knows. */
static Slice dateline_of(const Recovery *r, Slice text) {
  g_autoptr(GMatchInfo) info = NULL;
  Slice head;
  if (lexicon_match(r->lexicon, lexicon_form(r->lexicon, "dateline"), text,
                    &info, &head)) {
    Slice found = match_group(info, "dateline", head);
    return slice_before(text, (gsize)(found.text + found.length - text.text));
  }
  const char *end = text.text + text.length, *p = text.text;
  while (p < end && !g_unichar_isspace(g_utf8_get_char(p)) &&
         mark_class(g_utf8_get_char(p)) == MARK_NONE)
    p = g_utf8_next_char(p);
  return slice_before(text, (gsize)(p - text.text));
}

/* The dateline begins a paragraph: the rest of its line, or else the text that
 * follows. */
void marked_take_dateline(const Marked *m) {
  const Recovery *r = m->a->r;
  Slice dateline = unit(m->a)->stops ? dateline_of(r, m->text) : m->text;
  Node *paragraph = node_add(r->issue, text_parent(m), NODE_PARAGRAPH, m->line);
  recovery_text(r, paragraph, NODE_DATELINE, m->line, dateline);
  Slice rest = slice_from(m->text, dateline.length);
  if (rest.length)
    recovery_text(r, paragraph, NODE_TEXT, m->line, rest);
  m->a->dateline = rest.length ? NULL : paragraph;
}

/* ── Jumps ───────────────────────────────────────────────────────────── */

/* The page that the words of a jump name: what stands before 版, or all. */
static char *page_of(const Marked *m, const char *form) {
  Found found = recovery_find(m->a->r, form, "page", m->text);
  if (!found.group.length)
    found = recovery_find(m->a->r, "page-mark", "number", m->text);
  return page_number(found.group.length ? found.group : m->text);
}

static Node *add_jump(const Marked *m, NodeKind kind, const char *form) {
  Node *node = node_add(m->a->r->issue, m->a->item, kind, m->line);
  const char *told = m->hint->values[0];
  g_autofree char *page = told ? g_strdup(told) : page_of(m, form);
  gboolean number = strlen(page) <= 4 || told;
  node_set_attr(m->a->r->issue, node, kind == NODE_JUMP ? ATTR_TO : ATTR_FROM,
                number ? page : "");
  if (m->text.length)
    recovery_attr(m->a->r, node, ATTR_PRINTED, m->text);
  return node;
}

void marked_take_jump(const Marked *m) {
  assembler_article(m->a);
  Node *jump = add_jump(m, NODE_JUMP, "jump");
  if (hints_value_is(m->a->r->hints, "joined", m->hint->values[1]))
    node_set_attr(m->a->r->issue, jump, ATTR_JOINED, "true");
  m->a->ended = TRUE;
}

void marked_take_continued(const Marked *m) {
  if (!m->a->closed || !in_item(m->a, NODE_ARTICLE))
    assembler_begin_article(m->a);
  Node *continued = add_jump(m, NODE_CONTINUED, "continued");
  marked_set(m, continued, ATTR_HEADLINE, m->hint->values[1]);
}
