/* An issue becomes a document: its flow, its pages, and what is said of it. */
#include "page/compose.h"

#include "page/columns.h"
#include "page/facts.h"
#include "page/float.h"
#include "page/items.h"

static Display *new_display(const Issue *issue) {
  g_autofree char *name = facts_name(issue);
  Display *display = display_new(name, issue_language(issue));
  const char *date = issue_fact(issue, NODE_DATE);
  display->date = *date ? g_strdup(date) : NULL;
  return display;
}

Display *compose_issue(const Issue *issue, const PageStyle *style, Fonts *fonts,
                       const Pictures *pictures, Diag *diag) {
  g_autoptr(Display) display = new_display(issue);
  Setter setter;
  setter_open(&setter, style, fonts, display, diag);
  Flow *flow = flow_new(&setter, pictures);
  items_add(flow, issue);
  float_figures(flow, issue);
  columns_place(flow, issue);
  flow_free(flow);
  setter_close(&setter);
  return g_steal_pointer(&display);
}
