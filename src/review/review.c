/* Bands in, a page of HTML out: head with totals and doubts, then the bands
 * with their messages. */
#include "review/review.h"

#include "base/asset.h"
#include "markup/xml_out.h"
#include "review/bands.h"
#include "review/census.h"
#include "review/phrases.h"

typedef struct {
  XmlOut *out;
  const Phrases *phrases;
  const Lines *lines;
  const Diag *diag;
  guint next;       /* index of the first line that no band has shown */
  const Node *item; /* the last one a band has named */
} Page;

/* ── How sure ────────────────────────────────────────────────────────── */

/* From how much confidence on [%]; the names are classes of the style sheet
 * and keys of the phrases. */
static const struct {
  guint least;
  const char *name;
} GRADES[] = {{90, "sure"}, {70, "likely"}, {0, "doubtful"}};

enum { N_GRADES = G_N_ELEMENTS(GRADES), DOUBTFUL = N_GRADES - 1 };

static guint grade(const Judgement *judgement) {
  guint i = 0;
  while (judgement->confidence < GRADES[i].least)
    i++;
  return i;
}

static const char *grade_name(const Band *band) {
  return band->judgement ? GRADES[grade(band->judgement)].name : "blank";
}

/* ── Words ───────────────────────────────────────────────────────────── */

static const char *say(const Page *page, const char *key) {
  return phrase(page->phrases, "page", key);
}

/* What a block is called: the deck's name for the line of a deck. */
static const char *block_name(const Page *page, const Node *block) {
  gboolean inner =
      block->kind == NODE_LINE || (block->kind == NODE_PARAGRAPH &&
                                   block->parent->kind == NODE_EDITOR_NOTE);
  const Node *named = inner ? block->parent : block;
  return phrase(page->phrases, "kinds", node_kind_name(named->kind));
}

/* "P" in "理由：P；P", or that only the neighbours told. */
static char *reasons_text(const Page *page, const Judgement *judgement) {
  if (!judgement->reasons[0])
    return g_strdup(say(page, "by-neighbours"));
  GString *text = g_string_new(say(page, "because"));
  for (guint i = 0; i < RECORD_REASONS && judgement->reasons[i]; i++) {
    g_autofree char *rule = phrase_rule(page->phrases, judgement->reasons[i]);
    g_string_append_printf(text, "%s%s", i ? "；" : "", rule);
  }
  return g_string_free(text, FALSE);
}

/* The phrase KEY, whose %s stand for FIRST and SECOND. */
static char *fill(const Page *page, const char *key, const char *first,
                  const char *second) {
  g_auto(GStrv) parts = g_strsplit(say(page, key), "%s", 3);
  GString *text = g_string_new(parts[0]);
  const char *values[] = {first, second};
  for (guint i = 0; i < G_N_ELEMENTS(values) && parts[i + 1]; i++) {
    g_string_append(text, values[i]);
    g_string_append(text, parts[i + 1]);
    if (!parts[i + 2])
      break;
  }
  return g_string_free(text, FALSE);
}

/* ── The left half ───────────────────────────────────────────────────── */

static void put_line(const Page *page, const Line *line) {
  g_autofree char *number = g_strdup_printf("%u", line->number);
  g_autofree char *text = g_strndup(line->text, line->length);
  xml_start(page->out, "p", NULL);
  xml_leaf(page->out, number, "b", NULL);
  xml_text(page->out, text);
  xml_end_line(page->out);
}

/* Blank lines are passed over: their numbers tell. */
static gboolean is_blank(const Line *line) {
  for (const char *p = line->text, *end = p + line->length; p < end;
       p = g_utf8_next_char(p))
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      return FALSE;
  return TRUE;
}

static void put_source(Page *page, const Band *band) {
  const GArray *lines = page->lines->lines;
  xml_start(page->out, "div", "class", "source", NULL);
  for (; page->next < lines->len; page->next++) {
    const Line *line = &g_array_index(lines, Line, page->next);
    if (line->number > band->last)
      break;
    if (!is_blank(line))
      put_line(page, line);
  }
  xml_text(page->out, " ");
  xml_end_line(page->out);
}

/* ── The right half ──────────────────────────────────────────────────── */

static const Node *item_of(const Node *node) {
  while (node && node->kind != NODE_ARTICLE && node->kind != NODE_PICTURE &&
         node->kind != NODE_NOTICE)
    node = node->parent;
  return node;
}

/* The words of a paragraph, datelines and persons marked. */
static void put_mixed(const Page *page, const Node *node) {
  for (const Node *child = node->first; child; child = child->next)
    if (child->kind == NODE_TEXT)
      xml_text(page->out, child->text);
    else
      xml_leaf(page->out, child->text, "em", "title",
               phrase(page->phrases, "kinds", node_kind_name(child->kind)),
               NULL);
}

