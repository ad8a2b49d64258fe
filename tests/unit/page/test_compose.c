/* Composition: what must hold on the pages of every issue, however odd, and
 * a small issue in full.
 *
 * Every issue below is composed once and put to all the rules. */
#include "base/asset.h"
#include "page/compose.h"

#include "sample.h"

#include <math.h>
#include <string.h>

/* ── Issues ──────────────────────────────────────────────────────────── */

static Issue *plain(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "1", "要闻");
  Node *lead = sample_article(issue, page, "一以贯之加快推进新旧动能转换", 9);
  sample_deck(issue, lead, NODE_SUBHEAD,
              (const char *[]){"马军权巴海峰在主会场参加会议", NULL});
  sample_byline(issue, lead, "(融媒体 全兴社)");
  for (guint i = 0; i < 9; i++) {
    Node *article =
        sample_article(issue, page, "我区安排部署重大基础设施用地工作", i % 4);
    sample_byline(issue, article, "本报记者 张三");
    if (i % 3 == 0)
      sample_picture(issue, page, i + 1);
  }
  page = sample_page(issue, "2", "综合");
  sample_article(issue, page, "第六届中国智能建筑节在我区成功举办", 12);
  sample_article(issue, page, "网格化服务管理", 20);
  return issue;
}

static Issue *every_kind(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "3", NULL);
  Node *staff = node_add_text(issue, page, NODE_STAFF, 7, "王五", -1);
  node_set_attr(issue, staff, ATTR_PRINTED, "责编 王五");
  node_add_text(issue, page, NODE_FURNITURE, 7, "3版", -1);
  Node *a = node_add(issue, page, NODE_ARTICLE, 8);
  node_add_text(issue, a, NODE_RUBRIC, 8, "新闻评论", -1);
  sample_deck(issue, a, NODE_KICKER, (const char *[]){"引题", "二行", NULL});
  sample_deck(issue, a, NODE_HEADLINE, (const char *[]){"主题", "次行", NULL});
  sample_deck(issue, a, NODE_SUBHEAD, (const char *[]){"——副题", NULL});
  sample_byline(issue, a, "□ 周八");
  Node *note = node_add(issue, a, NODE_EDITOR_NOTE, 9);
  sample_paragraph(issue, note, "编者按", 2);
  sample_paragraph(issue, a, "本报讯", 3);
  node_add_text(issue, a, NODE_SUBHEADING, 9, "小标题", -1);
  sample_paragraph(issue, a, NULL, 3);
  Node *jump = node_add(issue, a, NODE_JUMP, 9);
  node_set_attr(issue, jump, ATTR_PRINTED, "(下转四版)");
  Node *rest = node_add(issue, a, NODE_CONTINUED, 9);
  node_set_attr(issue, rest, ATTR_PRINTED, "(上接三版)");
  node_set_attr(issue, rest, ATTR_HEADLINE, "主题");
  Node *figure = node_add(issue, a, NODE_FIGURE, 9);
  node_add_text(issue, figure, NODE_CAPTION, 9, "图为现场。", -1);
  rest = node_add(issue, a, NODE_CONTINUED, 9);
  node_set_attr(issue, rest, ATTR_PRINTED, "(紧接上版)");
  sample_deck(issue, a, NODE_SUBHEAD, (const char *[]){"篇中副题", NULL});
  sample_byline(issue, a, "本报记者 张三");
  Node *notice = node_add(issue, page, NODE_NOTICE, 10);
  sample_headline(issue, notice, "停电公告");
  node_add_text(issue, notice, NODE_SUBHEADING, 10, "注意事项", -1);
  sample_paragraph(issue, notice, NULL, 1);
  sample_byline(issue, notice, "供电公司");
  Node *picture = node_add(issue, page, NODE_PICTURE, 11);
  sample_headline(issue, picture, "水乡冬日");
  sample_paragraph(issue, picture, NULL, 1);
  return issue;
}

static Issue *small(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "2", "综合");
  Node *staff = node_add_text(issue, page, NODE_STAFF, 7, "王五", -1);
  node_set_attr(issue, staff, ATTR_ROLE, "责编");
  Node *article = sample_article(issue, page, "我区举办网格员培训班", 1);
  sample_byline(issue, article, "(融媒体 裴崇旭)");
  sample_picture(issue, page, 1);
  return issue;
}

