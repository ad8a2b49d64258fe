/* Small help for all parts of the assembly. */
#include "recover/recovery.h"

#include "base/calendar.h"

void recovery_attr(const Recovery *r, Node *node, NodeAttr attr, Slice text) {
  g_autofree char *value = slice_dup(text);
  node_set_attr(r->issue, node, attr, value);
}

Found recovery_find(const Recovery *r, const char *form, const char *group,
                    Slice text) {
  Found found = {{text.text, 0}, {text.text, 0}};
  guint number = lexicon_form(r->lexicon, form);
  g_autoptr(GMatchInfo) info = NULL;
  Slice part;
  gint start = 0, end = 0;
  if (!lexicon_match(r->lexicon, number, text, &info, &part) ||
      !g_match_info_fetch_pos(info, 0, &start, &end))
    return found;
  found.words = (Slice){part.text + start, (gsize)(end - start)};
  if (group)
    found.group = match_group(info, group, part);
  return found;
}

Found recovery_cut_head(const Recovery *r, const char *form, const char *group,
                        Slice *text) {
  Found found = recovery_find(r, form, group, *text);
  if (found.words.length)
    *text = slice_trim(slice_from(
        *text, (gsize)(found.words.text + found.words.length - text->text)));
  found.words = slice_trim(found.words);
  return found;
}

Found recovery_cut_tail(const Recovery *r, const char *form, const char *group,
                        Slice *text) {
  Found found = recovery_find(r, form, group, *text);
  if (found.words.length)
    *text =
        slice_trim(slice_before(*text, (gsize)(found.words.text - text->text)));
  found.words = slice_trim(found.words);
  return found;
}

char *page_number(Slice printed) {
  guint number;
  if (calendar_number(printed.text, (gssize)printed.length, &number))
    return g_strdup_printf("%u", number);
  g_autofree char *text = slice_dup(printed);
  g_autofree char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_ascii_strup(plain ? plain : text, -1);
}
