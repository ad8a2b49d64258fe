/* Marked lines in, nodes out.
 *
 * Each kind of mark has its handler; the lines of a body, a notice or an
 * editor's note are left to the handlers of their labels, which the mark has
 * narrowed.  In an item whose end is marked (【稿件】 … 【完】) nothing opens
 * another, and nothing is looked for in a line but what it is marked as. */
#include "recover/marked.h"

#include "recover/hint_text.h"
#include "recover/jumps.h"
#include "recover/masthead.h"
#include "recover/paragraphs.h"
#include "recover/persons.h"
#include "recover/pictures.h"

#include <string.h>

/* A mark at work, with the words it stands before. */
typedef struct {
  Assembler *a;
  const Hint *hint;
  gboolean first; /* of the lines it governs */
  guint line;
  Slice text; /* without backslashes, if it is exact; of length 0 if none */
  Slice raw;  /* with them */
} Marked;

static void misplaced(const Marked *m, const char *what) {
  diag_add(m->a->r->diag, DIAG_MISPLACED_MARK, m->line,
           m->hint->line == m->line ? m->hint->column : 0, "【%s】 %s",
           m->hint->name ? m->hint->name : "", what);
}

static void set_attr(const Marked *m, Node *node, NodeAttr attr,
                     const char *value) {
  if (value)
    node_set_attr(m->a->r->issue, node, attr, value);
}

static Node *add_text(const Marked *m, Node *parent, NodeKind kind) {
  return recovery_text(m->a->r, parent, kind, m->line, m->text);
}

/* ── Text ────────────────────────────────────────────────────────────── */

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
    if (span->role && kind == NODE_PERSON)
      set_attr(m, node, ATTR_ROLE, span->role);
  }
}

/* A byline or a credit. */
static void add_makers(const Marked *m, Node *parent, NodeKind kind) {
  Node *node = node_add(m->a->r->issue, parent, kind, m->line);
  if (m->hint->exact)
    add_spans(m, node);
  else
    persons_add(m->a->r, node, m->line, m->text);
}

static Node *text_parent(const Marked *m) {
  Assembler *a = m->a;
  Node *parent =
      a->item && a->item->kind != NODE_ARTICLE ? a->item : assembler_article(a);
  a->decked = FALSE;
  return parent;
}

static void add_paragraph(const Marked *m, Node *parent) {
  if (m->hint->exact)
    add_spans(m, node_add(m->a->r->issue, parent, NODE_PARAGRAPH, m->line));
  else
    assembler_paragraph(m->a, parent, m->line, m->text);
}

static void take_paragraph(const Marked *m) {
  add_paragraph(m, text_parent(m));
}

