/* kanyin check: what a finished PDF is, for who prints or keeps it. */
#include "base/file.h"
#include "cli/command.h"
#include "preflight/preflight.h"

/* Reports on the file at PATH; TRUE if it is fit. */
static gboolean check_file(const char *path) {
  g_autoptr(Diag) diag = diag_new(path);
  g_autoptr(GBytes) pdf = file_read(path, diag);
  g_autoptr(Findings) findings = pdf ? preflight_read(pdf, diag) : NULL;
  gboolean fit = findings && preflight_passes(findings);
  if (findings) {
    GString *out = g_string_new(NULL);
    g_autofree char *name = g_filename_display_name(path);
    g_string_append_printf(out, "%s\n", name);
    preflight_print(findings, out);
    g_autoptr(GBytes) text = g_string_free_to_bytes(out);
    fit = command_put(text) && fit;
  }
  command_report(diag, SEVERITY_NOTE);
  return fit;
}

static int check_all(char **paths) {
  if (!*paths)
    return command_misused(&COMMAND_CHECK, "name a PDF");
  int status = EXIT_DONE;
  for (char **path = paths; *path; path++)
    if (!check_file(*path))
      status = EXIT_ISSUE_FAILED;
  return status;
}

static int run(char **args) {
  const GOptionEntry *const entries[] = {NULL};
  g_auto(GStrv) operands = NULL;
  return command_parse(&COMMAND_CHECK, args, entries, &operands)
             ? check_all(operands)
             : EXIT_USAGE;
}

const Command COMMAND_CHECK = {
    "check", "FILE.pdf...",
    "Tell what finished PDFs are: boxes, inks, fonts, tags, standards", run};
