#include "page/address.h"

#include <string.h>

/* An address in a text: what stands before it, it, its URI if that is another,
 * what stands behind it. */
static const struct {
  const char *before, *address, *behind, *uri;
} CASES[] = {
    {"网址：", "http://www.example.cn", "。", NULL},
    {"网址", "https://example.cn/a/b.html?x=1&y=2#z", "，详见", NULL},
    {"见（", "www.example.cn", "）", "http://www.example.cn"},
    {"(", "www.example.cn", ")", "http://www.example.cn"},
    {"“", "WWW.Example.CN/a", "”", "http://WWW.Example.CN/a"},
    {"邮箱:", "a.b-c_d@mail.example.com.cn", "，",
     "mailto:a.b-c_d@mail.example.com.cn"},
    {"E-mail:", "news@example.cn", " 电话", "mailto:news@example.cn"},
    {"", "http://example.cn/a(b)", ").", NULL},
    {"", "http://example.cn/a(b", "", NULL},
    {"", "http://example.cn/", "...", NULL},
    {"", "http://example.cn", "?!", NULL},
    {"", "http://example.cn:8080/x", ",", NULL},
    {"", "http://example.cn/a'b", "\" x", NULL},
    {"", "http://example.cn/a\\b", " ", "http://example.cn/a%5Cb"},
    {"", "http://example.cn/a{b}^`c", " ", "http://example.cn/a%7Bb%7D%5E%60c"},
    {"", "http://example.cn/100%", "。", "http://example.cn/100%25"},
    {"", "http://example.cn/%E4%B8%AD", "。", NULL},
    {"", "http://example.cn/a", "\001b", NULL},
    {"", "http://example.cn/", "东昌府", NULL},
    {"网站", "http://例子.中国", "上线", "http://xn--fsqu00a.xn--fiqs8s"},
    {"网站", "http://例子.中国/a", "，", "http://xn--fsqu00a.xn--fiqs8s/a"},
    {"邮箱", "a@b.c", "", "mailto:a@b.c"}};

static void test_found(gconstpointer data) {
  guint nth = GPOINTER_TO_UINT(data);
  g_autofree char *text = g_strconcat(CASES[nth].before, CASES[nth].address,
                                      CASES[nth].behind, NULL);
  Address address;
  g_assert_true(address_next(text, 0, &address));
  g_autofree char *found =
      g_strndup(text + address.start, address.end - address.start);
  g_assert_cmpstr(found, ==, CASES[nth].address);
  g_assert_cmpuint(address.start, ==, strlen(CASES[nth].before));
  g_assert_cmpstr(address.uri, ==,
                  CASES[nth].uri ? CASES[nth].uri : CASES[nth].address);
  gsize end = address.end;
  g_free(address.uri);
  g_assert_false(address_next(text, end, &address));
}

static void test_none(void) {
  static const char *const texts[] = {
      "",        "东昌府讯",    "http://",       "http://中文没有域名。",
      "www.",    "www.example", "GDP增长5.2%",   "a@b",
      "@记者",   "3.14@",       "version.1.2.3", "http:/www",
      "a@b.123", "微信号@东昌", "x@-",           "www..cn"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    Address address;
    if (address_next(texts[i], 0, &address))
      g_test_fail_printf("%s is no address, but %s", texts[i], address.uri);
  }
}

/* Several in a text, each once; a long one whole, an endless one not at all. */
static void test_many(void) {
  g_autofree char *path = g_strnfill(2000, 'x');
  g_autofree char *text =
      g_strconcat("甲www.a.cn，乙b@c.cn;丙http://d.cn/", path, "。", NULL);
  static const char *const starts[] = {"http://www.a.cn", "mailto:b@c.cn",
                                       "http://d.cn/xxx"};
  gsize at = 0;
  Address address;
  for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
    g_assert_true(address_next(text, at, &address));
    g_assert_true(g_str_has_prefix(address.uri, starts[i]));
    at = address.end;
    g_free(address.uri);
  }
  g_assert_cmpuint(at, ==, strlen(text) - strlen("。"));
  g_assert_false(address_next(text, at, &address));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *name = g_strdup_printf("/address/found/%u", i);
    g_test_add_data_func(name, GUINT_TO_POINTER(i), test_found);
  }
  g_test_add_func("/address/none", test_none);
  g_test_add_func("/address/many", test_many);
  return g_test_run();
}
