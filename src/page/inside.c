/* In: set lines.  Out: elements inside their element, and the lines' runs
 * assigned to them.  Links to other places wait until all places are known. */
#include "page/inside.h"

#include <string.h>

#include "page/address.h"
#include "page/foreign.h"

static char *text_of(const GPtrArray *lines) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const GArray *runs = ((const SetLine *)lines->pdata[i])->runs;
    for (guint k = 0; k < runs->len; k++)
      g_string_append(text, g_array_index(runs, DisplayRun, k).text);
  }
  return g_string_free(text, FALSE);
}

/* A new element for the bytes START to END of TEXT, which LINES set. */
static DisplayElement *add_inside(Flow *flow, const GPtrArray *lines,
                                  gsize start, gsize end, ElementRole role,
                                  guint parent) {
  guint element = flow_element(flow, role, parent, 0);
  set_lines_assign(lines, start, end, element);
  return &g_array_index(flow->setter->display->elements, DisplayElement,
                        element);
}

/* ── Addresses, languages, private characters ────────────────────────── */

static gsize mark_foreign(Flow *flow, const GPtrArray *lines, guint element,
                          const Foreign *foreign) {
  add_inside(flow, lines, foreign->start, foreign->end, ELEMENT_SPAN, element)
      ->language = g_strdup(foreign->language);
  return foreign->end;
}

static gsize mark_address(Flow *flow, const GPtrArray *lines, guint element,
                          const Address *address, const char *text) {
  DisplayElement *link = add_inside(flow, lines, address->start, address->end,
                                    ELEMENT_LINK, element);
  link->uri = g_strdup(address->uri);
  link->text = g_strndup(text + address->start, address->end - address->start);
  return address->end;
}

/* The next foreign words from AT on; at END if there are none. */
static Foreign next_foreign(const char *text, gsize at, gsize end) {
  Foreign foreign = {end, end, NULL};
  foreign_next(text, at, &foreign);
  return foreign;
}

/* Foreign words up to the next address, that address, and so on. */
static void mark_words(Flow *flow, const GPtrArray *lines, guint element,
                       const char *text) {
  gsize end = strlen(text), at = 0;
  Foreign foreign = next_foreign(text, 0, end);
  while (at < end) {
    Address address = {end, end, NULL};
    address_next(text, at, &address);
    while (foreign.start < end && foreign.end <= address.start) {
      at = mark_foreign(flow, lines, element, &foreign);
      foreign = next_foreign(text, at, end);
    }
    at = address.uri ? mark_address(flow, lines, element, &address, text) : end;
    if (foreign.start < at)
      foreign = next_foreign(text, at, end);
    g_free(address.uri);
  }
}

/* A private character says itself, as ISO 19005-3 6.2.11.7.3 asks. */
static void mark_private(Flow *flow, const GPtrArray *lines, guint element,
                         const char *text) {
  for (const char *p = text, *next; *p; p = next) {
    next = g_utf8_next_char(p);
    if (g_unichar_type(g_utf8_get_char(p)) == G_UNICODE_PRIVATE_USE)
      add_inside(flow, lines, (gsize)(p - text), (gsize)(next - text),
                 ELEMENT_SPAN, element)
          ->text = g_strndup(p, (gsize)(next - p));
  }
}

void inside_mark(Flow *flow, const GPtrArray *lines, guint element) {
  g_autofree char *text = text_of(lines);
  if (element == flow->artifact)
    return;
  mark_words(flow, lines, element, text);
  mark_private(flow, lines, element, text);
}

/* ── Links to other places ───────────────────────────────────────────── */

void inside_link(Flow *flow, const GPtrArray *lines, gsize start, gsize end,
                 guint element, const Node *node) {
  g_autofree char *text = text_of(lines);
  FlowLink link = {flow->setter->display->elements->len, node};
  add_inside(flow, lines, start, end, ELEMENT_LINK, element)->text =
      g_strndup(text + start, end - start);
  g_array_append_val(flow->links, link);
}

void inside_home(Flow *flow, const Node *node, guint element) {
  g_hash_table_insert(flow->homes, (gpointer)node, GUINT_TO_POINTER(element));
}

void inside_settle(const Flow *flow) {
  for (guint i = 0; i < flow->links->len; i++) {
    const FlowLink *link = &g_array_index(flow->links, FlowLink, i);
    const Node *node = link->node;
    while (node && !g_hash_table_contains(flow->homes, node))
      node = node->parent;
    g_array_index(flow->setter->display->elements, DisplayElement,
                  link->element)
        .target = GPOINTER_TO_UINT(g_hash_table_lookup(flow->homes, node));
  }
}
