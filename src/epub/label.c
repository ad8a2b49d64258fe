/* A label is the words of the paper made plain: one line, no invisible
 * characters that could turn a menu round, cut to a length. */
#include "epub/label.h"

#include <string.h>

/* The longest alternative text [characters]: a breath of a reading voice. */
#define ALTERNATIVE_LENGTH 120

/* The longest label made from running text [characters]. */
#define EXCERPT_LENGTH 24

/* TEXT with white space and controls as single spaces, without formatting
 * characters (direction overrides, soft hyphens), and with an ellipsis in
 * place of what is beyond LIMIT characters. */
static char *plain(const char *text, guint limit) {
  GString *label = g_string_new(NULL);
  gboolean space = FALSE;
  guint n = 0;
  for (; *text && n < limit; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
      space = n > 0;
    } else if (g_unichar_type(c) != G_UNICODE_FORMAT) {
      g_string_append(label, space ? " " : "");
      g_string_append_unichar(label, c);
      n += 1 + space;
      space = FALSE;
    }
  }
  g_string_append(label, *text ? "…" : "");
  return g_string_free(label, FALSE);
}

/* From the first deck of ITEM that has words, the headline before all; "" if
 * none has.  The standing head of pictures tells none from another. */
static char *label_from_decks(const Node *item) {
  static const NodeKind decks[] = {NODE_HEADLINE, NODE_KICKER, NODE_SUBHEAD,
                                   NODE_RUBRIC};
  guint n = G_N_ELEMENTS(decks) - (item->kind == NODE_PICTURE);
  char *label = NULL;
  for (guint i = 0; i < n && !(label && *label); i++) {
    g_autofree char *text = node_text(node_child(item, decks[i]), " ");
    g_free(label);
    label = plain(text, LABEL_LENGTH);
  }
  return label;
}

/* Ends TEXT before the end of its first sentence. */
static void cut_sentence(char *text) {
  static const char *const ends[] = {"。", "！", "？"};
  for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
    char *end = strstr(text, ends[i]);
    if (end)
      *end = '\0';
  }
}

/* From the first words of ITEM that are read, or those that stand for a
 * picture; "" if there are none. */
static char *label_from_text(const Node *item) {
  g_autofree char *text = g_strdup("");
  for (const Node *n = item->first; n && !*text; n = n->next)
    if (n->kind != NODE_FURNITURE && n->kind != NODE_RUBRIC) {
      g_free(text);
      text = node_text(n, " ");
    }
  if (!*text && node_attr(item, ATTR_ALT)) {
    g_free(text);
    text = g_strdup(node_attr(item, ATTR_ALT));
  }
  cut_sentence(text);
  return plain(text, EXCERPT_LENGTH);
}

char *label_item(const Node *item, const EpubWords *words) {
  g_autofree char *deck = label_from_decks(item);
  if (*deck)
    return g_steal_pointer(&deck);
  g_autofree char *text = label_from_text(item);
  if (!*text)
    return g_strdup(words->untitled);
  return g_strconcat(item->kind == NODE_PICTURE ? words->picture : "", text,
                     NULL);
}

char *label_picture(const Node *picture, const EpubWords *words) {
  static const NodeKind kinds[] = {NODE_CAPTION, NODE_HEADLINE, NODE_PARAGRAPH};
  const char *given = node_attr(picture, ATTR_ALT);
  if (given)
    return plain(given, ALTERNATIVE_LENGTH);
  char *label = g_strdup("");
  for (guint i = 0; i < G_N_ELEMENTS(kinds) && !*label; i++) {
    g_autofree char *text = node_text(node_child(picture, kinds[i]), " ");
    g_free(label);
    label = plain(text, ALTERNATIVE_LENGTH);
  }
  if (*label)
    return label;
  g_free(label);
  return g_strdup(words->unnamed_picture);
}

char *label_page(const char *number, const char *name) {
  g_autofree char *text =
      g_strdup_printf("第%s版 %s", number, name ? name : "");
  return label_plain(text);
}

char *label_plain(const char *text) {
  return plain(text, LABEL_LENGTH);
}