static Issue *no_pages(void) {
  return sample_issue("讯");
}

static Issue *only_title(void) {
  Issue *issue = issue_new("zh-Hans");
  node_add_text(issue, issue_masthead_mutable(issue), NODE_TITLE, 1, "讯", -1);
  sample_page(issue, "1", NULL);
  return issue;
}

static Issue *added_facts(void) {
  Issue *issue = issue_new("zh-Hans");
  Node *head = issue_masthead_mutable(issue);
  Node *title = node_add_text(issue, head, NODE_TITLE, 0, "晚报", -1);
  node_set_attr(issue, title, ATTR_PRINTED, "");
  Node *date = node_add_text(issue, head, NODE_DATE, 0, "2024-02-29", -1);
  node_set_attr(issue, date, ATTR_PRINTED, "");
  Node *fact = node_add_text(issue, head, NODE_FACT, 0, "第7期", -1);
  node_set_attr(issue, fact, ATTR_NAME, "number");
  Node *number = node_add_text(issue, head, NODE_NUMBER, 0, "7", -1);
  node_set_attr(issue, number, ATTR_PRINTED, "");
  return issue;
}

static Issue *bare_articles(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "1", NULL);
  node_add(issue, page, NODE_ARTICLE, 8);
  sample_article(issue, page, NULL, 7);
  sample_article(issue, page, "有题无文", 0);
  sample_article(issue, page, NULL, 3);
  node_add(issue, page, NODE_PICTURE, 9);
  node_add(issue, page, NODE_NOTICE, 9);
  return issue;
}

static Issue *long_headline(void) {
  g_autoptr(GString) line = g_string_new(NULL);
  while (g_utf8_strlen(line->str, -1) < 500)
    g_string_append(line, "加快推进重点项目");
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "1", NULL);
  for (guint i = 0; i < 3; i++) {
    Node *article = sample_article(issue, page, line->str, 6);
    sample_deck(issue, article, NODE_SUBHEAD,
                (const char *[]){line->str, line->str, NULL});
  }
  return issue;
}

static Issue *long_title(void) {
  Issue *issue = sample_issue("中国共产党东昌府区委员会东昌府区人民政府机关报东"
                              "昌府讯周末版");
  sample_article(issue, sample_page(issue, "1", NULL), "题", 1);
  return issue;
}

static Issue *long_paragraph(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *article = sample_article(issue, sample_page(issue, "1", NULL), "题", 0);
  sample_paragraph(issue, article, NULL, 2900);
  return issue;
}

static Issue *many_articles(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "1", NULL);
  for (guint i = 0; i < 200; i++)
    sample_article(issue, page, "乡村振兴简讯", i % 6);
  return issue;
}

static Issue *picture_alone(void) {
  Issue *issue = sample_issue("东昌府讯");
  sample_picture(issue, sample_page(issue, "1", NULL), 1);
  return issue;
}

static Issue *endless_picture(void) {
  Issue *issue = sample_issue("东昌府讯");
  sample_picture(issue, sample_page(issue, "1", NULL), 200);
  return issue;
}

static Issue *subheadings_only(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *article = sample_article(issue, sample_page(issue, "1", NULL), "题", 0);
  for (guint i = 0; i < 300; i++)
    node_add_text(issue, article, NODE_SUBHEADING, 9, "小标题", -1);
  return issue;
}

static Issue *blank_texts(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "1", "");
  Node *article = sample_article(issue, page, " \xE3\x80\x80", 0);
  Node *p = node_add(issue, article, NODE_PARAGRAPH, 9);
  node_add_text(issue, p, NODE_TEXT, 9, " \n\t", -1);
  p = node_add(issue, article, NODE_PARAGRAPH, 9);
  node_add_text(issue, p, NODE_TEXT, 9, "一行\n又一行\xE2\x80\xA8三", -1);
  node_add(issue, article, NODE_PARAGRAPH, 9);
  return issue;
}

static void add_rows(Issue *issue, Node *article, const char *row, guint n) {
  for (guint i = 0; i < n; i++) {
    Node *p = node_add(issue, article, NODE_PARAGRAPH, 9);
    g_autofree char *text = g_strdup_printf("%s %u.50", row, i * 9);
    node_add_text(issue, p, NODE_TEXT, 9, text, -1);
  }
}

