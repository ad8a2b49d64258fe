/* kanyin dump: a stage of the pipeline as text. */
#include "cli/command.h"
#include "cli/load.h"
#include "page/compose.h"

#include <string.h>

typedef gboolean (*Dump)(const char *path, const LoadOptions *options,
                         Diag *diag, GString *out);

static gboolean dump_lines(const char *path, const LoadOptions *options,
                           Diag *diag, GString *out) {
  g_autoptr(Lines) lines = load_lines(path, options, diag);
  if (lines)
    lines_dump(lines, out);
  return lines != NULL;
}

static gboolean dump_tree(const char *path, const LoadOptions *options,
                          Diag *diag, GString *out) {
  g_autoptr(Issue) issue = load_issue(path, options, diag);
  if (issue)
    issue_dump(issue, out);
  return issue != NULL;
}

static gboolean dump_pages(const char *path, const LoadOptions *options,
                           Diag *diag, GString *out) {
  g_autoptr(Issue) issue = load_issue(path, options, diag);
  g_autoptr(PageStyle) style = issue ? page_style_load("archive", diag) : NULL;
  g_autoptr(Fonts) fonts =
      style ? fonts_open(issue_language(issue), diag) : NULL;
  g_autoptr(Display) display =
      fonts ? compose_issue(issue, style, fonts, diag) : NULL;
  if (display)
    display_dump(display, out);
  return display != NULL;
}

static const struct {
  const char *name;
  Dump dump;
} STAGES[] = {
    {"lines", dump_lines}, {"tree", dump_tree}, {"pages", dump_pages}};

static Dump find_stage(const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS(STAGES); i++)
    if (strcmp(STAGES[i].name, name) == 0)
      return STAGES[i].dump;
  return NULL;
}

static int dump_stage(Dump dump, const char *path, const LoadOptions *options) {
  g_autoptr(Diag) diag = diag_new(path);
  GString *out = g_string_new(NULL);
  gboolean done = dump(path, options, diag, out);
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(out);
  done = done && command_put(bytes);
  command_report(diag, SEVERITY_NOTE);
  return done ? EXIT_DONE : EXIT_ISSUE_FAILED;
}

static int check_and_dump(char **operands, const LoadOptions *options) {
  g_autofree char *fault = load_options_check(options);
  if (fault)
    return command_misused(&COMMAND_DUMP, "%s", fault);
  if (g_strv_length(operands) != 2)
    return command_misused(&COMMAND_DUMP, "name a stage and one issue");
  Dump dump = find_stage(operands[0]);
  if (!dump)
    return command_misused(
        &COMMAND_DUMP, "'%s' is no stage: lines, tree or pages", operands[0]);
  return dump_stage(dump, operands[1], options);
}

static int run(char **args) {
  LoadOptions options = {0};
  g_autofree GOptionEntry *load = load_options_entries(&options);
  const GOptionEntry *const entries[] = {load, NULL};
  g_auto(GStrv) operands = NULL;
  int status = command_parse(&COMMAND_DUMP, args, entries, &operands)
                   ? check_and_dump(operands, &options)
                   : EXIT_USAGE;
  load_options_clear(&options);
  return status;
}

const Command COMMAND_DUMP = {"dump", "lines|tree|pages ISSUE",
                              "Print a stage of the work as text", run};
