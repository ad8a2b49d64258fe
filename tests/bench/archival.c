/* archival TEXT: what the archival edition of an issue costs beyond painting
 * its pages, and so for a volume of 1,000 pages: medians of CPU time [ms], and
 * the most memory ever used [MB]. */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "base/file.h"
#include "input/lines.h"
#include "page/compose.h"
#include "paint/paint.h"
#include "pdf/pdf.h"
#include "recover/recover.h"

enum { RUNS = 11, VOLUME = 1000 };

static Display *compose(const char *path, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  g_autoptr(Lines) lines = bytes ? lines_decode(bytes, NULL, diag) : NULL;
  g_autoptr(Issue) issue = lines ? recover_issue(lines, "bench", NULL, diag) : NULL;
  g_autoptr(PageStyle) style = page_style_load("archive", diag);
  Fonts *fonts = issue ? fonts_open(issue_language(issue), diag) : NULL;
  Display *display = fonts ? compose_issue(issue, style, fonts, NULL, diag) : NULL;
  fonts_free(fonts);
  return display;
}

static void copy_run(Display *to, guint page, guint element,
                     const DisplayRun *run) {
  DisplayRun copy = *run;
  copy.text = g_strdup(run->text);
  copy.glyphs = g_memdup2(run->glyphs, run->n_glyphs * sizeof(DisplayGlyph));
  display_add_run(to, page, element, copy);
}

/* Page NTH of FROM as a new last page of TO, its elements BASE further on. */
static void copy_page(Display *to, const Display *from, guint nth, guint base) {
  const DisplayPage *page = display_get_page(from, nth);
  guint new = display_page(to, page->width, page->height, page->label);
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    guint element = item->element ? item->element + base : 0;
    if (item->kind == DISPLAY_RUN)
      copy_run(to, new, element, &item->as.run);
    else if (item->kind == DISPLAY_RULE)
      display_add_rule(to, new, element, item->as.rule);
  }
}

static void copy_elements(Display *to, const Display *from, guint base) {
  for (guint i = 1; i < from->elements->len; i++) {
    const DisplayElement *element = display_get_element(from, i);
    guint parent = element->parent ? element->parent + base : 0;
    guint new = display_element(to, element->role, parent);
    g_array_index(to->elements, DisplayElement, new).level = element->level;
  }
}

/* VOLUME pages: ISSUE again and again. */
static Display *bind(const Display *issue) {
  Display *volume = display_new(issue->title, issue->language);
  for (guint i = 0; i < issue->fonts->len; i++) {
    const DisplayFont *font = &g_array_index(issue->fonts, DisplayFont, i);
    display_font(volume, font->file, font->index, font->name);
  }
  while (volume->pages->len < VOLUME) {
    guint base = volume->elements->len - 1;
    copy_elements(volume, issue, base);
    for (guint i = 0; i < issue->pages->len && volume->pages->len < VOLUME; i++)
      copy_page(volume, issue, i, base);
  }
  return volume;
}

static GBytes *paint(const Display *display, Diag *diag) {
  g_autoptr(GPtrArray) texts = NULL;
  return paint_pdf(display, &texts, diag);
}

static GBytes *edit(const Display *display, Diag *diag) {
  return pdf_write(display, &(PdfOptions){0}, diag);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The median CPU time of MAKE [ms]; SIZE is set to how long its file is. */
static double measure(GBytes *(*make)(const Display *, Diag *),
                      const Display *display, guint runs, gsize *size,
                      Diag *diag) {
  double times[RUNS];
  for (guint i = 0; i < runs; i++) {
    clock_t start = clock();
    g_autoptr(GBytes) file = make(display, diag);
    times[i] = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    *size = file ? g_bytes_get_size(file) : 0;
  }
  qsort(times, runs, sizeof *times, by_size);
  return times[runs / 2];
}

static void report(const Display *display, guint runs, Diag *diag) {
  gsize painted, edited;
  double paint_time = measure(paint, display, runs, &painted, diag);
  double edit_time = measure(edit, display, runs, &edited, diag);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("  %4u pages: painted %8.1f ms, archival %8.1f ms = %+.1f; "
         "%'zu bytes without attachments; peak memory %.0f MB\n",
         display->pages->len, paint_time, edit_time, edit_time - paint_time,
         edited, (double)usage.ru_maxrss / 1000);
}

int main(int argc, char **argv) {
  g_autoptr(Diag) diag = diag_new(argc > 1 ? argv[1] : "");
  g_autoptr(Display) issue = argc > 1 ? compose(argv[1], diag) : NULL;
  if (!issue)
    return 1;
  printf("The archival PDF beyond painting:\n");
  report(issue, RUNS, diag);
  g_autoptr(Display) volume = bind(issue);
  report(volume, 3, diag);
  return 0;
}