/* A table longer than a column, and one too wide for it. */
static Issue *tables(void) {
  Issue *issue = sample_issue("东昌府讯");
  Node *page = sample_page(issue, "1", NULL);
  add_rows(issue, sample_article(issue, page, "菜价", 1), "猪肉 公斤", 100);
  add_rows(issue, sample_article(issue, page, "药价", 1),
           "生产厂家名称很长的一种药品 五百毫升瓶装的一千瓶 每瓶合", 4);
  return issue;
}

typedef struct {
  const char *name;
  Issue *(*make)(void);
} Case;

static const Case CASES[] = {{"plain", plain},
                             {"every-kind", every_kind},
                             {"small", small},
                             {"no-pages", no_pages},
                             {"only-title", only_title},
                             {"added-facts", added_facts},
                             {"bare-articles", bare_articles},
                             {"long-headline", long_headline},
                             {"long-title", long_title},
                             {"long-paragraph", long_paragraph},
                             {"many-articles", many_articles},
                             {"picture-alone", picture_alone},
                             {"endless-picture", endless_picture},
                             {"subheadings-only", subheadings_only},
                             {"blank-texts", blank_texts},
                             {"tables", tables}};

/* ── What a test looks at ────────────────────────────────────────────── */

typedef struct {
  Issue *issue;
  PageStyle *style;
  Display *display;
} Composed;

/* The style "archive" with other values for some of its keys. */
static PageStyle *style_with(const char *keys, Diag *diag) {
  g_autoptr(GBytes) archive = asset_get("styles/archive.style");
  g_autofree char *text =
      g_strconcat(g_bytes_get_data(archive, NULL), keys, NULL);
  return page_style_parse("own", text, strlen(text), diag);
}

static Composed compose(const Case *c, const char *keys) {
  g_autoptr(Diag) diag = diag_new("issue.txt");
  Composed composed = {c->make(), style_with(keys, diag), NULL};
  g_assert_nonnull(composed.style);
  g_autofree char *fault = issue_check(composed.issue);
  g_assert_cmpstr(fault, ==, NULL);
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  g_assert_nonnull(fonts);
  composed.display =
      compose_issue(composed.issue, composed.style, fonts, NULL, diag);
  g_assert_nonnull(composed.display);
  return composed;
}

static void composed_clear(Composed *composed) {
  issue_free(composed->issue);
  page_style_free(composed->style);
  display_free(composed->display);
}

static const DisplayElement *element_of(const Display *display,
                                        const DisplayItem *item) {
  return &g_array_index(display->elements, DisplayElement, item->element);
}

static gboolean is_content(const Display *display, const DisplayItem *item) {
  return item->kind == DISPLAY_RUN &&
         element_of(display, item)->role != ELEMENT_ARTIFACT;
}

static double run_end(const DisplayRun *run) {
  double end = 0;
  for (guint i = 0; i < run->n_glyphs; i++)
    end = MAX(end, run->glyphs[i].x);
  return run->x + end;
}

/* The body's lines: the runs of its size and typeface. */
static gboolean is_body(const Composed *c, const DisplayItem *item) {
  if (!is_content(c->display, item) || item->as.run.size != 10.5)
    return FALSE;
  const DisplayFont *font =
      &g_array_index(c->display->fonts, DisplayFont, item->as.run.font);
  return strstr(font->name, "Serif") && strstr(font->name, "Regular");
}

typedef void (*PageTest)(const Composed *c, const DisplayPage *page);

static void each_page(const Composed *c, PageTest test) {
  for (guint i = 0; i < c->display->pages->len; i++)
    test(c, display_get_page(c->display, i));
}

/* ── Rules ───────────────────────────────────────────────────────────── */

static int compare_characters(gconstpointer a, gconstpointer b) {
  gunichar x = *(const gunichar *)a, y = *(const gunichar *)b;
  return (x > y) - (x < y);
}

/* The characters of TEXT that are not space, sorted. */
static char *multiset(const char *text) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(gunichar));
  for (; *text; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    if (!g_unichar_isspace(c))
      g_array_append_val(all, c);
  }
  g_array_sort(all, compare_characters);
  char *sorted =
      g_ucs4_to_utf8((gunichar *)(void *)all->data, all->len, NULL, NULL, NULL);
  g_array_unref(all);
  return sorted;
}

