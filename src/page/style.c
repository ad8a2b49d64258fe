/* Page styles: a key file becomes a PageStyle.
 *
 * Two tables list every key with its type, its place in the struct and its
 * default as it would be written in a file; reading, defaults and messages
 * all come from them.  GKeyFile keeps no line numbers, so a fault's line is
 * looked up in the text afterwards. */
#include "page/style.h"

#include "base/asset.h"
#include "type/paragraph.h"

#include <string.h>

/* Sizes by their names (号): clreq, "considerations in designing type area",
 * where foundries differ the rounder one.  From large to small. */
static const struct {
  const char *name;
  double size; /* [pt] */
} SIZES[] = {{"初号", 42},    {"小初", 36},  {"一号", 28},    {"小一", 24},
             {"二号", 21},    {"小二", 18},  {"三号", 15.75}, {"小三", 15},
             {"四号", 14},    {"小四", 12},  {"五号", 10.5},  {"小五", 9},
             {"六号", 7.875}, {"七号", 5.25}};

static const struct {
  const char *name;
  double points;
} UNITS[] = {{"pt", 1}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}};

typedef struct {
  const char *name;
  guint value;
} Choice;

static const Choice ALIGNMENTS[] = {
    {"justify", ALIGN_JUSTIFY}, {"start", ALIGN_START},
    {"center", ALIGN_CENTER},   {"end", ALIGN_END},
    {"spread", ALIGN_SPREAD},   {NULL, 0}};

/* Prohibition rules for line start and line end (clreq 3.1.5). */
static const Choice LEVELS[] = {{"none", LEVEL_NONE},
                                {"basic", LEVEL_BASIC},
                                {"gb", LEVEL_GB},
                                {"strict", LEVEL_STRICT},
                                {NULL, 0}};

/* 全角式, 开明式, 半角式. */
static const Choice WIDTH_STYLES[] = {{"quanjiao", WIDTH_QUANJIAO},
                                      {"kaiming", WIDTH_KAIMING},
                                      {"banjiao", WIDTH_BANJIAO},
                                      {NULL, 0}};

static const Choice ANSWERS[] = {{"yes", TRUE}, {"no", FALSE}, {NULL, 0}};

/* ── Values ──────────────────────────────────────────────────────────── */

static gboolean read_number(const char *text, void *value) {
  char *end;
  double number = g_ascii_strtod(text, &end);
  *(double *)value = number;
  return end != text && *end == '\0' && number > 0 && number <= 1000;
}

static gboolean read_length(const char *text, void *value) {
  char *end;
  double number = g_ascii_strtod(text, &end);
  if (end == text || !(number > 0 && number <= 10000))
    return FALSE;
  while (*end == ' ')
    end++;
  for (guint i = 0; i < G_N_ELEMENTS(UNITS); i++)
    if (g_str_equal(end, UNITS[i].name)) {
      *(double *)value = number * UNITS[i].points;
      return TRUE;
    }
  return FALSE;
}

static gboolean read_size(const char *text, void *value) {
  for (guint i = 0; i < G_N_ELEMENTS(SIZES); i++)
    if (g_str_equal(text, SIZES[i].name)) {
      *(double *)value = SIZES[i].size;
      return TRUE;
    }
  return read_length(text, value) && *(double *)value >= 4 &&
         *(double *)value <= 400;
}

static gboolean read_count(const char *text, void *value) {
  guint64 count;
  if (!g_ascii_string_to_unsigned(text, 10, 0, 100000, &count, NULL))
    return FALSE;
  *(guint *)value = (guint)count;
  return TRUE;
}

static gboolean read_typeface(const char *text, void *value) {
  char **name = value;
  g_autoptr(GKeyFile) manifest = asset_key_file("fonts.ini");
  if (!g_key_file_has_group(manifest, text))
    return FALSE;
  g_free(*name);
  *name = g_strdup(text);
  return TRUE;
}

/* A second typeface may be left out. */
static gboolean read_alternate(const char *text, void *value) {
  char **name = value;
  if (*text)
    return read_typeface(text, value);
  g_free(*name);
  *name = g_strdup("");
  return TRUE;
}

