/* Whole texts: goldens beside their inputs, the seed, and hostile input, all
 * of it kept to the last character.
 *
 * With KANYIN_UPDATE set the goldens are written instead of compared. */
#include "recover/recovered.h"

#include <glib/gstdio.h>

#define DATA "tests/unit/recover/data"
#define SEED "seeds/dongchangfu-2021-06-08.txt"

static char *read_text(const char *path) {
  char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  return text;
}

static void compare(const char *golden, const GString *found) {
  g_autoptr(GError) error = NULL;
  if (g_getenv("KANYIN_UPDATE"))
    g_file_set_contents(golden, found->str, (gssize)found->len, &error);
  g_assert_no_error(error);
  g_autofree char *wanted = read_text(golden);
  g_assert_cmpstr(found->str, ==, wanted);
}

static void test_golden(gconstpointer data) {
  const char *name = data;
  g_autofree char *path = g_strdup_printf(DATA "/%s", name);
  g_autofree char *text = read_text(path);
  g_auto(Recovered) recovered = recover_text(text);
  assert_kept(text, &recovered);
  g_autoptr(GString) dump = g_string_new(NULL);
  issue_dump(recovered.issue, dump);
  g_string_append(dump, "--\n");
  diag_print(recovered.diag, SEVERITY_NOTE, dump);
  g_autofree char *golden =
      g_strdup_printf("%.*s.tree", (int)(strlen(path) - strlen(".txt")), path);
  compare(golden, dump);
}

static void add_goldens(void) {
  g_autoptr(GDir) dir = g_dir_open(DATA, 0, NULL);
  g_assert_nonnull(dir);
  for (const char *name; (name = g_dir_read_name(dir));) {
    if (!g_str_has_suffix(name, ".txt"))
      continue;
    g_autofree char *path = g_strconcat("/recover/golden/", name, NULL);
    g_test_add_data_func_full(path, g_strdup(name), test_golden, g_free);
  }
}

static guint count_nodes(const Issue *issue, NodeKind kind) {
  guint n = 0;
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    n += walk.entering && node->kind == kind;
  return n;
}

static void test_seed(void) {
  g_autofree char *text = read_text(SEED);
  g_auto(Recovered) recovered = recover_text(text);
  const Issue *issue = recovered.issue;
  static const struct {
    NodeKind kind;
    guint n;
  } COUNTS[] = {{NODE_ARTICLE, 7},  {NODE_PICTURE, 1},  {NODE_KICKER, 4},
                {NODE_SUBHEAD, 2},  {NODE_LINE, 18},    {NODE_PARAGRAPH, 33},
                {NODE_BYLINE, 4},   {NODE_DATELINE, 6}, {NODE_RUBRIC, 1},
                {NODE_JUMP, 2},     {NODE_STAFF, 3},    {NODE_CREDIT, 2},
                {NODE_FURNITURE, 0}};
  assert_kept(text, &recovered);
  for (guint i = 0; i < G_N_ELEMENTS(COUNTS); i++)
    g_assert_cmpuint(count_nodes(issue, COUNTS[i].kind), ==, COUNTS[i].n);
  g_assert_cmpstr(issue_fact(issue, NODE_TITLE), ==, "东昌府讯");
  g_assert_cmpstr(issue_fact(issue, NODE_DATE), ==, "2021-06-08");
  g_assert_cmpstr(issue_fact(issue, NODE_NUMBER), ==, "1345");
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_JOINED_PARAGRAPH), ==, 6);
  g_assert_false(diag_has(recovered.diag, SEVERITY_WARNING));
}

/* ── Hostile input ───────────────────────────────────────────────────── */

/* A fixed sequence of numbers that look random. */
static guint32 next_number(guint32 *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* No words that brackets would make a typed mark: those are taken out. */
static char *random_lines(void) {
  static const char *const WORDS[] = {"本版",
                                      "第2版",
                                      "（下转二版）",
                                      "（上接一版）",
                                      "记者 张三",
                                      "本报讯",
                                      "2021年6月8日",
                                      "星期二",
                                      "责编：李四",
                                      "。",
                                      "，",
                                      "（",
                                      "）",
                                      "【",
                                      "】",
                                      "　",
                                      " ",
                                      "\n",
                                      "\n\n",
                                      "abc",
                                      "１２",
                                      "图为",
                                      "摄",
                                      "公告",
                                      "——",
                                      "□",
                                      "总第5期",
                                      "新华社北京6月7日电",
                                      "关于",
                                      "编者按",
                                      "\t",
                                      "🀄",
                                      "̈"};
  GString *out = g_string_new("x");
  guint32 state = 1;
  for (guint i = 0; i < 20000; i++)
    g_string_append(out, WORDS[next_number(&state) % G_N_ELEMENTS(WORDS)]);
  return g_string_free(out, FALSE);
}

static char *repeated(const char *text, guint n) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append(out, text);
  return g_string_free(out, FALSE);
}

static char *short_lines(void) {
  return repeated("字\n", 10000);
}

static char *long_line(void) {
  return repeated("这是一行很长的文字，没有尽头。", 25000);
}

static char *long_deck(void) {
  return repeated("字 ", 100000);
}

static char *many_jumps(void) {
  return repeated("标题\n正文。\n（下转二版）\n", 2000);
}

static char *novel(void) {
  return repeated("第一章 风雪夜归人\n\n　　那年冬天，雪下得很大。他推开门，"
                  "走进屋里。\n　　“你回来了？”她问。\n\n",
                  300);
}

static char *source_code(void) {
  return repeated("#include <stdio.h>\nint main(void) {\n  return 0; /* x */\n}"
                  "\n\n",
                  300);
}

static char *blank_lines(void) {
  g_autofree char *blanks = repeated("\n", 100000);
  return g_strconcat("头\n", blanks, "尾", NULL);
}

static void test_hostile(gconstpointer data) {
  char *(*const *make)(void) = data;
  g_autofree char *text = (*make)();
  g_auto(Recovered) recovered = recover_text(text);
  assert_kept(text, &recovered);
}

static void test_not_a_newspaper(gconstpointer data) {
  char *(*const *make)(void) = data;
  g_autofree char *text = (*make)();
  g_auto(Recovered) recovered = recover_text(text);
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_NOT_A_NEWSPAPER), ==, 1);
}

static const struct {
  const char *name;
  char *(*make)(void);
} HOSTILE[] = {
    {"random-lines", random_lines}, {"short-lines", short_lines},
    {"long-line", long_line},       {"long-deck", long_deck},
    {"many-jumps", many_jumps},     {"novel", novel},
    {"source-code", source_code},   {"blank-lines", blank_lines},
};

static void add_hostile(void) {
  for (guint i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
    g_autofree char *path =
        g_strconcat("/recover/hostile/", HOSTILE[i].name, NULL);
    g_test_add_data_func(path, &HOSTILE[i].make, test_hostile);
  }
}

int main(int argc, char **argv) {
  static char *(*const NOVEL)(void) = novel;
  static char *(*const SOURCE)(void) = source_code;
  g_test_init(&argc, &argv, NULL);
  add_goldens();
  g_test_add_func("/recover/seed", test_seed);
  add_hostile();
  g_test_add_data_func("/recover/not-a-newspaper/novel", &NOVEL,
                       test_not_a_newspaper);
  g_test_add_data_func("/recover/not-a-newspaper/source", &SOURCE,
                       test_not_a_newspaper);
  return g_test_run();
}
