#include "cli/load.h"

#include "base/file.h"
#include "cli/path.h"
#include "input/issue_xml.h"
#include "recover/recover.h"

#include <stdio.h>
#include <string.h>

void load_options_clear(LoadOptions *options) {
  g_free(options->encoding);
  g_free(options->title);
  g_free(options->date);
  g_free(options->number);
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

static void apply_facts(Issue *issue, const LoadOptions *options) {
  const struct {
    NodeKind kind;
    const char *value;
  } facts[] = {{NODE_TITLE, options->title},
               {NODE_DATE, options->date},
               {NODE_NUMBER, options->number}};
  for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
    if (facts[i].value)
      issue_set_fact(issue, facts[i].kind, facts[i].value);
}

Lines *load_lines(const char *path, const LoadOptions *options, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  return bytes ? lines_decode(bytes, options->encoding, diag) : NULL;
}

static Issue *recover_lines(const Lines *lines, const char *path,
                            Record *record, Diag *diag) {
  g_autofree char *name = path_issue_name(path);
  g_autoptr(Issue) issue = recover_issue(lines, name, record, diag);
  return diag_has(diag, SEVERITY_ERROR) ? NULL : g_steal_pointer(&issue);
}

static Issue *recover_text(GBytes *bytes, const char *path,
                           const LoadOptions *options, Diag *diag) {
  g_autoptr(Lines) lines = lines_decode(bytes, options->encoding, diag);
  return lines ? recover_lines(lines, path, NULL, diag) : NULL;
}

Issue *load_issue(const char *path, const LoadOptions *options, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  if (!bytes)
    return NULL;
  Issue *issue = issue_xml_sniff(bytes)
                     ? issue_xml_read(bytes, diag)
                     : recover_text(bytes, path, options, diag);
  if (issue)
    apply_facts(issue, options);
  return issue;
}

Issue *load_recovered(const char *path, const LoadOptions *options,
                      Lines **lines, Record *record, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  *lines = NULL;
  if (!bytes)
    return NULL;
  if (issue_xml_sniff(bytes)) {
    diag_add(diag, DIAG_NOTHING_RECOVERED, 0, 0,
             "this is issue XML: nothing in it was guessed that a report "
             "could show; name the text it was made from");
    return NULL;
  }
  *lines = lines_decode(bytes, options->encoding, diag);
  Issue *issue = *lines ? recover_lines(*lines, path, record, diag) : NULL;
  if (issue)
    apply_facts(issue, options);
  return issue;
}
