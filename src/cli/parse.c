/* kanyin parse: an issue as XML or marked text, for an editor to look at and
 * correct. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/marked_text.h"
#include "markup/issue_xml_write.h"
#include "review/review.h"

#include <string.h>

typedef struct {
  LoadOptions load;
  char *output, *report, *format;
  gboolean quiet, strict;
} ParseOptions;

static const struct {
  const char *name;
  GBytes *(*write)(const Issue *issue);
} FORMATS[] = {{"xml", issue_xml_write}, {"text", marked_text}};

/* NULL if there is no such format; "xml" for NULL. */
static GBytes *(*find_format(const char *name))(const Issue *) {
  for (guint i = 0; i < G_N_ELEMENTS(FORMATS); i++)
    if (!name || strcmp(FORMATS[i].name, name) == 0)
      return FORMATS[i].write;
  return NULL;
}

static gboolean is_standard_output(const char *output) {
  return !output || strcmp(output, "-") == 0;
}

static gboolean put_issue(GBytes *bytes, const char *output, Diag *diag) {
  if (is_standard_output(output))
    return command_put(bytes);
  FileOutput file = {output, bytes};
  return files_write(&file, 1, diag);
}

static gboolean succeeds(const ParseOptions *options, const Issue *issue,
                         const Diag *diag) {
  return issue &&
         !diag_has(diag, options->strict ? SEVERITY_WARNING : SEVERITY_ERROR);
}

static gboolean parse_to_file(const char *path, const ParseOptions *options,
                              Diag *diag) {
  g_autoptr(Issue) issue = load_issue(path, &options->load, NULL, diag);
  if (!succeeds(options, issue, diag))
    return FALSE;
  g_autoptr(GBytes) bytes = find_format(options->format)(issue);
  return put_issue(bytes, options->output, diag);
}

/* The report, and the issue XML if a file was named for it: who asked for the
 * report wants no XML on the screen. */
static gboolean parse_to_report(const char *path, const ParseOptions *options,
                                Diag *diag) {
  g_autoptr(Lines) lines = NULL;
  g_autoptr(Record) record = record_new();
  g_autoptr(Issue) issue =
      load_recovered(path, &options->load, &lines, record, diag);
  if (!succeeds(options, issue, diag))
    return FALSE;
  g_autoptr(GBytes) html = review_html(lines, issue, record, diag);
  g_autoptr(GBytes) bytes = find_format(options->format)(issue);
  FileOutput files[] = {{options->report, html}, {options->output, bytes}};
  if (!is_standard_output(options->output))
    return files_write(files, G_N_ELEMENTS(files), diag);
  return files_write(files, 1, diag) &&
         (!options->output || command_put(bytes));
}

static int parse_issue(const char *path, const ParseOptions *options) {
  g_autoptr(Diag) diag = diag_new(path);
  gboolean done = options->report ? parse_to_report(path, options, diag)
                                  : parse_to_file(path, options, diag);
  command_report(diag, options->quiet ? SEVERITY_ERROR : SEVERITY_NOTE);
  return done ? EXIT_DONE : EXIT_ISSUE_FAILED;
}

static int check_and_parse(char **operands, const ParseOptions *options) {
  g_autofree char *fault = load_options_check(&options->load);
  if (fault)
    return command_misused(&COMMAND_PARSE, "%s", fault);
  if (!find_format(options->format))
    return command_misused(&COMMAND_PARSE, "--format %s: name xml or text",
                           options->format);
  if (g_strv_length(operands) != 1)
    return command_misused(&COMMAND_PARSE, "name one issue");
  return parse_issue(operands[0], options);
}

static int run(char **args) {
  ParseOptions options = {0};
  g_autofree GOptionEntry *load = load_options_entries(&options.load);
  const GOptionEntry own[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
       "Write to FILE, not to standard output (-)", "FILE"},
      {"report", 0, 0, G_OPTION_ARG_FILENAME, &options.report,
       "Write a page to FILE that shows the text beside the issue", "FILE"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options.format,
       "What to write: xml, or text with marks such as 【主题】", "FORMAT"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "Print errors only",
       NULL},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
       "Let a warning fail the issue", NULL},
      G_OPTION_ENTRY_NULL};
  const GOptionEntry *const entries[] = {own, load, NULL};
  g_auto(GStrv) operands = NULL;
  int status = command_parse(&COMMAND_PARSE, args, entries, &operands)
                   ? check_and_parse(operands, &options)
                   : EXIT_USAGE;
  g_free(options.output);
  g_free(options.report);
  g_free(options.format);
  load_options_clear(&options.load);
  return status;
}

const Command COMMAND_PARSE = {
    "parse", "ISSUE", "Write the issue that a text holds, as XML or text", run};