static gboolean choose(const Choice *choice, const char *text, void *value) {
  while (choice->name && !g_str_equal(text, choice->name))
    choice++;
  if (choice->name)
    *(guint *)value = choice->value;
  return choice->name != NULL;
}

static gboolean read_align(const char *text, void *value) {
  return choose(ALIGNMENTS, text, value);
}

static gboolean read_level(const char *text, void *value) {
  return choose(LEVELS, text, value);
}

static gboolean read_width_style(const char *text, void *value) {
  return choose(WIDTH_STYLES, text, value);
}

static gboolean read_answer(const char *text, void *value) {
  return choose(ANSWERS, text, value);
}

static gboolean read_ink(const char *text, void *value) {
  guint64 ink;
  if (strlen(text) != 6 ||
      !g_ascii_string_to_unsigned(text, 16, 0, 0xFFFFFF, &ink, NULL))
    return FALSE;
  *(guint *)value = (guint)ink;
  return TRUE;
}

typedef enum {
  VALUE_NUMBER,
  VALUE_LENGTH,
  VALUE_SIZE,
  VALUE_COUNT,
  VALUE_TYPEFACE,
  VALUE_ALTERNATE,
  VALUE_ALIGN,
  VALUE_LEVEL,
  VALUE_WIDTH_STYLE,
  VALUE_ANSWER,
  VALUE_INK
} ValueType;

static const struct {
  gboolean (*read)(const char *text, void *value);
  const char *wanted;
} VALUES[] = {
    [VALUE_NUMBER] = {read_number, "a number above 0, such as 22 or 1.3"},
    [VALUE_LENGTH] = {read_length, "a length, such as 210mm or 16.8pt"},
    [VALUE_SIZE] = {read_size, "a size of type, such as 五号 or 10.5pt"},
    [VALUE_COUNT] = {read_count, "a whole number, such as 2"},
    [VALUE_TYPEFACE] = {read_typeface, "a typeface of fonts/fonts.ini"},
    [VALUE_ALTERNATE] = {read_alternate, "a typeface of fonts/fonts.ini"},
    [VALUE_ALIGN] = {read_align,
                     "an alignment: justify, start, center, end or spread"},
    [VALUE_LEVEL] = {read_level, "a level: none, basic, gb or strict"},
    [VALUE_WIDTH_STYLE] = {read_width_style,
                           "a width style: quanjiao, kaiming or banjiao"},
    [VALUE_ANSWER] = {read_answer, "yes or no"},
    [VALUE_INK] = {read_ink, "a colour of six hexadecimal digits"}};

/* ── Keys ────────────────────────────────────────────────────────────── */

typedef struct {
  const char *name;
  ValueType type;
  gsize offset;         /* in PageStyle or TextStyle */
  const char *fallback; /* as it would be written */
} Key;

#define AT(field) offsetof(PageStyle, field)
static const Key PAGE_KEYS[] = {
    {"width", VALUE_LENGTH, AT(width), "210mm"},
    {"height", VALUE_LENGTH, AT(height), "297mm"},
    {"head", VALUE_LENGTH, AT(head), "66pt"},
    {"lines", VALUE_COUNT, AT(lines), "42"},
    {"flex", VALUE_COUNT, AT(flex), "0"},
    {"pitch", VALUE_LENGTH, AT(pitch), "16.8pt"},
    {"columns", VALUE_COUNT, AT(columns), "2"},
    {"column-width", VALUE_NUMBER, AT(column_width), "22"},
    {"gutter", VALUE_NUMBER, AT(gutter), "2"},
    {"indent", VALUE_COUNT, AT(indent), "2"},
    {"level", VALUE_LEVEL, AT(level), "gb"},
    {"width-style", VALUE_WIDTH_STYLE, AT(width_style), "quanjiao"},
    {"hanging", VALUE_ANSWER, AT(hanging), "no"},
    {"wide-from", VALUE_COUNT, AT(wide_from), "1000"},
    {"short-below", VALUE_COUNT, AT(short_below), "400"},
    {NULL, 0, 0, NULL}};
#undef AT

