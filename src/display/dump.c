/* The display list as text: the golden of composition.  Numbers are printed
 * with a fixed point and no locale. */
#include "display/display.h"

static const char *const ROLES[] = {
    [ELEMENT_DOCUMENT] = "document", [ELEMENT_ARTIFACT] = "artifact",
    [ELEMENT_PART] = "part",         [ELEMENT_ARTICLE] = "article",
    [ELEMENT_HEADING] = "heading",   [ELEMENT_PARAGRAPH] = "paragraph",
    [ELEMENT_FIGURE] = "figure",     [ELEMENT_CAPTION] = "caption",
    [ELEMENT_TABLE] = "table",       [ELEMENT_ROW] = "row",
    [ELEMENT_CELL] = "cell",         [ELEMENT_LINK] = "link",
    [ELEMENT_SPAN] = "span"};

static void put_length(GString *out, double value) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_c(out, ' ');
  /* + 0.0 so that a rounded-away minus does not print as -0.00. */
  double rounded = (double)(gint64)(value * 100 + (value < 0 ? -0.5 : 0.5));
  g_string_append(
      out, g_ascii_formatd(digits, sizeof digits, "%.2f", rounded / 100 + 0.0));
}

static void dump_run(const Display *display, const DisplayRun *run,
                     GString *out) {
  const DisplayFont *font =
      &g_array_index(display->fonts, DisplayFont, run->font);
  put_length(out, run->x);
  put_length(out, run->y);
  g_string_append_printf(out, " %s", font->name);
  put_length(out, run->size);
  g_string_append_printf(out, " \"%s\"", run->text);
}

static void dump_box(double x, double y, double width, double height,
                     GString *out) {
  put_length(out, x);
  put_length(out, y);
  put_length(out, width);
  put_length(out, height);
}

static void dump_item(const Display *display, const DisplayItem *item,
                      GString *out) {
  static const char *const names[] = {"run", "rule", "picture"};
  g_string_append_printf(out, "  %s #%u", names[item->kind], item->element);
  switch (item->kind) {
  case DISPLAY_RUN:
    dump_run(display, &item->as.run, out);
    break;
  case DISPLAY_RULE:
    dump_box(item->as.rule.x, item->as.rule.y, item->as.rule.width,
             item->as.rule.height, out);
    g_string_append_printf(out, " %06x", item->as.rule.ink);
    break;
  case DISPLAY_PICTURE:
    dump_box(item->as.picture.x, item->as.picture.y, item->as.picture.width,
             item->as.picture.height, out);
    g_string_append_printf(out, " %s", item->as.picture.source);
    break;
  }
  g_string_append_c(out, '\n');
}

static void dump_page(const Display *display, guint nth, GString *out) {
  const DisplayPage *page = display_get_page(display, nth);
  g_string_append_printf(out, "page \"%s\"", page->label);
  put_length(out, page->width);
  put_length(out, page->height);
  g_string_append_c(out, '\n');
  for (guint i = 0; i < page->items->len; i++)
    dump_item(display, &g_array_index(page->items, DisplayItem, i), out);
}

static void dump_elements(const Display *display, GString *out) {
  for (guint i = 0; i < display->elements->len; i++) {
    const DisplayElement *element =
        &g_array_index(display->elements, DisplayElement, i);
    g_string_append_printf(out, "element #%u in #%u %s", i, element->parent,
                           ROLES[element->role]);
    if (element->level)
      g_string_append_printf(out, " %u", element->level);
    if (element->language)
      g_string_append_printf(out, " %s", element->language);
    if (element->uri)
      g_string_append_printf(out, " <%s>", element->uri);
    if (element->target)
      g_string_append_printf(out, " to #%u", element->target);
    if (element->text)
      g_string_append_printf(out, " \"%s\"", element->text);
    g_string_append_c(out, '\n');
  }
}

static void dump_bookmarks(const Display *display, GString *out) {
  for (guint i = 0; i < display->bookmarks->len; i++) {
    const DisplayBookmark *mark =
        &g_array_index(display->bookmarks, DisplayBookmark, i);
    g_string_append_printf(out, "bookmark %u page %u", mark->level,
                           mark->page + 1);
    put_length(out, mark->y);
    g_string_append_printf(out, " \"%s\"\n", mark->title);
  }
}

static void dump_areas(const Display *display, GString *out) {
  for (guint i = 0; i < display->areas->len; i++) {
    const DisplayArea *area = &g_array_index(display->areas, DisplayArea, i);
    g_string_append_printf(out, "area #%u page %u", area->element,
                           area->page + 1);
    dump_box(area->x, area->y, area->width, area->height, out);
    g_string_append_c(out, '\n');
  }
}

void display_dump(const Display *display, GString *out) {
  for (guint i = 0; i < display->pages->len; i++)
    dump_page(display, i, out);
  dump_areas(display, out);
  dump_bookmarks(display, out);
  dump_elements(display, out);
}
