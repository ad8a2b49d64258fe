/* Roles and names in, the staff of the issue or of a page out. */
#include "recover/masthead.h"

#include "recover/masthead_private.h"

/* The roles before the colon and the names behind it make a node each; the
 * first keeps the printed words. */
static void add_staff(const Taking *taking, Slice role, Slice name,
                      Slice *printed) {
  Node *node =
      recovery_text(taking->r, taking->place, NODE_STAFF, taking->line, name);
  recovery_attr(taking->r, node, ATTR_ROLE, role);
  recovery_attr(taking->r, node, ATTR_PRINTED, *printed);
  printed->length = 0;
}

static gsize word_length(Slice text) {
  gsize n = 0;
  while (n < text.length && is_han(g_utf8_get_char(text.text + n)))
    n = (gsize)(g_utf8_next_char(text.text + n) - text.text);
  return n;
}

/* A word and those joined to it by dots: "古丽·阿不都". */
static gsize name_length(Slice text) {
  gsize n = word_length(text);
  while (n && n < text.length) {
    Slice rest = slice_from(text, n);
    gsize dot = (gsize)(g_utf8_next_char(rest.text) - rest.text);
    gsize more = is_name_dot(g_utf8_get_char(rest.text))
                     ? word_length(slice_from(rest, dot))
                     : 0;
    if (!more)
      break;
    n += dot + more;
  }
  return n;
}

/* The next name of a list; a single character takes the one behind the space
 * too ("康　朴"). */
static Slice next_name(Slice names) {
  while (names.length && !word_length(names))
    names =
        slice_from(names, (gsize)(g_utf8_next_char(names.text) - names.text));
  gsize n = name_length(names);
  Slice behind = slice_from(names, n), second = slice_trim(behind);
  gsize m = word_length(second);
  if (slice_chars(slice_before(names, n)) == 1 &&
      slice_chars(slice_before(second, m)) == 1 && second.text > behind.text)
    n = (gsize)(second.text + m - names.text);
  return slice_before(names, n);
}

static void take_names(const Taking *taking, Slice role, Slice names,
                       Slice *printed) {
  const char *end = names.text + names.length;
  for (Slice name = next_name(names); name.length;
       name = next_name((Slice){name.text + name.length,
                                (gsize)(end - name.text) - name.length}))
    add_staff(taking, role, name, printed);
}

Slice masthead_take_roles(const Taking *taking, const Fact *fact,
                          Slice printed) {
  const Lexicon *lexicon = taking->r->lexicon;
  const char *end = fact->value.text;
  for (const char *p = fact->printed.text; p < end;) {
    Slice rest = {p, (gsize)(end - p)};
    gsize role = lexicon_word_at_start(lexicon, "staff", rest);
    if (role)
      take_names(taking, slice_before(rest, role), fact->value, &printed);
    p = role ? p + role : g_utf8_next_char(p);
  }
  return printed;
}

/* "文澜　校读：李某": those of the next role, of length 0 if there are none. */
static Slice next_role(Slice names) {
  const char *end = names.text + names.length, *word = NULL;
  for (const char *p = names.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c))
      word = g_utf8_next_char(p);
    else if (word && mark_class(c) == MARK_COLON)
      return (Slice){word, (gsize)(end - word)};
  }
  return (Slice){end, 0};
}

void masthead_take_staff(const Recovery *r, Node *place, guint line,
                         const char *role, Slice names) {
  Slice others = next_role(names);
  names = slice_trim(slice_before(names, names.length - others.length));
  Slice name = next_name(names), printed = names;
  const char *end = names.text + names.length;
  if (!name.length)
    recovery_text(r, place, NODE_FURNITURE, line, names);
  for (; name.length; printed.length = 0) {
    g_autofree char *value = slice_dup(name);
    gboolean bare = slice_equal(name, printed);
    masthead_take_told(r, place, NODE_STAFF, line, role, bare ? NULL : value,
                       printed);
    const char *behind = name.text + name.length;
    name = next_name((Slice){behind, (gsize)(end - behind)});
  }
  if (others.length)
    masthead_take_facts(r, place, line, others);
}
