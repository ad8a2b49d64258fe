/* Marks of pages and items in, what they open or end out. */
#include "recover/marked_private.h"

#include <string.h>

void marked_take_furniture(const Marked *m) {
  const Assembler *a = m->a;
  gboolean inside = a->closed && in_item(a, NODE_ARTICLE);
  marked_add(m, inside ? a->item : marked_place(m), NODE_FURNITURE);
}

/* A page that values tell. */
static void set_page(const Marked *m) {
  Assembler *a = m->a;
  const char *const *values = m->hint->values;
  a->page = node_add(a->r->issue, issue_root_mutable(a->r->issue), NODE_PAGE,
                     m->line);
  marked_set(m, a->page, ATTR_NUMBER, values[0]);
  if (values[1] && (*values[1] || values[2]))
    marked_set(m, a->page, ATTR_NAME, values[1]);
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

/* A page that its mark tells; in the head of an article, which stays open, a
 * database's, for each of its articles says its page. */
static void take_printed(const Marked *m) {
  Assembler *a = m->a;
  gboolean below = m->hint->field || assembler_mark_before_text(a);
  Node *item = below ? assembler_headed_article(a) : NULL;
  if (!item)
    assembler_close(a);
  assembler_page_mark(a, item);
  a->page_told = TRUE;
  if (!*node_attr(a->page, ATTR_NUMBER))
    read_page(m);
  if ((item || m->hint->field) && assembler_settle_page(a, item))
    marked_take_furniture(m);
}

void marked_take_page(const Marked *m) {
  Assembler *a = m->a;
  gboolean told = m->hint->values[0] || !m->text.length;
  if (!told && m->first) {
    take_printed(m);
    return;
  }
  assembler_close(a);
  a->page_told = TRUE;
  a->page_named = m->hint->of_file;
  if (told)
    set_page(m);
  else
    marked_take_furniture(m);
}

/* TRUE if the page has just been marked by its number alone. */
static gboolean wants_name(const Assembler *a) {
  return a->page && node_attr(a->page, ATTR_PRINTED) &&
         *node_attr(a->page, ATTR_NUMBER) && !node_attr(a->page, ATTR_NAME) &&
         (!a->item || assembler_headed_article(a));
}

static gboolean has_name(const Assembler *a, Slice name) {
  const char *had = a->page ? node_attr(a->page, ATTR_NAME) : NULL;
  return had && slice_equal(slice_of(had), name);
}

void marked_take_page_name(const Marked *m) {
  Assembler *a = m->a;
  if (wants_name(a)) {
    const char *printed = node_attr(a->page, ATTR_PRINTED);
    g_autofree char *name = slice_dup(m->text);
    g_autofree char *both = g_strdup_printf("%s　%s", printed, name);
    marked_set(m, a->page, ATTR_NAME, name);
    marked_set(m, a->page, ATTR_PRINTED, both);
  } else if (has_name(a, m->text)) {
    marked_take_furniture(m);
  } else {
    marked_take_page(m);
  }
}

/* ── A database's records ────────────────────────────────────────────── */

void marked_take_label(const Marked *m) {
  const Assembler *a = m->a;
  marked_add(m, in_item(a, NODE_ARTICLE) ? a->item : marked_place(m),
             NODE_FURNITURE);
}

void marked_take_record(const Marked *m) {
  assembler_close(m->a);
}

/* ── Items ───────────────────────────────────────────────────────────── */

static void set_id(const Marked *m, Node *item, const char *id) {
  Assembler *a = m->a;
  if (!a->ids)
    a->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_add(a->ids, g_strdup(id)))
    marked_set(m, item, ATTR_ID, id);
  else
    diag_add(a->r->diag, DIAG_UNREAD_VALUE, m->line, 0,
             "another item has the name %s already; this one gets its own", id);
}

void marked_take_item(const Marked *m) {
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

void marked_take_end(const Marked *m) {
  if (!m->a->item && !m->hint->of_file)
    marked_misplaced(m, "ends nothing: no article is open");
  assembler_close(m->a);
}
