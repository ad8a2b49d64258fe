/* The table of marks, as the standards want it. */
#include "type/marks.h"

typedef struct {
  const char *marks;
  gboolean centred;
  double width, before, after; /* [em] */
  Level start, end;
} Case;

static const Case CASES[] = {
    {"，。、；：？！", FALSE, 1, 0, 0.5, LEVEL_BASIC, LEVEL_NEVER},
    {"？！", TRUE, 1, 0, 0, LEVEL_BASIC, LEVEL_NEVER},
    {"，。、；：", TRUE, 1, 0.25, 0.25, LEVEL_BASIC, LEVEL_NEVER},
    {"“‘（《〈「『【〔", FALSE, 1, 0.5, 0, LEVEL_NEVER, LEVEL_BASIC},
    {"”’）》〉」』】〕", FALSE, 1, 0, 0.5, LEVEL_BASIC, LEVEL_NEVER},
    {"·", FALSE, 0.5, 0, 0, LEVEL_BASIC, LEVEL_NEVER},
    {"·", TRUE, 1, 0.25, 0.25, LEVEL_BASIC, LEVEL_NEVER},
    {"–", FALSE, 0.5, 0, 0, LEVEL_BASIC, LEVEL_NEVER},
    {"—…", FALSE, 1, 0, 0, LEVEL_STRICT, LEVEL_NEVER},
    {"／", FALSE, 0.5, 0, 0, LEVEL_BASIC, LEVEL_GB},
    {"／", TRUE, 0, 0, 0, LEVEL_BASIC, LEVEL_GB},
    {"％℃", FALSE, 0, 0, 0, LEVEL_NONE, LEVEL_NEVER},
    {"￥", FALSE, 0, 0, 0, LEVEL_NEVER, LEVEL_NONE},
};

static void check_case(gconstpointer data) {
  const Case *c = data;
  Marks *marks = marks_new(c->centred);
  for (const char *p = c->marks; *p; p = g_utf8_next_char(p)) {
    const Mark *mark = marks_find(marks, g_utf8_get_char(p));
    g_assert_nonnull(mark);
    g_assert_cmpfloat(mark->width, ==, c->width);
    g_assert_cmpfloat(mark->before, ==, c->before);
    g_assert_cmpfloat(mark->after, ==, c->after);
    g_assert_cmpint(mark->start, ==, c->start);
    g_assert_cmpint(mark->end, ==, c->end);
  }
  marks_free(marks);
}

static void check_no_mark(void) {
  Marks *marks = marks_new(FALSE);
  g_assert_null(marks_find(marks, 0x4E2D));
  g_assert_null(marks_find(marks, 'a'));
  marks_free(marks);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *path = g_strdup_printf(
        "/marks/%s/%s", CASES[i].centred ? "tw" : "cn", CASES[i].marks);
    g_test_add_data_func(path, &CASES[i], check_case);
  }
  g_test_add_func("/marks/none", check_no_mark);
  return g_test_run();
}
