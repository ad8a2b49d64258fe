/* Nodes are counted on a walk, characters over the two texts (law 1). */
#include "review/census.h"

static const NodeKind KINDS[CENSUS_KINDS] = {
    NODE_PAGE,       NODE_ARTICLE, NODE_HEADLINE, NODE_BYLINE, NODE_PARAGRAPH,
    NODE_SUBHEADING, NODE_CAPTION, NODE_NOTICE,   NODE_JUMP};

NodeKind census_kind(guint i) {
  return KINDS[i];
}

static void count(Census *census, NodeKind kind) {
  for (guint i = 0; i < CENSUS_KINDS; i++)
    census->counts[i] += KINDS[i] == kind;
}

static guint visible(const char *text, gsize length) {
  guint n = 0;
  for (const char *p = text, *end = text + length; p < end;
       p = g_utf8_next_char(p))
    n += !g_unichar_isspace(g_utf8_get_char(p));
  return n;
}

Census census_take(const Lines *lines, const Issue *issue) {
  Census census = {0};
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering)
      count(&census, node->kind);
  for (guint i = 0; i < lines->lines->len; i++) {
    const Line *line = &g_array_index(lines->lines, Line, i);
    census.source += visible(line->text, line->length);
  }
  GString *words = g_string_new(NULL);
  issue_append_words(issue, words);
  census.kept = visible(words->str, words->len);
  g_string_free(words, TRUE);
  return census;
}