static void put_words(const Page *page, const Node *block) {
  if (block->kind == NODE_PAGE) {
    xml_text(page->out, node_attr(block, ATTR_PRINTED));
  } else if (node_kind_content(block->kind) == CONTENT_MIXED) {
    put_mixed(page, block);
  } else {
    xml_text(page->out, node_printed(block));
  }
}

/* The value that was understood, where it is not what was printed. */
static const char *understood(const Node *block) {
  const char *value = block->kind == NODE_PAGE   ? node_attr(block, ATTR_NUMBER)
                      : block->kind == NODE_JUMP ? node_attr(block, ATTR_TO)
                      : block->kind == NODE_CONTINUED
                          ? node_attr(block, ATTR_FROM)
                      : node_kind_normalised(block->kind) ? block->text
                                                          : NULL;
  return value && *value && g_strcmp0(value, node_printed(block)) ? value
                                                                  : NULL;
}

static void put_block(const Page *page, const Node *block) {
  const char *value = understood(block);
  xml_start(page->out, "p", "class", node_kind_name(block->kind), NULL);
  xml_leaf(page->out, block_name(page, block), "span", "class", "kind", NULL);
  put_words(page, block);
  if (value)
    xml_leaf(page->out, value, "span", "class", "value", NULL);
  xml_end_line(page->out);
}

static void put_item(Page *page, const Node *block) {
  const Node *item = item_of(block);
  if (item && item != page->item)
    xml_leaf(page->out,
             phrase(page->phrases, "kinds", node_kind_name(item->kind)), "h2",
             NULL);
  page->item = item;
}

static void put_why(const Page *page, const Band *band) {
  const Judgement *j = band->judgement;
  g_autofree char *share = g_strdup_printf("%u%%", j->confidence);
  g_autofree char *reasons = reasons_text(page, j);
  const char *label = phrase(page->phrases, "labels", j->label);
  const char *other = phrase(page->phrases, "labels", j->other);
  g_autofree char *taken = fill(page, "taken", label, other);
  xml_start(page->out, "details", "open", grade(j) == DOUBTFUL ? "open" : NULL,
            NULL);
  xml_start(page->out, "summary", NULL);
  xml_leaf(page->out, share, "span", "class", "share", NULL);
  xml_text(page->out, taken);
  xml_end(page->out);
  xml_leaf(page->out, reasons, "p", NULL);
  xml_end_line(page->out);
}

typedef struct {
  const Page *page;
  guint first, last; /* lines */
} Remarks;

static void put_remark(DiagId id, guint line, guint column, const char *text,
                       gpointer data) {
  static const char *const CLASSES[] = {"note", "warning", "error"};
  const Remarks *remarks = data;
  const Page *page = remarks->page;
  (void)column;
  if (line < remarks->first || line > remarks->last)
    return;
  xml_start(page->out, "p", "class", CLASSES[diag_severity(id)], "title", text,
            NULL);
  xml_text(page->out, phrase(page->phrases, "messages", diag_name(id)));
  xml_leaf(page->out, text, "small", "lang", "en", NULL);
  xml_end_line(page->out);
}

static void put_made(Page *page, const Band *band) {
  xml_start(page->out, "div", "class", "made", NULL);
  if (band->goes_on)
    xml_leaf(page->out, say(page, "goes-on"), "p", "class", "on", NULL);
  for (guint i = 0; i < band->blocks->len; i++) {
    const Node *block = g_ptr_array_index(band->blocks, i);
    put_item(page, block);
    put_block(page, block);
  }
  if (band->judgement)
    put_why(page, band);
  Remarks remarks = {page, band->first, band->last};
  diag_each(page->diag, put_remark, &remarks);
  xml_end_line(page->out);
}

static void put_band(Page *page, const Band *band) {
  g_autofree char *id = g_strdup_printf("L%u", band->first);
  xml_start(page->out, "section", "class", grade_name(band), "id", id, NULL);
  put_source(page, band);
  put_made(page, band);
  xml_end_line(page->out);
}

/* ── The head ────────────────────────────────────────────────────────── */

static void put_total(const Page *page, const char *name, guint n,
                      const char *class) {
  g_autofree char *count = g_strdup_printf("%u", n);
  xml_start(page->out, "li", "class", class, NULL);
  xml_leaf(page->out, count, "b", NULL);
  xml_text(page->out, name);
  xml_end_line(page->out);
}

