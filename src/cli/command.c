#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Its editions are called stdin. */
static void name_standard_input(char **operands) {
  for (; *operands; operands++)
    if (strcmp(*operands, "-") == 0) {
      g_free(*operands);
      *operands = g_strdup("/dev/stdin");
    }
}

gboolean command_parse(const Command *command, char **args,
                       const GOptionEntry *const *entries, char ***operands) {
  *operands = NULL;
  const GOptionEntry rest[] = {{G_OPTION_REMAINING, 0, 0,
                                G_OPTION_ARG_FILENAME_ARRAY, operands, NULL,
                                NULL},
                               G_OPTION_ENTRY_NULL};
  g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
  g_option_context_set_summary(context, command->summary);
  g_option_context_add_main_entries(context, rest, NULL);
  for (; *entries; entries++)
    g_option_context_add_main_entries(context, *entries, NULL);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) left = g_strdupv(args);
  gboolean parsed = g_option_context_parse_strv(context, &left, &error);
  if (!parsed)
    command_misused(command, "%s", error->message);
  else if (!*operands)
    *operands = g_new0(char *, 1);
  if (parsed)
    name_standard_input(*operands);
  return parsed;
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
