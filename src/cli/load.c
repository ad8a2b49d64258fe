#include "cli/load.h"

#include "base/file.h"
#include "cli/facts.h"
#include "cli/folder.h"
#include "cli/path.h"
#include "input/issue_xml.h"
#include "recover/pictures.h"
#include "recover/recover.h"

#include <stdio.h>
#include <string.h>

void load_options_clear(LoadOptions *options) {
  g_free(options->encoding);
  g_free(options->title);
  g_free(options->date);
  g_free(options->number);
  g_free(options->images);
}

/* Values are taken as the bytes they are, whatever the locale: the program
 * speaks UTF-8 alone. */
GOptionEntry *load_options_entries(LoadOptions *options) {
  const GOptionEntry entries[] = {
      {"encoding", 0, 0, G_OPTION_ARG_FILENAME, &options->encoding,
       "Read text as ENCODING (utf-8, gb18030, big5 ...)", "ENCODING"},
      {"title", 0, 0, G_OPTION_ARG_FILENAME, &options->title,
       "The paper's name", "TITLE"},
      {"date", 0, 0, G_OPTION_ARG_FILENAME, &options->date,
       "The issue's date, as 2021-06-08", "DATE"},
      {"number", 0, 0, G_OPTION_ARG_FILENAME, &options->number,
       "The issue's number", "NUMBER"},
      {"images", 0, 0, G_OPTION_ARG_FILENAME, &options->images,
       "The folder of the issue's pictures", "DIR"},
      G_OPTION_ENTRY_NULL};
  return g_memdup2(entries, sizeof entries);
}