/* Law 1: the pages hold every character the issue has for its reader, once. */
static void check_nothing_lost(const Composed *c) {
  g_autoptr(GString) wanted = g_string_new(NULL);
  g_autoptr(GString) found = g_string_new(NULL);
  issue_append_reading(c->issue, wanted);
  for (guint i = 0; i < c->display->pages->len; i++) {
    const DisplayPage *page = display_get_page(c->display, i);
    for (guint j = 0; j < page->items->len; j++) {
      const DisplayItem *item = &g_array_index(page->items, DisplayItem, j);
      if (is_content(c->display, item))
        g_string_append(found, item->as.run.text);
    }
  }
  g_autofree char *a = multiset(wanted->str);
  g_autofree char *b = multiset(found->str);
  g_assert_cmpstr(a, ==, b);
}

/* Where the grid begins: pages with more lines than the style says begin half
 * a line higher for each. */
static double grid_start(const Composed *c, const DisplayPage *page) {
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (is_body(c, item))
      return item->as.run.y;
  }
  return 0;
}

/* Every baseline of the body stands on the grid of its page. */
static void check_grid(const Composed *c, const DisplayPage *page) {
  double first = grid_start(c, page), half = c->style->pitch / 2;
  double lines =
      (first - c->style->head - page_style_baseline(c->style)) / half;
  if (first > 0)
    g_assert_cmpfloat_with_epsilon(lines, round(lines), 0.001);
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (!is_body(c, item))
      continue;
    double line = (item->as.run.y - first) / c->style->pitch;
    g_assert_cmpfloat_with_epsilon(line, round(line), 0.001);
  }
}

/* All content stands in the type area; only a nameplate rises above it. */
static void check_type_area(const Composed *c, const DisplayPage *page) {
  double measure = page_style_measure(c->style);
  double left = (c->style->width - measure) / 2;
  double foot = c->style->head +
                (c->style->lines + c->style->flex / 2.0) * c->style->pitch;
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (!is_content(c->display, item))
      continue;
    const DisplayRun *run = &item->as.run;
    g_assert_cmpfloat(run->y, <=, foot);
    g_assert_cmpfloat(run->y, >=, c->style->head - 2 * c->style->pitch);
    g_assert_cmpfloat(run->x, >=, left - run->size / 2);
    g_assert_cmpfloat(run_end(run), <=, left + measure);
  }
}

/* No two runs share a place. */
static gboolean runs_overlap(const DisplayRun *a, const DisplayRun *b) {
  double tolerance = 0.2 * MIN(a->size, b->size);
  double top = MAX(a->y - 0.88 * a->size, b->y - 0.88 * b->size);
  double bottom = MIN(a->y + 0.12 * a->size, b->y + 0.12 * b->size);
  double left = MAX(a->x, b->x), right = MIN(run_end(a), run_end(b));
  return bottom - top > tolerance && right - left > tolerance;
}

static void check_overlap(const Composed *c, const DisplayPage *page) {
  for (guint i = 0; i < page->items->len; i++)
    for (guint j = 0; j < i; j++) {
      const DisplayItem *a = &g_array_index(page->items, DisplayItem, i);
      const DisplayItem *b = &g_array_index(page->items, DisplayItem, j);
      if (a->kind == DISPLAY_RUN && b->kind == DISPLAY_RUN &&
          runs_overlap(&a->as.run, &b->as.run))
        g_error("page %s: \"%s\" stands on \"%s\"", page->label, a->as.run.text,
                b->as.run.text);
    }
  (void)c;
}

/* A headline has text below it in its column. */
static void check_headlines(const Composed *c, const DisplayPage *page) {
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    const DisplayElement *element = element_of(c->display, item);
    if (item->kind != DISPLAY_RUN || element->role != ELEMENT_HEADING ||
        element->level == 1)
      continue;
    gboolean followed = FALSE;
    double middle = c->style->width / 2;
    for (guint j = i + 1; j < page->items->len; j++) {
      const DisplayItem *below = &g_array_index(page->items, DisplayItem, j);
      followed |= is_content(c->display, below) &&
                  below->as.run.y > item->as.run.y &&
                  ((below->as.run.x < middle) == (item->as.run.x < middle) ||
                   run_end(&item->as.run) > middle);
    }
    if (!followed)
      g_error("page %s: nothing under \"%s\"", page->label, item->as.run.text);
  }
}

