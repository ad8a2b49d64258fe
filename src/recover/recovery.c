/* Small help for all parts of the assembly. */
#include "recover/recovery.h"

#include "base/calendar.h"

void recovery_attr(const Recovery *r, Node *node, NodeAttr attr, Slice text) {
  g_autofree char *value = slice_dup(text);
  node_set_attr(r->issue, node, attr, value);
}

char *page_number(Slice printed) {
  guint number;
  if (calendar_number(printed.text, (gssize)printed.length, &number))
    return g_strdup_printf("%u", number);
  g_autofree char *text = slice_dup(printed);
  g_autofree char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_ascii_strup(plain ? plain : text, -1);
}
