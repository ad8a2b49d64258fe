#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

gboolean command_parse(const Command *command, char ***args,
                       const GOptionEntry *const *entries) {
  g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
  g_option_context_set_summary(context, command->summary);
  for (; *entries; entries++)
    g_option_context_add_main_entries(context, *entries, NULL);
  g_autoptr(GError) error = NULL;
  if (g_option_context_parse_strv(context, args, &error))
    return TRUE;
  command_misused(command, "%s", error->message);
  return FALSE;
}

int command_misused(const Command *command, const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  fprintf(stderr, "kanyin %s: %s\nTry 'kanyin %s --help'.\n", command->name,
          message, command->name);
  return EXIT_USAGE;
}

void command_report(const Diag *diag, Severity severity) {
  g_autoptr(GString) text = g_string_new(NULL);
  diag_print(diag, severity, text);
  fputs(text->str, stderr);
}

gboolean command_put(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  if (fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0)
    return TRUE;
  fprintf(stderr, "kanyin: standard output: %s\n", strerror(errno));
  return FALSE;
}
