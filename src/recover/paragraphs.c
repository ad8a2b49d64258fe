/* Units in, paragraphs out.
 *
 * Chinese needs nothing between two lines.  Where Western letters meet, a line
 * that was cut at the measure may have cut a word: then it is mended; a line
 * with room left ended with a word, and gets its space back. */
#include "recover/paragraphs.h"

static gboolean western_letter(gunichar c) {
  return is_western(c) && !g_unichar_isdigit(c);
}

/* Lines cut at the measure are as long as it to the half em. */
static gboolean cut_at_measure(const Units *units, const Unit *unit) {
  return unit->wrapped && unit_length(unit, units->by_width) >= units->measure;
}

void paragraph_append(GString *text, const Units *units, const Unit *before,
                      const Unit *unit) {
  gunichar left = g_utf8_get_char(
      g_utf8_prev_char(before->text.text + before->text.length));
  gunichar right = g_utf8_get_char(unit->text.text);
  if (western_letter(left) && western_letter(right) &&
      !cut_at_measure(units, before))
    g_string_append_c(text, ' ');
  g_string_append_len(text, unit->text.text, (gssize)unit->text.length);
}

Node *paragraph_add(const Recovery *r, Node *parent, guint line, Slice text) {
  Node *paragraph = node_add(r->issue, parent, NODE_PARAGRAPH, line);
  g_autoptr(GMatchInfo) info = NULL;
  Slice head, dateline = {text.text, 0};
  if (lexicon_match(r->lexicon, lexicon_form(r->lexicon, "dateline"), text,
                    &info, &head))
    dateline = match_group(info, "dateline", head);
  gsize from = (gsize)(dateline.text - text.text);
  if (from)
    recovery_text(r, paragraph, NODE_TEXT, line, slice_before(text, from));
  if (dateline.length)
    recovery_text(r, paragraph, NODE_DATELINE, line, dateline);
  Slice rest = slice_from(text, from + dateline.length);
  if (rest.length)
    recovery_text(r, paragraph, NODE_TEXT, line, rest);
  return paragraph;
}

void paragraph_join(const Recovery *r, Node *paragraph, Node *rest) {
  Node *last = paragraph->last;
  if (last && last->kind == NODE_TEXT && rest->first &&
      rest->first->kind == NODE_TEXT) {
    g_autofree char *both = g_strconcat(last->text, rest->first->text, NULL);
    node_set_text(r->issue, last, both);
    node_remove(rest->first);
  }
  while (rest->first)
    node_move(rest->first, paragraph, NULL);
  node_remove(rest);
}