/* Bookmarks go forward and stand on pages. */
static void check_bookmarks(const Composed *c) {
  guint page = 0;
  for (guint i = 0; i < c->display->bookmarks->len; i++) {
    const DisplayBookmark *mark =
        &g_array_index(c->display->bookmarks, DisplayBookmark, i);
    g_assert_cmpuint(mark->page, >=, page);
    g_assert_cmpuint(mark->page, <, c->display->pages->len);
    g_assert_cmpuint(mark->level, <=, 2);
    page = mark->page;
  }
}

static void test_rules(gconstpointer data) {
  const Case *test = data;
  Composed c = compose(test, "");
  check_nothing_lost(&c);
  each_page(&c, check_grid);
  each_page(&c, check_type_area);
  each_page(&c, check_overlap);
  if (test->make == plain || test->make == every_kind)
    each_page(&c, check_headlines);
  check_bookmarks(&c);
  composed_clear(&c);
}

/* The rules hold in other forms: one column on a small page, many narrow ones
 * on a large, and hardly a column at all. */
static void test_forms(gconstpointer data) {
  static const char *const forms[] = {
      "[page]\nwidth=148mm\nheight=210mm\nlines=28\ncolumns=1\n"
      "column-width=30\n",
      "[page]\nwidth=390mm\nheight=275mm\nlines=40\ncolumns=6\n"
      "column-width=13\ngutter=1\n",
      "[page]\nlines=10\ncolumns=3\ncolumn-width=6\n"};
  for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
    Composed c = compose(data, forms[i]);
    check_nothing_lost(&c);
    each_page(&c, check_grid);
    each_page(&c, check_overlap);
    check_bookmarks(&c);
    composed_clear(&c);
  }
}

/* The lowest baseline of the body in one of two columns of PAGE. */
static double column_foot(const Composed *c, const DisplayPage *page,
                          gboolean right) {
  double foot = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (is_body(c, item) && (item->as.run.x > c->style->width / 2) == !!right)
      foot = MAX(foot, item->as.run.y);
  }
  return foot;
}

/* The columns of an ended text differ by one line at most, or by two where a
 * paragraph's last lines stay together; the last is the shorter. */
static Issue *one_article(guint sentences) {
  Issue *issue = sample_issue("东昌府讯");
  Node *article = sample_article(issue, sample_page(issue, "1", NULL), "题", 0);
  sample_paragraph(issue, article, NULL, sentences);
  return issue;
}

static void test_balance(void) {
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  for (guint sentences = 3; sentences < 120; sentences += 3) {
    Composed c = {one_article(sentences), style_with("", diag), NULL};
    c.display = compose_issue(c.issue, c.style, fonts, NULL, diag);
    const DisplayPage *page =
        display_get_page(c.display, c.display->pages->len - 1);
    double left = column_foot(&c, page, FALSE);
    double right = column_foot(&c, page, TRUE);
    double least = right > 0 ? right : c.style->head; /* two lines in all */
    g_assert_cmpfloat(left, >, right - 0.1);
    g_assert_cmpfloat(left, <, least + 2.1 * c.style->pitch);
    composed_clear(&c);
  }
}

/* A stretch of lines of one element in one column. */
typedef struct {
  guint element, page, lines;
  gboolean right;
  double y;
} Stretch;

/* The stretches of the body, in order. */
static GArray *body_stretches(const Composed *c) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Stretch));
  Stretch *last = NULL;
  for (guint i = 0; i < c->display->pages->len; i++) {
    const DisplayPage *page = display_get_page(c->display, i);
    for (guint j = 0; j < page->items->len; j++) {
      const DisplayItem *item = &g_array_index(page->items, DisplayItem, j);
      if (!is_body(c, item))
        continue;
      gboolean right = item->as.run.x > c->style->width / 2;
      if (!last || last->element != item->element || last->page != i ||
          last->right != right) {
        Stretch next = {item->element, i, 0, right, 0};
        g_array_append_val(all, next);
        last = &g_array_index(all, Stretch, all->len - 1);
      }
      last->lines += last->y != item->as.run.y;
      last->y = item->as.run.y;
    }
  }
  return all;
}

