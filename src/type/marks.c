/* In: assets/type/marks.ini.  Out: a table from character to mark. */
#include "type/marks.h"

#include "base/asset.h"

struct Marks {
  GArray *classes;   /* of Mark */
  GHashTable *index; /* character → its class's number + 1 */
};

/* A value of the class, by the region's own key if there is one; NULL if it
 * has neither. */
static char *get_value(GKeyFile *file, const char *class, const char *key,
                       gboolean centred) {
  g_autofree char *regional = g_strconcat(key, ".tw", NULL);
  gboolean own = centred && g_key_file_has_key(file, class, regional, NULL);
  return g_key_file_get_value(file, class, own ? regional : key, NULL);
}

static double get_em(GKeyFile *file, const char *class, const char *key,
                     gboolean centred) {
  g_autofree char *value = get_value(file, class, key, centred);
  return value ? g_ascii_strtod(value, NULL) : 0;
}

static gboolean get_flag(GKeyFile *file, const char *class, const char *key,
                         gboolean centred) {
  g_autofree char *value = get_value(file, class, key, centred);
  return value && g_str_equal(value, "true");
}

static Level get_level(GKeyFile *file, const char *class, const char *key) {
  static const char *const names[] = {"none", "basic", "gb", "strict"};
  g_autofree char *name = g_key_file_get_string(file, class, key, NULL);
  Level level = LEVEL_NONE;
  while (name && level < LEVEL_NEVER && !g_str_equal(names[level], name))
    level++;
  return name ? level : LEVEL_NEVER;
}

static Mark read_class(GKeyFile *file, const char *class, gboolean centred) {
  return (Mark){
      .width = get_em(file, class, "width", centred),
      .before = get_em(file, class, "before", centred),
      .after = get_em(file, class, "after", centred),
      .shrink = (ShrinkStep)g_key_file_get_integer(file, class, "shrink", NULL),
      .start = get_level(file, class, "start"),
      .end = get_level(file, class, "end"),
      .firm = get_flag(file, class, "firm", centred),
      .stacks = get_flag(file, class, "stacks", centred),
      .full = get_flag(file, class, "full", centred),
      .hangs = get_flag(file, class, "hangs", centred),
      .narrow = get_flag(file, class, "narrow", centred)};
}

static void add_class(Marks *marks, GKeyFile *file, const char *class,
                      gboolean centred) {
  Mark mark = read_class(file, class, centred);
  g_array_append_val(marks->classes, mark);
  g_autofree char *chars = g_key_file_get_string(file, class, "marks", NULL);
  for (const char *p = chars; *p; p = g_utf8_next_char(p))
    g_hash_table_insert(marks->index, GUINT_TO_POINTER(g_utf8_get_char(p)),
                        GUINT_TO_POINTER(marks->classes->len));
}

Marks *marks_new(gboolean centred) {
  g_autoptr(GKeyFile) file = asset_key_file("type/marks.ini");
  g_auto(GStrv) classes = g_key_file_get_groups(file, NULL);
  Marks *marks = g_new(Marks, 1);
  marks->classes = g_array_new(FALSE, FALSE, sizeof(Mark));
  marks->index = g_hash_table_new(NULL, NULL);
  for (char **class = classes; *class; class ++)
    add_class(marks, file, *class, centred);
  return marks;
}

void marks_free(Marks *marks) {
  if (!marks)
    return;
  g_array_unref(marks->classes);
  g_hash_table_unref(marks->index);
  g_free(marks);
}

const Mark *marks_find(const Marks *marks, gunichar c) {
  guint nth =
      GPOINTER_TO_UINT(g_hash_table_lookup(marks->index, GUINT_TO_POINTER(c)));
  return nth ? &g_array_index(marks->classes, Mark, nth - 1) : NULL;
}
