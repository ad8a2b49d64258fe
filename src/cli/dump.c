/* kanyin dump: a stage of the pipeline as text. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/pictures.h"
#include "cli/style.h"
#include "page/compose.h"

#include <string.h>

typedef struct {
  LoadOptions load;
  char *style;
} DumpOptions;

typedef gboolean (*Dump)(const char *path, const DumpOptions *options,
                         Diag *diag, GString *out);

static gboolean dump_lines(const char *path, const DumpOptions *options,
                           Diag *diag, GString *out) {
  g_autoptr(Lines) lines = load_lines(path, &options->load, diag);
  if (lines)
    lines_dump(lines, out);
  return lines != NULL;
}

static gboolean dump_judgements(const char *path, const DumpOptions *options,
                                Diag *diag, GString *out,
                                void (*dump)(const Record *, GString *)) {
  g_autoptr(Lines) lines = NULL;
  g_autoptr(Record) record = record_new();
  g_autoptr(Issue) issue =
      load_recovered(path, &options->load, &lines, record, diag);
  if (issue)
    dump(record, out);
  return issue != NULL;
}

static gboolean dump_evidence(const char *path, const DumpOptions *options,
                              Diag *diag, GString *out) {
  return dump_judgements(path, options, diag, out, record_dump_evidence);
}

static gboolean dump_record(const char *path, const DumpOptions *options,
                            Diag *diag, GString *out) {
  return dump_judgements(path, options, diag, out, record_dump);
}

static gboolean dump_tree(const char *path, const DumpOptions *options,
                          Diag *diag, GString *out) {
  g_autoptr(Issue) issue = load_issue(path, &options->load, NULL, diag);
  if (issue)
    issue_dump(issue, out);
  return issue != NULL;
}

static gboolean dump_pages(const char *path, const DumpOptions *options,
                           Diag *diag, GString *out) {
  g_autoptr(PageStyle) style = style_option_load(options->style);
  g_autoptr(Issue) issue =
      style ? load_issue(path, &options->load, NULL, diag) : NULL;
  g_autoptr(Fonts) fonts =
      issue ? fonts_open(issue_language(issue), diag) : NULL;
  g_autofree char *folder = load_pictures_folder(path, &options->load);
  g_autoptr(Pictures) pictures =
      fonts ? pictures_load(issue, folder, diag) : NULL;
  g_autoptr(Display) display =
      fonts ? compose_issue(issue, style, fonts, pictures, diag) : NULL;
  if (display)
    display_dump(display, out);
  return display != NULL;
}

static const struct {
  const char *name;
  Dump dump;
} STAGES[] = {{"lines", dump_lines},
              {"evidence", dump_evidence},
              {"record", dump_record},
              {"tree", dump_tree},
              {"pages", dump_pages}};

static Dump find_stage(const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS(STAGES); i++)
    if (strcmp(STAGES[i].name, name) == 0)
      return STAGES[i].dump;
  return NULL;
}

static int dump_stage(Dump dump, const char *path, const DumpOptions *options) {
  g_autoptr(Diag) diag = diag_new(path);
  GString *out = g_string_new(NULL);
  gboolean done = dump(path, options, diag, out);
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(out);
  done = done && command_put(bytes);
  command_report(diag, SEVERITY_NOTE);
  return done ? EXIT_DONE : EXIT_ISSUE_FAILED;
}

static int check_and_dump(char **operands, const DumpOptions *options) {
  g_autofree char *fault = load_options_check(&options->load);
  if (!fault)
    fault = style_option_check(options->style);
  if (fault)
    return command_misused(&COMMAND_DUMP, "%s", fault);
  if (g_strv_length(operands) != 2)
    return command_misused(&COMMAND_DUMP, "name a stage and one issue");
  Dump dump = find_stage(operands[0]);
  if (!dump)
    return command_misused(&COMMAND_DUMP,
                           "'%s' is no stage: lines, evidence, record, tree or "
                           "pages",
                           operands[0]);
  return dump_stage(dump, operands[1], options);
}

static int run(char **args) {
  DumpOptions options = {0};
  g_autofree GOptionEntry *load = load_options_entries(&options.load);
  g_autofree GOptionEntry *style = style_option_entries(&options.style);
  const GOptionEntry *const entries[] = {style, load, NULL};
  g_auto(GStrv) operands = NULL;
  int status = command_parse(&COMMAND_DUMP, args, entries, &operands)
                   ? check_and_dump(operands, &options)
                   : EXIT_USAGE;
  g_free(options.style);
  load_options_clear(&options.load);
  return status;
}

const Command COMMAND_DUMP = {"dump", "lines|evidence|record|tree|pages ISSUE",
                              "Print a stage of the work as text", run};