/* Clreq: no line of a paragraph stands alone at the head or foot of a
 * column. */
static void check_lone_lines(const Composed *c) {
  g_autoptr(GArray) all = body_stretches(c);
  for (guint i = 1; i < all->len; i++) {
    const Stretch *a = &g_array_index(all, Stretch, i - 1);
    const Stretch *b = &g_array_index(all, Stretch, i);
    if (a->element != b->element)
      continue;
    g_assert_cmpuint(a->lines, >=, 2);
    g_assert_cmpuint(b->lines, >=, 2);
  }
}

/* A headline, a subheading, paragraphs and a byline at every height of a
 * column, and a headline across at many of a page. */
static void test_every_height(void) {
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  for (guint n = 1; n < 60; n++) {
    Composed c = {sample_issue("东昌府讯"), style_with("", diag), NULL};
    Node *page = sample_page(c.issue, "1", NULL);
    Node *lead = sample_article(c.issue, page, "题", 0);
    for (guint i = 0; i < n; i++)
      sample_paragraph(c.issue, lead, NULL, 1);
    for (guint i = 0; i < 4; i++) {
      Node *next = sample_article(c.issue, page, "我区举办培训班", 4);
      node_add_text(c.issue, next, NODE_SUBHEADING, 9, "抓落实", -1);
      sample_paragraph(c.issue, next, NULL, 4);
      sample_byline(c.issue, next, "(融媒体 裴崇旭)");
    }
    page = sample_page(c.issue, "2", "综合");
    sample_article(c.issue, page, "公交车上捡到一首诗", 3);
    c.display = compose_issue(c.issue, c.style, fonts, NULL, diag);
    each_page(&c, check_headlines);
    check_lone_lines(&c);
    check_nothing_lost(&c);
    composed_clear(&c);
  }
}

/* The same issue gives the same pages. */
static void test_same(gconstpointer data) {
  g_autoptr(GString) first = g_string_new(NULL);
  g_autoptr(GString) second = g_string_new(NULL);
  Composed a = compose(data, ""), b = compose(data, "");
  display_dump(a.display, first);
  display_dump(b.display, second);
  g_assert_cmpstr(first->str, ==, second->str);
  composed_clear(&a);
  composed_clear(&b);
}

static void test_cover(gconstpointer data) {
  const Case *test = data;
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_autoptr(Issue) issue = test->make();
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  g_autoptr(Display) cover = compose_cover(issue, fonts, diag);
  g_assert_nonnull(cover);
  g_assert_cmpuint(cover->pages->len, ==, 1);
  const DisplayPage *page = display_get_page(cover, 0);
  g_assert_cmpfloat(page->width, ==, 600);
  g_assert_cmpfloat(page->height, ==, 800);
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (item->kind != DISPLAY_RUN)
      continue;
    g_assert_cmpfloat(item->as.run.y, <, 800 - 40);
    g_assert_cmpfloat(item->as.run.x, >, 30);
    g_assert_cmpfloat(run_end(&item->as.run), <, 600 - 40);
  }
  check_overlap(NULL, page);
}

/* Bookmarks of the plain issue: pages of the paper, then their articles. */
static void test_bookmarks(void) {
  static const struct {
    guint level;
    const char *title;
  } wanted[] = {{1, "第1版 要闻"},
                {2, "一以贯之加快推进新旧动能转换"},
                {2, "我区安排部署重大基础设施用地工作"},
                {2, "会议强调，要坚持“项目为王”，聚焦10个…"}};
  Composed c = compose(&CASES[0], "");
  for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
    const DisplayBookmark *mark =
        &g_array_index(c.display->bookmarks, DisplayBookmark, i);
    g_assert_cmpuint(mark->level, ==, wanted[i].level);
    g_assert_cmpstr(mark->title, ==, wanted[i].title);
  }
  g_assert_cmpstr(c.display->title, ==, "东昌府讯 2021年6月8日 总第1345期");
  g_assert_cmpstr(c.display->date, ==, "2021-06-08");
  composed_clear(&c);
}

