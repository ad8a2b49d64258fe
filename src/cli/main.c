/* kanyin: one issue of a newspaper, from text to e-book and PDF. */
#include "cli/command.h"
#include "version.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const Command *const COMMANDS[] = {&COMMAND_BUILD, &COMMAND_PARSE,
                                          &COMMAND_CHECK, &COMMAND_DUMP};

static void print_usage(FILE *out) {
  fputs("Usage: kanyin COMMAND [OPTION...] ISSUE...\n\n"
        "Turns the text of a Chinese newspaper's issue into an e-book and a "
        "PDF.\n\nCommands:\n",
        out);
  for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
    fprintf(out, "  %-7s %s\n", COMMANDS[i]->name, COMMANDS[i]->summary);
  fputs("\n'kanyin COMMAND --help' lists a command's options; "
        "'kanyin --version' tells the version.\n",
        out);
}

static const Command *find_command(const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
    if (strcmp(COMMANDS[i]->name, name) == 0)
      return COMMANDS[i];
  return NULL;
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "");
  const char *word = argc > 1 ? argv[1] : NULL;
  if (!word) {
    print_usage(stderr);
    return EXIT_USAGE;
  }
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
    print_usage(stdout);
    return EXIT_DONE;
  }
  if (strcmp(word, "--version") == 0) {
    puts("kanyin " KANYIN_VERSION);
    return EXIT_DONE;
  }
  const Command *command = find_command(word);
  if (!command) {
    fprintf(stderr, "kanyin: there is no command '%s'\n", word);
    print_usage(stderr);
    return EXIT_USAGE;
  }
  g_autofree char *program = g_strconcat("kanyin ", command->name, NULL);
  g_set_prgname(program); /* what GOption's usage line shows */
  g_auto(GStrv) args = g_strdupv(argv + 1);
  return command->run(args);
}