#define AT(field) offsetof(TextStyle, field)
static const Key ROLE_KEYS[] = {
    {"typeface", VALUE_TYPEFACE, AT(typeface), "song"},
    {"alternate", VALUE_ALTERNATE, AT(alternate), ""},
    {"size", VALUE_SIZE, AT(size), "五号"},
    {"min-size", VALUE_SIZE, AT(min_size), "七号"},
    {"leading", VALUE_NUMBER, AT(leading), "1.3"},
    {"align", VALUE_ALIGN, AT(align), "start"},
    {"ink", VALUE_INK, AT(ink), "000000"},
    {NULL, 0, 0, NULL}};
#undef AT

static const char *const ROLE_NAMES[ROLES] = {
#define ROLE(id, name) [ROLE_##id] = name,
#include "page/roles.def"
#undef ROLE
};

static const Key *find_key(const Key *keys, const char *name) {
  for (; keys->name; keys++)
    if (g_str_equal(keys->name, name))
      return keys;
  return NULL;
}

static gboolean read_value(const Key *key, const char *text, void *base) {
  return VALUES[key->type].read(text, G_STRUCT_MEMBER_P(base, key->offset));
}

static void set_defaults(const Key *keys, void *base) {
  for (; keys->name; keys++) {
    gboolean good = read_value(keys, keys->fallback, base);
    g_assert(good);
  }
}

/* ── Faults ──────────────────────────────────────────────────────────── */

typedef struct {
  const char *text; /* of the style */
  GKeyFile *file;
  Diag *diag;
  gboolean good;
} Reader;

static gboolean is_malformed(const char *line) {
  return *line && *line != '#' && *line != '[' && !strchr(line, '=');
}

/* The number, from 1, of the line that opens GROUP, or that sets KEY in it if
 * KEY is not NULL; of the first malformed line if GROUP is NULL; else 0. */
static guint find_line(const char *text, const char *group, const char *key) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autofree char *opening = g_strdup_printf("[%s]", group ? group : "");
  gboolean inside = FALSE;
  for (guint i = 0; lines[i]; i++) {
    char *line = g_strstrip(lines[i]);
    if (!group ? is_malformed(line) : !key && g_str_equal(line, opening))
      return i + 1;
    if (*line == '[')
      inside = g_str_equal(line, opening);
    gsize n = key ? strlen(key) : 0;
    if (inside && key && g_str_has_prefix(line, key) &&
        *(g_strchug(line + n)) == '=')
      return i + 1;
  }
  return 0;
}

static void fault(Reader *reader, const char *group, const char *key,
                  const char *format, ...) G_GNUC_PRINTF(4, 5);

