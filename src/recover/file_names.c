/* A name in, its parts out: date, page, and the rest, parted by spaces, _ or
 * -. */
#include "recover/file_names.h"

#include "recover/recovery.h"

#include <string.h>

#define DATE "(?<date>[0-9]{4}[-_.年]?[0-9]{1,2}[-_.月]?[0-9]{1,2}日?[-_\\s]*)?"
#define NUMBER "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
#define REST "(?:(?<gap>[-_\\s　]+)(?<rest>.+))?$"

/* Tried in this order; of the last, the number is a page's only behind a date
 * or alone. */
enum { FORMS = 3 };
static const char *const EXPRESSIONS[FORMS] = {
    "^" DATE "第?(?<page>[A-Za-z]?(?:" NUMBER
    "))版(?:(?<gap>[-_\\s　]*)(?<rest>.+))?$",
    "^" DATE "(?<page>[A-Za-z][0-9]{1,3})" REST,
    "^" DATE "(?<number>[0-9]{1,3})" REST,
};

struct NameForms {
  GRegex *regexes[FORMS];
};

NameForms *name_forms_new(void) {
  NameForms *forms = g_new(NameForms, 1);
  for (guint i = 0; i < FORMS; i++)
    forms->regexes[i] = g_regex_new(EXPRESSIONS[i], 0, 0, NULL);
  return forms;
}

void name_forms_free(NameForms *forms) {
  if (!forms)
    return;
  for (guint i = 0; i < FORMS; i++)
    g_regex_unref(forms->regexes[i]);
  g_free(forms);
}

static char *group(const GMatchInfo *info, const char *name) {
  char *text = g_match_info_fetch_named(info, name);
  if (text && !*text)
    g_clear_pointer(&text, g_free);
  return text;
}

typedef struct {
  char *page, *rest;
  gboolean titled; /* REST stands behind _ or - */
} Parts;

static Parts read_parts(const NameForms *forms, const char *name) {
  Parts parts = {0};
  for (guint i = 0; i < FORMS && !parts.page; i++) {
    g_autoptr(GMatchInfo) info = NULL;
    if (!g_regex_match(forms->regexes[i], name, 0, &info))
      continue;
    g_autofree char *date = group(info, "date");
    g_autofree char *number = group(info, "number");
    g_autofree char *page = group(info, "page");
    g_autofree char *gap = group(info, "gap");
    g_free(parts.rest);
    parts.rest = group(info, "rest");
    parts.titled = gap && strpbrk(gap, "_-");
    if (page || (number && (date || !parts.rest)))
      parts.page = page_number(slice_of(page ? page : number));
  }
  return parts;
}

static void parts_clear(Parts *parts) {
  g_free(parts->page);
  g_free(parts->rest);
}

FileName file_name_read(const NameForms *forms, const char *folder,
                        const char *name) {
  Parts own = read_parts(forms, name), above = read_parts(forms, folder);
  FileName result = {0};
  gboolean inside = above.page != NULL;
  result.page = g_strdup(inside ? above.page : own.page);
  result.article = inside || !own.page || (own.rest && own.titled);
  result.section = g_strdup(inside           ? above.rest
                            : result.article ? NULL
                                             : own.rest);
  parts_clear(&own);
  parts_clear(&above);
  return result;
}

void file_name_clear(FileName *name) {
  g_free(name->page);
  g_free(name->section);
}

/* Bytes in their order, which is that of the characters; digits by value: no
 * locale has a say. */
static gint compare_naturally(const char *a, const char *b) {
  const char *p = a, *q = b;
  while (*p && *q) {
    if (g_ascii_isdigit(*p) && g_ascii_isdigit(*q)) {
      guint64 x = g_ascii_strtoull(p, (char **)&p, 10);
      guint64 y = g_ascii_strtoull(q, (char **)&q, 10);
      if (x != y)
        return x < y ? -1 : 1;
    } else if (*p != *q) {
      return (guchar)*p < (guchar)*q ? -1 : 1;
    } else {
      p++, q++;
    }
  }
  return *p ? 1 : *q ? -1 : strcmp(a, b);
}

gint file_name_compare(const NameForms *forms, const char *a, const char *b) {
  Parts x = read_parts(forms, a), y = read_parts(forms, b);
  gint order = x.page && y.page ? compare_naturally(x.page, y.page) : 0;
  parts_clear(&x);
  parts_clear(&y);
  return order ? order : compare_naturally(a, b);
}