static gboolean is_date(const char *text) {
  guint year, month, day;
  int end = 0;
  return sscanf(text, "%4u-%2u-%2u%n", &year, &month, &day, &end) == 3 &&
         end == 10 && text[end] == '\0' &&
         g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static gboolean is_number(const char *text) {
  return *text && strspn(text, "0123456789") == strlen(text);
}

/* Printable, and something to see: it becomes a nameplate. */
static gboolean is_name(const char *text) {
  if (!g_utf8_validate(text, -1, NULL))
    return FALSE;
  gboolean seen = FALSE;
  for (; *text; text = g_utf8_next_char(text)) {
    if (!g_unichar_isprint(g_utf8_get_char(text)))
      return FALSE;
    seen |= !g_unichar_isspace(g_utf8_get_char(text));
  }
  return seen;
}

char *load_options_check(const LoadOptions *options) {
  if (options->date && !is_date(options->date))
    return g_strdup_printf("--date %s: write the date as 2021-06-08",
                           options->date);
  if (options->number && !is_number(options->number))
    return g_strdup_printf("--number %s: give the number in digits",
                           options->number);
  if (options->title && !is_name(options->title))
    return g_strdup("--title: give the paper's name in UTF-8");
  return NULL;
}

/* ── Pictures ────────────────────────────────────────────────────────── */

char *load_pictures_folder(const char *path, const LoadOptions *options) {
  if (options->images)
    return g_strdup(options->images);
  return g_file_test(path, G_FILE_TEST_IS_DIR) ? g_strdup(path)
                                               : g_path_get_dirname(path);
}

/* A folder that holds an issue, or that the user gave, has its pictures; of
 * the files beside a text only those that are the issue's by their names. */
static gboolean match_pictures(Issue *issue, const char *path,
                               const LoadOptions *options, Diag *diag) {
  g_autofree char *where = load_pictures_folder(path, options);
  gboolean all = options->images || g_file_test(path, G_FILE_TEST_IS_DIR);
  g_autoptr(Diag) unheard = diag_new(where);
  g_autoptr(Folder) folder =
      folder_read(where, FALSE, options->images ? diag : unheard);
  if (!folder)
    return !options->images;
  g_autofree char *stem = path_issue_name(path);
  g_ptr_array_add(folder->pictures, NULL);
  PictureFiles files = {(const char *const *)folder->pictures->pdata, all,
                        stem};
  pictures_match(issue, &files, diag);
  return TRUE;
}

/* ── Text ────────────────────────────────────────────────────────────── */

/* The text of an issue, and the files it lies in if these are several. */
typedef struct {
  Lines *lines;
  Folder *folder; /* NULL for one file */
  GArray *files;  /* of RecoverFile */
} Text;

static void text_clear(Text *text) {
  lines_free(text->lines);
  folder_free(text->folder);
  if (text->files)
    g_array_unref(text->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Text, text_clear)

/* All files, or none: an issue without one of its pages is none. */
static GPtrArray *read_members(const Folder *folder, Diag *diag) {
  GPtrArray *all =
      g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  for (guint i = 0; i < folder->texts->len; i++) {
    const FolderText *text = folder->texts->pdata[i];
    diag_enter(diag, text->path);
    GBytes *bytes = file_read(text->path, diag);
    if (bytes && issue_xml_sniff(bytes)) {
      diag_add(diag, DIAG_NOT_TEXT, 0, 0,
               "is issue XML; build it by itself, not in a folder of texts");
      g_clear_pointer(&bytes, g_bytes_unref);
    }
    diag_leave(diag, 0);
    if (bytes)
      g_ptr_array_add(all, bytes);
  }
  if (all->len < folder->texts->len)
    g_clear_pointer(&all, g_ptr_array_unref);
  return all;
}

static void decode_members(Text *text, GBytes *const *bytes,
                           const LoadOptions *options, Diag *diag) {
  guint n = text->folder->texts->len;
  g_autofree guint *first = g_new0(guint, n);
  g_autofree const char **paths = g_new0(const char *, n + 1);
  for (guint i = 0; i < n; i++)
    paths[i] = ((FolderText *)text->folder->texts->pdata[i])->path;
  text->lines =
      lines_decode_files(paths, bytes, n, options->encoding, first, diag);
  for (guint i = 0; i < n; i++) {
    const FolderText *member = text->folder->texts->pdata[i];
    RecoverFile file = {first[i], member->folder, member->name};
    g_array_append_val(text->files, file);
  }
}

static void read_folder(Text *text, const char *path,
                        const LoadOptions *options, Diag *diag) {
  text->folder = folder_read(path, TRUE, diag);
  if (!text->folder)
    return;
  g_autoptr(GPtrArray) bytes = read_members(text->folder, diag);
  if (bytes)
    decode_members(text, (GBytes *const *)bytes->pdata, options, diag);
}

/* The text at PATH, whose BYTES have been read if it is a file. */
static Text read_text(const char *path, GBytes *bytes,
                      const LoadOptions *options, Diag *diag) {
  Text text = {.files = g_array_new(FALSE, FALSE, sizeof(RecoverFile))};
  if (bytes)
    text.lines = lines_decode(bytes, options->encoding, diag);
  else
    read_folder(&text, path, options, diag);
  return text;
}

static Issue *recover_text(const Text *text, const char *path, Record *record,
                           Diag *diag) {
  g_autofree char *name = path_issue_name(path);
  g_autoptr(Issue) issue =
      recover_files(text->lines, (const RecoverFile *)(void *)text->files->data,
                    text->files->len, name, record, diag);
  return diag_has(diag, SEVERITY_ERROR) ? NULL : g_steal_pointer(&issue);
}

static Issue *finish(Issue *issue, const char *path, const LoadOptions *options,
                     Diag *diag) {
  if (!issue)
    return NULL;
  facts_apply(issue, options, diag);
  if (!match_pictures(issue, path, options, diag))
    g_clear_pointer(&issue, issue_free);
  return issue;
}

static gboolean is_folder(const char *path) {
  return g_file_test(path, G_FILE_TEST_IS_DIR);
}

Lines *load_lines(const char *path, const LoadOptions *options, Diag *diag) {
  g_autoptr(GBytes) bytes = is_folder(path) ? NULL : file_read(path, diag);
  if (!bytes && !is_folder(path))
    return NULL;
  g_auto(Text) text = read_text(path, bytes, options, diag);
  return g_steal_pointer(&text.lines);
}

Issue *load_issue(const char *path, const LoadOptions *options, GBytes **text,
                  Diag *diag) {
  g_autoptr(GBytes) bytes = is_folder(path) ? NULL : file_read(path, diag);
  if (!bytes && !is_folder(path))
    return NULL;
  if (bytes && issue_xml_sniff(bytes))
    return finish(issue_xml_read(bytes, diag), path, options, diag);
  g_auto(Text) read = read_text(path, bytes, options, diag);
  if (text && bytes)
    *text = g_bytes_ref(bytes);
  return finish(read.lines ? recover_text(&read, path, NULL, diag) : NULL, path,
                options, diag);
}

Issue *load_recovered(const char *path, const LoadOptions *options,
                      Lines **lines, Record *record, Diag *diag) {
  g_autoptr(GBytes) bytes = is_folder(path) ? NULL : file_read(path, diag);
  *lines = NULL;
  if (!bytes && !is_folder(path))
    return NULL;
  if (bytes && issue_xml_sniff(bytes)) {
    diag_add(diag, DIAG_NOTHING_RECOVERED, 0, 0,
             "this is issue XML: nothing in it was guessed that a report "
             "could show; name the text it was made from");
    return NULL;
  }
  g_auto(Text) text = read_text(path, bytes, options, diag);
  Issue *issue = text.lines ? recover_text(&text, path, record, diag) : NULL;
  *lines = g_steal_pointer(&text.lines);
  return finish(issue, path, options, diag);
}
