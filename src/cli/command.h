/* The subcommands, one file each, and what they share. */
#ifndef KANYIN_CLI_COMMAND_H
#define KANYIN_CLI_COMMAND_H

#include "base/diag.h"

/* Exit statuses. */
enum { EXIT_DONE = 0, EXIT_ISSUE_FAILED = 1, EXIT_USAGE = 2 };

typedef struct {
  const char *name;
  const char *arguments; /* as the usage line shows them */
  const char *summary;   /* one line */
  /* ARGS: the command's own arguments, NULL-terminated; args[0] is its name.
   * Returns an exit status. */
  int (*run)(char **args);
} Command;

extern const Command COMMAND_BUILD, COMMAND_PARSE, COMMAND_DUMP, COMMAND_CHECK;

/* Parses ARGS by the options of ENTRIES (each a list ended by a NULL entry, the
 * list of lists ended by NULL).  OPERANDS is set to what is no option, never
 * NULL, "-" named /dev/stdin; free with g_strfreev().  --help prints and exits.
 * FALSE after a usage message, OPERANDS being NULL then. */
gboolean command_parse(const Command *command, char **args,
                       const GOptionEntry *const *entries, char ***operands);

/* Says on standard error how COMMAND is used wrongly; returns EXIT_USAGE. */
int command_misused(const Command *command, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* Writes the messages of DIAG that are SEVERITY or worse to standard error. */
void command_report(const Diag *diag, Severity severity);

/* Writes BYTES to standard output; FALSE, with a message, if that fails. */
gboolean command_put(GBytes *bytes);

#endif