/* Two neighbouring headlines differ in size or face. */
static void test_neighbours(void) {
  Composed c = compose(&CASES[0], "");
  guint font = G_MAXUINT, element = 0;
  double size = 0;
  for (guint i = 0; i < c.display->pages->len; i++) {
    const DisplayPage *page = display_get_page(c.display, i);
    for (guint j = 0; j < page->items->len; j++) {
      const DisplayItem *item = &g_array_index(page->items, DisplayItem, j);
      const DisplayElement *of = element_of(c.display, item);
      if (item->kind != DISPLAY_RUN || of->role != ELEMENT_HEADING ||
          of->level != 2 || item->element == element)
        continue;
      g_assert_false(item->as.run.font == font && item->as.run.size == size);
      font = item->as.run.font;
      size = item->as.run.size;
      element = item->element;
    }
  }
  composed_clear(&c);
}

/* The figures of a table's column end at one line. */
static void test_table(void) {
  static const Case test = {"tables", tables};
  Composed c = compose(&test, "");
  guint cells = 0, rows = 0;
  for (guint i = 0; i < c.display->elements->len; i++) {
    ElementRole role =
        g_array_index(c.display->elements, DisplayElement, i).role;
    cells += role == ELEMENT_CELL;
    rows += role == ELEMENT_ROW;
  }
  g_assert_cmpuint(rows, ==, 100);
  g_assert_cmpuint(cells, ==, 300);
  const DisplayPage *page = display_get_page(c.display, 0);
  double end = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (item->kind != DISPLAY_RUN ||
        !g_str_has_suffix(item->as.run.text, ".50"))
      continue;
    double column = run_end(&item->as.run);
    g_assert_true(!end || fabs(column - end) < 0.01 ||
                  fabs(column - end) > 100);
    end = column;
  }
  g_assert_cmpfloat(end, >, 0);
  composed_clear(&c);
}

/* A character that no font has is an error; no pages come out. */
static void test_missing_glyph(void) {
  g_autoptr(Diag) diag = diag_new("issue.txt");
  g_autoptr(Issue) issue = plain();
  g_autoptr(Fonts) fonts = fonts_open("zh-Hans", diag);
  g_autoptr(PageStyle) style = page_style_load("archive", diag);
  Node *page = sample_page(issue, "3", NULL);
  sample_article(issue, page, "私用字\xEE\x80\x80", 1);
  g_autoptr(Display) display = compose_issue(issue, style, fonts, NULL, diag);
  g_autoptr(GString) dump = g_string_new(NULL);
  display_dump(display, dump);
  g_assert_nonnull(strstr(dump->str, "私用字\xEE\x80\x80"));
  g_assert_cmpuint(diag_count(diag, DIAG_MISSING_GLYPH), ==, 1);
}

/* One small issue in full. */
static void test_golden(void) {
  static const Case test = {"small", small};
  Composed c = compose(&test, "");
  g_autoptr(GString) dump = g_string_new(NULL);
  display_dump(c.display, dump);
  g_autofree char *golden = NULL;
  g_assert_true(
      g_file_get_contents("tests/unit/page/small.pages", &golden, NULL, NULL));
  g_auto(GStrv) found = g_strsplit(dump->str, "\n", -1);
  g_auto(GStrv) wanted = g_strsplit(golden, "\n", -1);
  for (guint i = 0; found[i] && wanted[i]; i++)
    g_assert_cmpstr(found[i], ==, wanted[i]);
  g_assert_cmpuint(g_strv_length(found), ==, g_strv_length(wanted));
  composed_clear(&c);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *rules =
        g_strconcat("/compose/rules/", CASES[i].name, NULL);
    g_autofree char *cover =
        g_strconcat("/compose/cover/", CASES[i].name, NULL);
    g_test_add_data_func(rules, &CASES[i], test_rules);
    g_autofree char *forms =
        g_strconcat("/compose/forms/", CASES[i].name, NULL);
    g_test_add_data_func(cover, &CASES[i], test_cover);
    g_test_add_data_func(forms, &CASES[i], test_forms);
  }
  g_test_add_data_func("/compose/same", &CASES[0], test_same);
  g_test_add_func("/compose/bookmarks", test_bookmarks);
  g_test_add_func("/compose/neighbours", test_neighbours);
  g_test_add_func("/compose/table", test_table);
  g_test_add_func("/compose/balance", test_balance);
  g_test_add_func("/compose/every-height", test_every_height);
  g_test_add_func("/compose/missing-glyph", test_missing_glyph);
  g_test_add_func("/compose/golden", test_golden);
  return g_test_run();
}
