/* Jumps and continuations in, whole articles out.
 *
 * A jump and a continuation may belong together if each names the page the
 * other stands on.  Headlines that are clearly alike are joined first; the
 * others were shortened or worded anew, and the order decides. */
#include "recover/jumps.h"

#include "recover/paragraphs.h"

#include <string.h>

enum {
  CANDIDATES = 64, /* continuations compared for one jump … */
  REACH = 2048,    /* … and looked at */
  ALIKE = 60,      /* likeness of headlines that belong together [%] */
  LEVEL = 25       /* likeness that tells more than the order [%] */
};

Node *jump_add(const Recovery *r, Node *article, NodeKind kind, guint line,
               Slice printed, Slice page) {
  Node *node = node_add(r->issue, article, kind, line);
  g_autofree char *number = page_number(page);
  node_set_attr(r->issue, node, kind == NODE_JUMP ? ATTR_TO : ATTR_FROM,
                number);
  recovery_attr(r, node, ATTR_PRINTED, printed);
  return node;
}

/* ── Likeness of headlines ───────────────────────────────────────────── */

/* All words of an article's decks, parted by spaces. */
static char *deck_words(const Node *article) {
  GString *words = g_string_new(NULL);
  for (const Node *node = article->first; node; node = node->next) {
    if (node->kind == NODE_PARAGRAPH)
      break;
    if (node->kind > NODE_SUBHEAD || node->kind < NODE_RUBRIC)
      continue;
    if (words->len)
      g_string_append_c(words, ' ');
    node_append_text(node, " ", words);
  }
  return g_string_free(words, FALSE);
}

/* How much of B's characters A has too [%]; spaces count for nothing. */
static guint likeness(const char *a, const char *b) {
  guint common = 0, all = 0;
  for (const char *p = b; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c))
      continue;
    all++;
    common += g_utf8_strchr(a, -1, c) != NULL;
  }
  return all ? common * 100 / all : 0;
}

/* ── Partners ────────────────────────────────────────────────────────── */

/* A jump or continuation, the number of the page it was printed on, and that
 * of the page it names. */
typedef struct {
  Node *node; /* NULL once it has a partner */
  const char *page, *named;
} End;

static const char *skip_letters(const char *number) {
  while (g_ascii_isupper(*number))
    number++;
  return number;
}

/* Behind the letters of a page's number, its noughts left out. */
static const char *page_digits(const char *number) {
  number = skip_letters(number);
  while (*number == '0')
    number++;
  return number;
}

/* "A02" is page "A2". */
static gboolean same_page(const char *a, const char *b) {
  return strncmp(a, b, (gsize)(skip_letters(a) - a)) == 0 &&
         strcmp(page_digits(a), page_digits(b)) == 0;
}

static gboolean agrees(const char *named, const char *page) {
  return !*named || !*page || same_page(named, page);
}

static gboolean may_join(const End *jump, const End *continued) {
  return continued->node && agrees(jump->named, continued->page) &&
         agrees(continued->named, jump->page) &&
         jump->node->parent != continued->node->parent;
}

/* "未完" may mean the next number of the paper: only a continuation that is
 * told from where, or has the same headline, is of this one. */
static guint least_likeness(const End *jump, const End *continued) {
  gboolean told = *jump->named || (*continued->named && *jump->page);
  return told ? 0 : ALIKE;
}

/* The best of the continuations that are left and at least LEAST like the
 * jump; NULL if there is none. */
static End *find_partner(const End *jump, const GArray *continuations,
                         guint least) {
  g_autofree char *words = deck_words(jump->node->parent);
  End *best = NULL;
  guint best_level = 0, seen = 0, first = 0;
  while (first < continuations->len &&
         !g_array_index(continuations, End, first).node)
    first++;
  guint end = MIN(continuations->len, first + REACH);
  for (guint i = first; i < end && seen < CANDIDATES; i++) {
    End *continued = &g_array_index(continuations, End, i);
    if (!may_join(jump, continued))
      continue;
    g_autofree char *others = deck_words(continued->node->parent);
    guint like = likeness(words, others);
    seen++;
    if (like < MAX(least, least_likeness(jump, continued)) ||
        (best && like / LEVEL <= best_level))
      continue;
    best = continued;
    best_level = like / LEVEL;
  }
  return best;
}

/* ── Joining ─────────────────────────────────────────────────────────── */

static gboolean is_open(const Node *paragraph) {
  const Node *last = paragraph->last;
  if (!last || !last->text || !*last->text)
    return FALSE;
  const char *p = last->text + strlen(last->text);
  do
    p = g_utf8_prev_char(p);
  while (p > last->text && mark_class(g_utf8_get_char(p)) == MARK_CLOSE);
  return mark_class(g_utf8_get_char(p)) != MARK_STOP;
}

/* A paragraph that was torn by the jump stands whole before it. */
static void mend(const Recovery *r, Node *jump, Node *rest) {
  Node *before = jump->previous;
  if (!before || before->kind != NODE_PARAGRAPH || !is_open(before) || !rest ||
      rest->kind != NODE_PARAGRAPH || node_child(rest, NODE_DATELINE))
    return;
  g_autofree char *place = diag_place(r->diag, jump->line);
  diag_add(r->diag, DIAG_JOINED_PARAGRAPH, rest->line, 1,
           "paragraph joined across the jump at %s", place);
  paragraph_join(r, before, rest);
}

