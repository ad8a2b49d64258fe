/* The usual form of masthead facts that the paper itself did not print. */
#include "model/issue.h"

#include <stdio.h>

static char *show_date(const Node *date) {
  guint year, month, day;
  if (sscanf(date->text, "%4u-%2u-%2u", &year, &month, &day) != 3)
    return g_strdup(date->text);
  return g_strdup_printf("%u年%u月%u日", year, month, day);
}

static char *show_number(const Node *number) {
  return g_strdup_printf("第%s期", number->text);
}

static char *show_page_count(const Node *count) {
  return g_strdup_printf("共%s版", count->text);
}

/* A person of the staff whose words stand with an earlier one's is shown
 * there already. */
static char *show_staff(const Node *staff) {
  if (staff->previous && staff->previous->kind == NODE_STAFF)
    return g_strdup("");
  return g_strdup(staff->text);
}

static char *(*const SHOW[NODE_KINDS])(const Node *) = {
    [NODE_DATE] = show_date,
    [NODE_NUMBER] = show_number,
    [NODE_PAGE_COUNT] = show_page_count,
    [NODE_STAFF] = show_staff};

char *node_shown(const Node *fact) {
  const char *printed = node_printed(fact);
  if (*printed || !SHOW[fact->kind])
    return g_strdup(*printed ? printed : fact->text);
  return SHOW[fact->kind](fact);
}