static void take_editor_note(const Marked *m) {
  gboolean decked = m->a->decked || !in_item(m->a, NODE_ARTICLE);
  Node *article = assembler_article(m->a), *note = article->last;
  m->a->decked = decked;
  if (m->first || !note || note->kind != NODE_EDITOR_NOTE)
    note = node_add(m->a->r->issue, article, NODE_EDITOR_NOTE, m->hint->line);
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
static void take_dateline(const Marked *m) {
  const Recovery *r = m->a->r;
  Slice dateline = unit(m->a)->stops ? dateline_of(r, m->text) : m->text;
  Node *paragraph = node_add(r->issue, text_parent(m), NODE_PARAGRAPH, m->line);
  recovery_text(r, paragraph, NODE_DATELINE, m->line, dateline);
  Slice rest = slice_from(m->text, dateline.length);
  if (rest.length)
    recovery_text(r, paragraph, NODE_TEXT, m->line, rest);
  m->a->dateline = rest.length ? NULL : paragraph;
}

static void take_byline(const Marked *m) {
  if (in_item(m->a, NODE_PICTURE)) {
    misplaced(m, "stands with a picture; taken for who made it");
    add_makers(m, m->a->item, NODE_CREDIT);
    return;
  }
  add_makers(m, text_parent(m), NODE_BYLINE);
  m->a->ended |= !m->a->closed && m->a->r->labels[m->a->i] == LABEL_SIGNATURE;
}

static void take_subheading(const Marked *m) {
  Node *parent = text_parent(m);
  if (node_kind_allowed(NODE_SUBHEADING, parent->kind)) {
    add_text(m, parent, NODE_SUBHEADING);
    return;
  }
  misplaced(m, "stands with a picture; taken for a paragraph");
  add_paragraph(m, parent);
}

/* ── Decks ───────────────────────────────────────────────────────────── */

static const NodeKind DECKS[HINTS] = {[HINT_KICKER] = NODE_KICKER,
                                      [HINT_HEADLINE] = NODE_HEADLINE,
                                      [HINT_SUBHEAD] = NODE_SUBHEAD};

/* A kicker comes first, and a headline behind a blank line is another's. */
static gboolean begins_another(const Marked *m) {
  const Assembler *a = m->a;
  if (!in_item(a, NODE_ARTICLE) || a->closed)
    return FALSE;
  gboolean headed = node_child(a->item, NODE_HEADLINE) != NULL;
  return m->first && headed && a->decked &&
         (m->hint->kind == HINT_KICKER ||
          (m->hint->kind == HINT_HEADLINE && m->hint->blanks));
}

static Node *deck_of(const Marked *m, NodeKind kind) {
  Node *item = m->a->item, *last = item->last;
  if (last && last->kind == kind) {
    if (m->first)
      misplaced(m, "stands here a second time; its lines were added to the "
                   "first's");
    return last;
  }
  if (m->first && !m->a->closed && node_child(item, kind))
    misplaced(m, "stands here a second time; kept as another deck");
  return node_add(m->a->r->issue, item, kind, m->line);
}

static void take_deck(const Marked *m) {
  Assembler *a = m->a;
  NodeKind kind = DECKS[m->hint->kind];
  gboolean other =
      a->item && a->item->kind != NODE_ARTICLE && (a->closed || a->decked);
  if (begins_another(m))
    assembler_close(a);
  if (!other)
    assembler_begin_article(a);
  if (!node_kind_allowed(kind, a->item->kind)) {
    misplaced(m, "stands in no article; taken for the headline");
    kind = NODE_HEADLINE;
  }
  add_text(m, deck_of(m, kind), NODE_LINE);
}

static void take_rubric(const Marked *m) {
  Assembler *a = m->a;
  if (!a->closed)
    assembler_begin_article(a);
  if (in_item(a, NODE_ARTICLE)) {
    add_text(m, a->item, NODE_RUBRIC);
    return;
  }
  misplaced(m, "stands in no article; taken for the headline");
  add_text(m, deck_of(m, NODE_HEADLINE), NODE_LINE);
}

/* ── Jumps ───────────────────────────────────────────────────────────── */

/* The page that the words of a jump name: what stands before 版, or all. */
static char *page_of(const Marked *m, const char *form) {
  static const char *const FORMS[] = {"page-mark"};
  Found found = recovery_find(m->a->r, form, "page", m->text);
  if (!found.group.length)
    found = recovery_find(m->a->r, FORMS[0], "number", m->text);
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

static void take_jump(const Marked *m) {
  assembler_article(m->a);
  Node *jump = add_jump(m, NODE_JUMP, "jump");
  if (hints_value_is(m->a->r->hints, "joined", m->hint->values[1]))
    set_attr(m, jump, ATTR_JOINED, "true");
  m->a->ended = TRUE;
}

static void take_continued(const Marked *m) {
  if (!m->a->closed || !in_item(m->a, NODE_ARTICLE))
    assembler_begin_article(m->a);
  Node *continued = add_jump(m, NODE_CONTINUED, "continued");
  set_attr(m, continued, ATTR_HEADLINE, m->hint->values[1]);
}

/* ── Pictures ────────────────────────────────────────────────────────── */

static Node *open_picture(const Marked *m) {
  Assembler *a = m->a;
  if (in_item(a, NODE_PICTURE) && !node_attr(a->item, ATTR_SRC) &&
      !node_child(a->item, NODE_CAPTION))
    return a->item;
  gboolean inside =
      in_item(a, NODE_ARTICLE) &&
      (a->closed || !m->hint->blanks || assembler_text_follows(a->r, a->i));
  if (!inside)
    return assembler_picture_alone(a, m->line);
  a->decked = FALSE;
  return node_add(a->r->issue, a->item, NODE_FIGURE, m->line);
}

static void take_picture(const Marked *m) {
  Node *node = open_picture(m);
  g_autofree char *name = slice_dup(m->text);
  set_attr(m, node, ATTR_ALT, m->hint->values[0]);
  if (m->text.length && picture_name_check(name, m->line, m->a->r->diag))
    set_attr(m, node, ATTR_SRC, name);
}

/* The picture that a caption or credit speaks of. */
static Node *picture_for(const Marked *m, NodeKind kind) {
  Assembler *a = m->a;
  Node *last = a->item ? a->item->last : NULL;
  gboolean again = m->first && kind == NODE_CAPTION && !a->closed;
  if (in_item(a, NODE_PICTURE) && !(again && node_child(a->item, NODE_CAPTION)))
    return a->item;
  if (last && last->kind == NODE_FIGURE &&
      !(again && node_child(last, NODE_CAPTION)))
    return last;
  misplaced(m,
            "stands under no 【图片】; a picture without a file was put there");
  return open_picture(m);
}

static void take_caption(const Marked *m) {
  Assembler *a = m->a;
  Node *picture = picture_for(m, NODE_CAPTION);
  if (a->closed || m->hint->exact) {
    add_text(m, picture, NODE_CAPTION);
    return;
  }
  assembler_begin_text(a, picture, NODE_CAPTION);
}

static void take_credit(const Marked *m) {
  add_makers(m, picture_for(m, NODE_CREDIT), NODE_CREDIT);
}

/* ── Pages and items ─────────────────────────────────────────────────── */

static void take_furniture(const Marked *m) {
  Assembler *a = m->a;
  Node *place = a->page ? a->page : issue_masthead_mutable(a->r->issue);
  add_text(m, a->closed && in_item(a, NODE_ARTICLE) ? a->item : place,
           NODE_FURNITURE);
}

static void set_page(const Marked *m) {
  Assembler *a = m->a;
  const char *const *values = m->hint->values;
  a->page = node_add(a->r->issue, issue_root_mutable(a->r->issue), NODE_PAGE,
                     m->line);
  set_attr(m, a->page, ATTR_NUMBER, values[0]);
  if (values[1] && (*values[1] || values[2]))
    set_attr(m, a->page, ATTR_NAME, values[1]);
  if (m->text.length)
    recovery_attr(a->r, a->page, ATTR_PRINTED, m->text);
}

/* "2 综合", "综合": what no pattern of page marks knows. */
static void read_page(const Marked *m) {
  Assembler *a = m->a;
  Slice text = m->text;
  const char *end = text.text + text.length, *p = text.text;
  while (p < end && !g_unichar_isspace(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  Slice head = slice_before(text, (gsize)(p - text.text));
  Slice name = slice_trim(slice_from(text, head.length));
  g_autofree char *number = page_number(head);
  gboolean numbered = g_ascii_isalnum(*number) && strlen(number) <= 4;
  node_set_attr(a->r->issue, a->page, ATTR_NUMBER, numbered ? number : "");
  if (!numbered || name.length)
    recovery_attr(a->r, a->page, ATTR_NAME, numbered ? name : text);
  if (!numbered)
    diag_add(a->r->diag, DIAG_UNREAD_VALUE, m->line, unit(a)->column,
             "no page's number can be read here; the page has none, and all of "
             "it is its name");
}

static void take_page(const Marked *m) {
  Assembler *a = m->a;
  assembler_close(a);
  a->page_told = TRUE;
  a->page_named = m->hint->of_file;
  if (m->hint->values[0] || !m->text.length) {
    set_page(m);
    return;
  }
  if (!m->first) {
    take_furniture(m);
    return;
  }
  assembler_page_mark(a);
  if (!*node_attr(a->page, ATTR_NUMBER))
    read_page(m);
}

static void set_id(const Marked *m, Node *item, const char *id) {
  Assembler *a = m->a;
  if (!a->ids)
    a->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_add(a->ids, g_strdup(id)))
    set_attr(m, item, ATTR_ID, id);
  else
    diag_add(a->r->diag, DIAG_UNREAD_VALUE, m->line, 0,
             "another item has the name %s already; this one gets its own", id);
}

static void take_item(const Marked *m) {
  static const NodeKind ITEMS[HINTS] = {[HINT_ARTICLE] = NODE_ARTICLE,
                                        [HINT_PICTURE_ITEM] = NODE_PICTURE,
                                        [HINT_NOTICE] = NODE_NOTICE};
  Assembler *a = m->a;
  if (m->hint->of_file) { /* its lines tell what it is */
    assembler_close(a);
    return;
  }
  assembler_open(a, ITEMS[m->hint->kind], m->line);
  a->decked = TRUE;
  a->closed = m->hint->closed;
  if (m->hint->values[0])
    set_id(m, a->item, m->hint->values[0]);
}

static void take_end(const Marked *m) {
  if (!m->a->item && !m->hint->of_file)
    misplaced(m, "ends nothing: no article is open");
  assembler_close(m->a);
}

/* ── The masthead ────────────────────────────────────────────────────── */

static const NodeKind FACTS[HINTS] = {
    [HINT_TITLE] = NODE_TITLE,     [HINT_DATE] = NODE_DATE,
    [HINT_WEEKDAY] = NODE_WEEKDAY, [HINT_LUNAR_DATE] = NODE_LUNAR_DATE,
    [HINT_NUMBER] = NODE_NUMBER,   [HINT_PAGE_COUNT] = NODE_PAGE_COUNT,
    [HINT_STAFF] = NODE_STAFF,     [HINT_WEBSITE] = NODE_WEBSITE,
    [HINT_EMAIL] = NODE_EMAIL,     [HINT_FACT] = NODE_FACT};

static Node *facts_place(const Marked *m) {
  return m->a->page ? m->a->page : issue_masthead_mutable(m->a->r->issue);
}

static void report_unread(const Marked *m) {
  diag_add(m->a->r->diag, DIAG_UNREAD_VALUE, m->line, 0,
           "what stands behind 【%s】 cannot be read as one; it is kept as it "
           "is, and says nothing",
           m->hint->name);
}

static gboolean told_before(const Marked *m, NodeKind kind) {
  return kind != NODE_STAFF && kind != NODE_FACT &&
         !hints_tell_masthead(m->a->r->hints) &&
         node_child(issue_masthead(m->a->r->issue), kind);
}

static void take_fact(const Marked *m) {
  const Recovery *r = m->a->r;
  const char *const *values = m->hint->values;
  NodeKind kind = FACTS[m->hint->kind];
  gboolean named = kind == NODE_STAFF || kind == NODE_FACT;
  if (told_before(m, kind)) {
    misplaced(m, "stands here a second time; kept, but the first decides");
    add_text(m, facts_place(m), NODE_FURNITURE);
  } else if (kind == NODE_STAFF && !m->hint->exact && !values[0]) {
    masthead_take_staff(r, facts_place(m), m->line, m->hint->name, m->text);
  } else if (!masthead_take_told(r, facts_place(m), kind, m->line,
                                 named ? values[0] : NULL, values[named],
                                 m->text)) {
    report_unread(m);
  }
}

static void take_masthead(const Marked *m) {
  if (m->text.length)
    masthead_take_facts(m->a->r, facts_place(m), m->line, m->text);
}

static void take_language(const Marked *m) {
  static const char *const TAGS[] = {"zh-Hans", "zh-Hant"};
  const Recovery *r = m->a->r;
  g_autofree char *word =
      m->hint->values[0] ? g_strdup(m->hint->values[0]) : slice_dup(m->text);
  for (guint i = 0; i < G_N_ELEMENTS(TAGS); i++)
    if (hints_value_is(r->hints, TAGS[i], word)) {
      node_set_attr(r->issue, issue_root_mutable(r->issue), ATTR_LANG, TAGS[i]);
      return;
    }
  report_unread(m);
}

/* ── All marks ───────────────────────────────────────────────────────── */

static void (*const HANDLERS[HINTS])(const Marked *m) = {
    [HINT_LANGUAGE] = take_language,
    [HINT_MASTHEAD] = take_masthead,
    [HINT_TITLE] = take_fact,
    [HINT_DATE] = take_fact,
    [HINT_WEEKDAY] = take_fact,
    [HINT_LUNAR_DATE] = take_fact,
    [HINT_NUMBER] = take_fact,
    [HINT_PAGE_COUNT] = take_fact,
    [HINT_STAFF] = take_fact,
    [HINT_WEBSITE] = take_fact,
    [HINT_EMAIL] = take_fact,
    [HINT_FACT] = take_fact,
    [HINT_PAGE] = take_page,
    [HINT_FURNITURE] = take_furniture,
    [HINT_ARTICLE] = take_item,
    [HINT_PICTURE_ITEM] = take_item,
    [HINT_NOTICE] = take_item,
    [HINT_END] = take_end,
    [HINT_RUBRIC] = take_rubric,
    [HINT_KICKER] = take_deck,
    [HINT_HEADLINE] = take_deck,
    [HINT_SUBHEAD] = take_deck,
    [HINT_BYLINE] = take_byline,
    [HINT_DATELINE] = take_dateline,
    [HINT_BODY] = take_paragraph,
    [HINT_PARAGRAPH] = take_paragraph,
    [HINT_SUBHEADING] = take_subheading,
    [HINT_EDITOR_NOTE] = take_editor_note,
    [HINT_JUMP] = take_jump,
    [HINT_CONTINUED] = take_continued,
    [HINT_PICTURE] = take_picture,
    [HINT_CAPTION] = take_caption,
    [HINT_CREDIT] = take_credit,
};

static void take(Marked *m) {
  g_autofree char *plain = m->hint->exact ? hint_unescape(m->raw) : NULL;
  m->text = plain ? slice_of(plain) : m->raw;
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
    assembler_flush(a);
    take(&m);
    a->mark = NULL;
    a->n_marks++;
  }
}

/* Lines whose label decides, among those the mark left it. */
static gboolean left_to_label(const Hint *hint) {
  return hint->kept || hint->kind == HINT_NOTICE ||
         ((hint->kind == HINT_BODY || hint->kind == HINT_EDITOR_NOTE) &&
          !hint->exact && !hint->paragraphs);
}

/* The further lines of a caption are one text with the first. */
static gboolean goes_on(const Assembler *a, HintOver over) {
  return over.hint->kind == HINT_CAPTION && !over.first && a->text->len;
}

gboolean marks_take_unit(Assembler *a) {
  HintOver over = hints_over(a->r->hints, unit(a)->source);
  if (!over.hint || left_to_label(over.hint))
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
  assembler_flush(a);
  take(&m);
  return TRUE;
}

gboolean marks_part(const Assembler *a, guint n) {
  guint source = unit_at(a->r->units, a->i + n)->source, place;
  return hints_over(a->r->hints, source).hint ||
         (hints_bare(a->r->hints, a->n_marks, &place) && place <= source);
}

/* The mark over the unit N on, if no other stands between. */
static HintKind mark_behind(const Assembler *a, guint n) {
  guint place;
  if (a->i + n >= a->r->units->units->len)
    return HINTS;
  guint source = unit_at(a->r->units, a->i + n)->source;
  HintOver over = hints_over(a->r->hints, source);
  if (hints_bare(a->r->hints, a->n_marks, &place) && place <= source)
    return HINTS;
  return over.hint ? over.hint->kind : HINTS;
}

static gboolean has_told_headline(const Assembler *a) {
  guint before = a->i;
  while (before-- > 0 && a->r->labels[before] == LABEL_DECK) {
    guint source = unit_at(a->r->units, before)->source;
    HintOver over = hints_over(a->r->hints, source);
    if (over.hint && over.hint->kind == HINT_HEADLINE)
      return TRUE;
  }
  return FALSE;
}

gboolean marks_take_decks(Assembler *a, guint n) {
  NodeKind kind = has_told_headline(a)                 ? NODE_SUBHEAD
                  : mark_behind(a, n) == HINT_HEADLINE ? NODE_KICKER
                                                       : NODE_ISSUE;
  if (kind == NODE_ISSUE)
    return FALSE;
  Node *last = a->item->last;
  Node *deck = last && last->kind == kind
                   ? last
                   : node_add(a->r->issue, a->item, kind, unit(a)->line);
  for (guint i = a->i; i < a->i + n; i++)
    recovery_text(a->r, deck, NODE_LINE, unit_at(a->r->units, i)->line,
                  unit_at(a->r->units, i)->text);
  return TRUE;
}