static void put_grades(const Page *page, const Record *record) {
  guint counts[N_GRADES] = {0};
  for (guint i = 0; i < record->judgements->len; i++)
    counts[grade(&g_array_index(record->judgements, Judgement, i))]++;
  xml_start(page->out, "ul", "class", "grades", NULL);
  for (guint i = 0; i < N_GRADES; i++) {
    g_autofree char *n = g_strdup_printf("%u", counts[i]);
    g_autofree char *lines = fill(page, "lines", n, NULL);
    xml_start(page->out, "li", "class", GRADES[i].name, NULL);
    xml_leaf(page->out, say(page, GRADES[i].name), "b", NULL);
    xml_text(page->out, lines);
    xml_end_line(page->out);
  }
  xml_end_line(page->out);
}

static void put_kept(const Page *page, const Census *census) {
  g_autofree char *source = g_strdup_printf("%u", census->source);
  g_autofree char *kept = g_strdup_printf("%u", census->kept);
  g_autofree char *text = fill(page, "kept", source, kept);
  gboolean all = census->source == census->kept;
  xml_start(page->out, "p", "class", all ? "kept" : "error", NULL);
  xml_text(page->out, text);
  xml_text(page->out, "，");
  xml_text(page->out, say(page, all ? "kept-all" : "kept-not"));
  xml_end_line(page->out);
}

static void put_totals(const Page *page, const Issue *issue,
                       const Record *record) {
  Census census = census_take(page->lines, issue);
  xml_start(page->out, "ul", "class", "totals", NULL);
  for (guint i = 0; i < CENSUS_KINDS; i++)
    put_total(page,
              phrase(page->phrases, "kinds", node_kind_name(census_kind(i))),
              census.counts[i], NULL);
  xml_end_line(page->out);
  put_kept(page, &census);
  put_grades(page, record);
}

/* The doubtful bands, each with how its lines begin. */
static void put_doubts(const Page *page, const GPtrArray *bands) {
  enum { LINE_PREVIEW = 8 };
  guint n = 0;
  xml_leaf(page->out, say(page, "doubts"), "h2", NULL);
  xml_start(page->out, "p", "class", "doubts", NULL);
  for (guint i = 0; i < bands->len; i++) {
    const Band *band = g_ptr_array_index(bands, i);
    if (!band->judgement || grade(band->judgement) != DOUBTFUL)
      continue;
    g_autofree char *link = g_strdup_printf("#L%u", band->first);
    g_autofree char *number = g_strdup_printf("%u", band->judgement->line);
    xml_leaf(page->out, number, "a", "href", link, NULL);
    xml_text(page->out, " ");
    n++;
  }
  if (!n)
    xml_text(page->out, say(page, "no-doubts"));
  xml_end_line(page->out);
}

static void put_head(const Page *page, const char *title,
                     const char *language) {
  g_autoptr(GBytes) style = asset_get("review/review.css");
  xml_start(page->out, "html", "lang", language, NULL);
  xml_start(page->out, "head", NULL);
  xml_start(page->out, "meta", "charset", "utf-8", NULL);
  xml_end_line(page->out);
  xml_start(page->out, "meta", "name", "viewport", "content",
            "width=device-width", NULL);
  xml_end_line(page->out);
  xml_leaf(page->out, title, "title", NULL);
  xml_leaf(page->out, g_bytes_get_data(style, NULL), "style", NULL);
  xml_end_line(page->out);
}

static char *title_of(const Page *page, const Issue *issue) {
  return g_strdup_printf("%s %s %s", issue_fact(issue, NODE_TITLE),
                         issue_fact(issue, NODE_DATE), say(page, "title"));
}

static void put_body(Page *page, const Issue *issue, const Record *record,
                     const char *title) {
  const GArray *lines = page->lines->lines;
  guint last =
      lines->len ? g_array_index(lines, Line, lines->len - 1).number : 0;
  g_autoptr(GPtrArray) bands = bands_new(last, issue, record);
  Remarks whole = {page, 0, 0};
  xml_start(page->out, "body", NULL);
  xml_start(page->out, "header", NULL);
  xml_leaf(page->out, title, "h1", NULL);
  put_totals(page, issue, record);
  diag_each(page->diag, put_remark, &whole);
  put_doubts(page, bands);
  xml_end_line(page->out);
  xml_start(page->out, "main", NULL);
  for (guint i = 0; i < bands->len; i++)
    put_band(page, g_ptr_array_index(bands, i));
}

GBytes *review_html(const Lines *lines, const Issue *issue,
                    const Record *record, const Diag *diag) {
  g_autoptr(Phrases) phrases = phrases_new(issue_language(issue));
  Page page = {.out = xml_out_new(TRUE),
               .phrases = phrases,
               .lines = lines,
               .diag = diag};
  g_autofree char *title = title_of(&page, issue);
  put_head(&page, title, issue_language(issue));
  put_body(&page, issue, record, title);
  return xml_out_finish(page.out);
}