/* Takes LINE of a continuation's head: words that are none of the headline
 * over the beginning, below a line that is, head the text that goes on here;
 * all others only repeat the headline. */
static void take_head(const Recovery *r, const Node *line, const char *words,
                      Node *before, GString *headline, gboolean *alike) {
  gboolean repeats = likeness(words, line->text) >= ALIKE;
  *alike |= repeats;
  if (*alike && !repeats) {
    Node *parent = before->parent;
    node_move(node_add_text(r->issue, parent, NODE_SUBHEADING, line->line,
                            line->text, -1),
              parent, before);
    diag_add(r->diag, DIAG_SUBHEADING_OF_REST, line->line, 0,
             "below the headline said again; taken for a subheading of what "
             "goes on here");
    return;
  }
  if (headline->len)
    g_string_append_c(headline, ' ');
  g_string_append(headline, line->text);
}

/* Takes rubric and decks off the continuation REST of an article with WORDS in
 * its own; what they repeat, parted by spaces.  Free with g_free(). */
static char *take_heads(const Recovery *r, Node *rest, const char *words) {
  GString *headline = g_string_new(NULL);
  gboolean alike = FALSE;
  for (Node *node = rest->first, *next; node; node = next) {
    next = node->next;
    if (node->kind < NODE_RUBRIC || node->kind > NODE_SUBHEAD)
      continue;
    /* A rubric is its own line. */
    const Node *line = node->first ? node->first : node;
    for (; line; line = node->first ? line->next : NULL)
      take_head(r, line, words, node, headline, &alike);
    node_remove(node);
  }
  return g_string_free(headline, FALSE);
}

static void join(const Recovery *r, Node *jump, Node *continued) {
  Node *article = jump->parent, *rest = continued->parent;
  g_autofree char *words = deck_words(article);
  g_autofree char *headline = take_heads(r, rest, words);
  if (*headline)
    node_set_attr(r->issue, continued, ATTR_HEADLINE, headline);
  node_set_attr(r->issue, jump, ATTR_JOINED, "true");
  Node *behind = jump->next;
  node_move(continued, article, behind);
  Node *first = rest->first;
  while (rest->first)
    node_move(rest->first, article, NULL);
  mend(r, jump, first);
  node_remove(rest);
  g_autofree char *place = diag_place(r->diag, continued->line);
  diag_add(r->diag, DIAG_JOINED_JUMP, jump->line, 0,
           "joined to its continuation at %s", place);
}

/* A page that the paper does not number may be any. */
static const char *printed_number(const Node *page) {
  const char *number = node_attr(page, ATTR_NUMBER);
  return number && node_attr(page, ATTR_PRINTED) ? number : "";
}

/* A typed mark says that the rest of the article follows here. */
static gboolean is_joined(const Node *node) {
  if (node->kind == NODE_CONTINUED)
    node = node->previous;
  return node && node->kind == NODE_JUMP &&
         g_strcmp0(node_attr(node, ATTR_JOINED), "true") == 0;
}

/* The ends of KIND, a jump or a continuation, that are still loose; ATTR names
 * their page. */
static GArray *collect(Node *root, NodeKind kind, NodeAttr attr) {
  GArray *found = g_array_new(FALSE, FALSE, sizeof(End));
  for (Node *page = root->first; page; page = page->next)
    for (Node *item = page->first; item; item = item->next)
      for (Node *node = item->first; node; node = node->next) {
        if (node->kind != kind || item->kind != NODE_ARTICLE || is_joined(node))
          continue;
        End end = {node, printed_number(page), node_attr(node, attr)};
        g_array_append_val(found, end);
      }
  return found;
}

static void report_jump(const Recovery *r, const Node *jump) {
  diag_add(r->diag, DIAG_JUMP_WITHOUT_REST, jump->line, 0,
           "the article goes on elsewhere, %s, but its rest is not in the text",
           node_printed(jump));
}

static void report_continuation(const Recovery *r, const Node *continued) {
  diag_add(r->diag, DIAG_CONTINUATION_WITHOUT_START, continued->line, 0,
           "the article began elsewhere, %s, but its beginning is not in the "
           "text",
           node_printed(continued));
}

/* Joins the jumps to continuations at least LEAST like them. */
static void join_alike(const Recovery *r, GArray *jumps,
                       const GArray *continuations, guint least) {
  for (guint i = 0; i < jumps->len; i++) {
    End *jump = &g_array_index(jumps, End, i);
    End *partner = jump->node ? find_partner(jump, continuations, least) : NULL;
    if (!partner)
      continue;
    join(r, jump->node, partner->node);
    jump->node = partner->node = NULL;
  }
}

void jumps_join(const Recovery *r) {
  Node *root = issue_root_mutable(r->issue);
  g_autoptr(GArray) jumps = collect(root, NODE_JUMP, ATTR_TO);
  g_autoptr(GArray) continuations = collect(root, NODE_CONTINUED, ATTR_FROM);
  join_alike(r, jumps, continuations, ALIKE);
  join_alike(r, jumps, continuations, 0);
  for (guint i = 0; i < jumps->len; i++)
    if (g_array_index(jumps, End, i).node)
      report_jump(r, g_array_index(jumps, End, i).node);
  for (guint i = 0; i < continuations->len; i++)
    if (g_array_index(continuations, End, i).node)
      report_continuation(r, g_array_index(continuations, End, i).node);
}
