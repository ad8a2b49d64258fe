#include "display/display.h"

static void font_clear(gpointer data) {
  DisplayFont *font = data;
  g_free(font->file);
  g_free(font->name);
}

static void item_clear(gpointer data) {
  DisplayItem *item = data;
  if (item->kind == DISPLAY_RUN) {
    g_free(item->as.run.text);
    g_free(item->as.run.glyphs);
  } else if (item->kind == DISPLAY_PICTURE) {
    g_free(item->as.picture.source);
  }
}

static void page_clear(gpointer data) {
  DisplayPage *page = data;
  g_free(page->label);
  g_array_unref(page->items);
}

static void element_clear(gpointer data) {
  DisplayElement *element = data;
  g_free(element->text);
  g_free(element->language);
  g_free(element->uri);
}

static void bookmark_clear(gpointer data) {
  g_free(((DisplayBookmark *)data)->title);
}

static GArray *list_of(guint size, GDestroyNotify clear) {
  GArray *list = g_array_new(FALSE, TRUE, size);
  g_array_set_clear_func(list, clear);
  return list;
}

Display *display_new(const char *title, const char *language) {
  Display *display = g_new0(Display, 1);
  display->title = g_strdup(title);
  display->language = g_strdup(language);
  display->fonts = list_of(sizeof(DisplayFont), font_clear);
  display->pages = list_of(sizeof(DisplayPage), page_clear);
  display->elements = list_of(sizeof(DisplayElement), element_clear);
  display->areas = list_of(sizeof(DisplayArea), NULL);
  display->bookmarks = list_of(sizeof(DisplayBookmark), bookmark_clear);
  display_element(display, ELEMENT_DOCUMENT, 0);
  return display;
}

void display_free(Display *display) {
  if (!display)
    return;
  g_array_unref(display->fonts);
  g_array_unref(display->pages);
  g_array_unref(display->elements);
  g_array_unref(display->bookmarks);
  g_array_unref(display->areas);
  g_free(display->title);
  g_free(display->language);
  g_free(display->author);
  g_free(display->subject);
  g_free(display->date);
  g_free(display);
}

guint display_font(Display *display, const char *file, guint index,
                   const char *name) {
  guint n = display->fonts->len;
  for (guint i = 0; i < n; i++) {
    const DisplayFont *font = &g_array_index(display->fonts, DisplayFont, i);
    if (font->index == index && g_str_equal(font->file, file))
      return i;
  }
  DisplayFont font = {g_strdup(file), index, g_strdup(name)};
  g_array_append_val(display->fonts, font);
  return n;
}

guint display_page(Display *display, double width, double height,
                   const char *label) {
  DisplayPage page = {width, height, g_strdup(label),
                      list_of(sizeof(DisplayItem), item_clear)};
  g_array_append_val(display->pages, page);
  return display->pages->len - 1;
}

guint display_element(Display *display, ElementRole role, guint parent) {
  DisplayElement element = {.role = role, .parent = parent};
  g_array_append_val(display->elements, element);
  return display->elements->len - 1;
}

static void add_item(Display *display, guint page, DisplayItem item) {
  g_assert(item.element < display->elements->len);
  g_array_append_val(g_array_index(display->pages, DisplayPage, page).items,
                     item);
}

void display_add_run(Display *display, guint page, guint element,
                     DisplayRun run) {
  g_assert(run.font < display->fonts->len);
  DisplayItem item = {DISPLAY_RUN, element, {.run = run}};
  add_item(display, page, item);
}

void display_add_rule(Display *display, guint page, guint element,
                      DisplayRule rule) {
  DisplayItem item = {DISPLAY_RULE, element, {.rule = rule}};
  add_item(display, page, item);
}

void display_add_picture(Display *display, guint page, guint element,
                         DisplayPicture picture) {
  picture.source = g_strdup(picture.source);
  DisplayItem item = {DISPLAY_PICTURE, element, {.picture = picture}};
  add_item(display, page, item);
}

void display_add_area(Display *display, DisplayArea area) {
  GArray *areas = display->areas;
  DisplayArea *last =
      areas->len ? &g_array_index(areas, DisplayArea, areas->len - 1) : NULL;
  if (last && last->element == area.element && last->page == area.page &&
      last->y == area.y && last->height == area.height && area.x >= last->x)
    last->width = area.x + area.width - last->x;
  else
    g_array_append_val(areas, area);
}

void display_add_bookmark(Display *display, guint level, const char *title,
                          guint page, double y) {
  DisplayBookmark bookmark = {level, g_strdup(title), page, y};
  g_array_append_val(display->bookmarks, bookmark);
}

const DisplayElement *display_get_element(const Display *display,
                                          guint element) {
  g_assert(element < display->elements->len);
  return &g_array_index(display->elements, DisplayElement, element);
}

const DisplayPage *display_get_page(const Display *display, guint page) {
  g_assert(page < display->pages->len);
  return &g_array_index(display->pages, DisplayPage, page);
}
