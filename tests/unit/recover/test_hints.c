/* Marks as they stand in lines, and names of files. */
#include "recover/file_names.h"
#include "recover/hint_text.h"
#include "recover/pictures.h"

static void test_marks(void) {
  static const struct {
    const char *text, *name, *values;
    gboolean exact;
  } cases[] = {
      {"【主题】甲", "主题", "", FALSE},
      {"【 主　题 】甲", "主题", "", FALSE},
      {"【主标题】：甲", "主标题", "", FALSE},
      {"【正文*】", "正文", "", TRUE},
      {"【日期 2021-06-08】", "日期", "2021-06-08", FALSE},
      {"【职员* 版式：某】", "职员", "版式：某", TRUE},
      {"【本报讯】甲", NULL, "", FALSE},
      {"【记者 某某】甲", NULL, "", FALSE},
      {"【主题", NULL, "", FALSE},
      {"主题】", NULL, "", FALSE},
  };
  HintNames *names = hint_names_new();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    Mark mark = mark_read(names, slice_of(cases[i].text));
    g_assert_cmpstr(mark.name ? mark.name->name : NULL, ==, cases[i].name);
    if (!cases[i].name)
      continue;
    g_autofree char *values = slice_dup(mark.values);
    g_assert_cmpstr(values, ==, cases[i].values);
    g_assert_cmpint(mark.exact, ==, cases[i].exact);
  }
  hint_names_free(names);
}

static void test_valid(void) {
  static const struct {
    const char *text;
    gboolean valid;
  } cases[] = {{"【版】甲", TRUE},        {"【版 2：】甲", TRUE},
               {"【版 ：副刊】甲", TRUE}, {"【版 2】甲", FALSE},
               {"【日期 2】甲", TRUE},    {"【本报讯】甲", FALSE}};
  HintNames *names = hint_names_new();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    Mark mark = mark_read(names, slice_of(cases[i].text));
    g_assert_cmpint(mark_is_valid(&mark), ==, cases[i].valid);
  }
  hint_names_free(names);
}

static void test_values(void) {
  g_auto(GStrv) values = mark_values(slice_of("a：：b\\：c\\n"));
  g_assert_cmpuint(g_strv_length(values), ==, 3);
  g_assert_cmpstr(values[1], ==, "");
  g_assert_cmpstr(values[2], ==, "b：c\n");
}

static void test_file_names(void) {
  static const struct {
    const char *folder, *name, *page, *section;
    gboolean article;
  } cases[] = {
      {"", "A02", "A02", NULL, FALSE},
      {"", "02", "2", NULL, FALSE},
      {"", "第2版 综合", "2", "综合", FALSE},
      {"", "第十二版", "12", NULL, FALSE},
      {"", "2023-05-09_03_标题", "3", NULL, TRUE},
      {"", "20230509-A3", "A3", NULL, FALSE},
      {"", "标题", NULL, NULL, TRUE},
      {"", "07 标题", NULL, NULL, TRUE},
      {"01版 要闻", "标题", "1", "要闻", TRUE},
      {"01版 要闻", "02", "1", "要闻", TRUE},
  };
  g_autoptr(NameForms) forms = name_forms_new();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(FileName) name =
        file_name_read(forms, cases[i].folder, cases[i].name);
    g_assert_cmpstr(name.page, ==, cases[i].page);
    g_assert_cmpstr(name.section, ==, cases[i].section);
    g_assert_cmpint(name.article, ==, cases[i].article);
  }
  g_assert_cmpint(file_name_compare(forms, "A2", "A10"), <, 0);
  g_assert_cmpint(file_name_compare(forms, "第十版", "第二版"), >, 0);
  g_assert_cmpint(file_name_compare(forms, "a.jpg", "a.jpg"), ==, 0);
}

static void test_picture_names(void) {
  g_autoptr(Diag) diag = diag_new("test");
  static const char *const good[] = {"a.jpg", "images/a.jpg", "图 1..2.png"};
  static const char *const bad[] = {"../a.jpg",  "b/../../a.jpg",  "/a.jpg",
                                    "C:\\a.jpg", "http://x/a.jpg", "~/a.jpg"};
  for (guint i = 0; i < G_N_ELEMENTS(good); i++)
    g_assert_true(picture_name_check(good[i], 1, diag));
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
    g_assert_false(picture_name_check(bad[i], 1, diag));
  g_assert_cmpuint(diag_count(diag, DIAG_PICTURE_NAME_REFUSED), ==,
                   G_N_ELEMENTS(bad));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/hints/marks", test_marks);
  g_test_add_func("/hints/valid", test_valid);
  g_test_add_func("/hints/values", test_values);
  g_test_add_func("/hints/file-names", test_file_names);
  g_test_add_func("/hints/picture-names", test_picture_names);
  return g_test_run();
}