static void fault(Reader *reader, const char *group, const char *key,
                  const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *sentence = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  diag_add(reader->diag, DIAG_BAD_STYLE, find_line(reader->text, group, key), 0,
           "%s", sentence);
  reader->good = FALSE;
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static void read_key(Reader *reader, const char *group, const char *name,
                     const Key *keys, void *base) {
  const Key *key = find_key(keys, name);
  if (!key) {
    fault(reader, group, name, "[%s] has no key \"%s\"", group, name);
    return;
  }
  g_autofree char *text = g_key_file_get_value(reader->file, group, name, NULL);
  g_strstrip(text);
  if (!g_utf8_validate(text, -1, NULL) || !read_value(key, text, base))
    fault(reader, group, name, "%s = %s: give %s", name, text,
          VALUES[key->type].wanted);
}

static void read_group(Reader *reader, const char *group, PageStyle *style) {
  const Key *keys = g_str_equal(group, "page") ? PAGE_KEYS : NULL;
  void *base = style;
  for (Role role = 0; !keys && role < ROLES; role++)
    if (g_str_equal(group, ROLE_NAMES[role])) {
      keys = ROLE_KEYS;
      base = &style->roles[role];
    }
  if (!keys) {
    fault(reader, group, NULL, "there is no group [%s]", group);
    return;
  }
  g_auto(GStrv) names = g_key_file_get_keys(reader->file, group, NULL, NULL);
  for (guint i = 0; names && names[i]; i++)
    read_key(reader, group, names[i], keys, base);
}

/* Characters that a line must hold behind a paragraph's indent. */
enum { LEAST_COLUMN = 4 };

/* What each value alone cannot tell: the columns stand on the page. */
static void check_whole(Reader *reader, const PageStyle *style) {
  if (style->columns < 1 || style->columns > 20)
    fault(reader, "page", "columns", "columns: give 1 to 20");
  if (style->lines < 10 || style->lines > 1000)
    fault(reader, "page", "lines", "lines: give 10 to 1000");
  if (style->flex > 5 || style->flex * style->pitch / 2 > style->head)
    fault(reader, "page", "flex", "flex: give 0 to 5, and less than the head");
  if (page_style_measure(style) > style->width)
    fault(reader, "page", "column-width",
          "the columns are wider than the page");
  if (style->column_width < style->indent + LEAST_COLUMN)
    fault(reader, "page", "column-width",
          "column-width: give %u or more, %d characters behind the indent",
          style->indent + LEAST_COLUMN, LEAST_COLUMN);
  if (style->head + (style->lines + style->flex / 2.0) * style->pitch >
      style->height)
    fault(reader, "page", "lines", "the lines are higher than the page");
  if (style->roles[ROLE_BODY].size > style->pitch)
    fault(reader, "page", "pitch", "the pitch is less than the body's size");
}

static PageStyle *new_style(const char *name) {
  PageStyle *style = g_new0(PageStyle, 1);
  style->name = g_strdup(name);
  set_defaults(PAGE_KEYS, style);
  for (Role role = 0; role < ROLES; role++)
    set_defaults(ROLE_KEYS, &style->roles[role]);
  return style;
}

PageStyle *page_style_parse(const char *name, const char *text, gsize length,
                            Diag *diag) {
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(PageStyle) style = new_style(name);
  g_autofree char *copy = g_strndup(text, length);
  Reader reader = {copy, file, diag, TRUE};
  g_autoptr(GError) error = NULL;
  if (!g_key_file_load_from_data(file, text, length, G_KEY_FILE_NONE, &error)) {
    fault(&reader, NULL, NULL, "%s", error->message);
    return NULL;
  }
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (guint i = 0; groups[i]; i++)
    read_group(&reader, groups[i], style);
  if (reader.good)
    check_whole(&reader, style);
  return reader.good ? g_steal_pointer(&style) : NULL;
}

PageStyle *page_style_load(const char *name, Diag *diag) {
  g_autofree char *path = g_strdup_printf("styles/%s.style", name);
  g_autoptr(GBytes) bytes = asset_get(path);
  if (!bytes) {
    diag_add(diag, DIAG_BAD_STYLE, 0, 0, "there is no page style \"%s\"", name);
    return NULL;
  }
  gsize length;
  const char *text = g_bytes_get_data(bytes, &length);
  return page_style_parse(name, text, length, diag);
}

void page_style_free(PageStyle *style) {
  if (!style)
    return;
  for (Role role = 0; role < ROLES; role++) {
    g_free(style->roles[role].typeface);
    g_free(style->roles[role].alternate);
  }
  g_free(style->name);
  g_free(style);
}

/* ── Arithmetic ──────────────────────────────────────────────────────── */

double page_style_column(const PageStyle *style) {
  return style->column_width * style->roles[ROLE_BODY].size;
}

double page_style_measure(const PageStyle *style) {
  double em = style->roles[ROLE_BODY].size;
  return style->columns * page_style_column(style) +
         ((double)style->columns - 1) * style->gutter * em;
}

double page_style_baseline(const PageStyle *style) {
  /* The frame of an ideograph reaches from .88 em above the baseline to
   * .12 em below it: its middle stands .38 em above. */
  return style->pitch / 2 + 0.38 * style->roles[ROLE_BODY].size;
}

double page_style_step_down(double size) {
  if (size > SIZES[0].size)
    return MAX(SIZES[0].size, size * 0.95);
  for (guint i = 0; i < G_N_ELEMENTS(SIZES); i++)
    if (SIZES[i].size < size)
      return SIZES[i].size;
  return 0;
}
