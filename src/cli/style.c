/* In: what the user wrote behind --style.  Out: a page style, or on standard
 * error what is wrong. */
#include "cli/style.h"

#include "base/file.h"
#include "cli/command.h"

#include <string.h>

/* The styles of assets/styles/ that are for issues; the first is the default.
 */
static const char *const NAMES[] = {"archive", "book", "column13", NULL};

GOptionEntry *style_option_entries(char **style) {
  const GOptionEntry entries[] = {
      {"style", 0, 0, G_OPTION_ARG_FILENAME, style,
       "The PDF's page style: archive, book, column13 or a file of one's own",
       "NAME|FILE"},
      G_OPTION_ENTRY_NULL};
  return g_memdup2(entries, sizeof entries);
}

static gboolean is_path(const char *style) {
  return strpbrk(style, "./") != NULL;
}

char *style_option_check(const char *style) {
  if (!style || g_strv_contains(NAMES, style) || is_path(style))
    return NULL;
  g_autofree char *names = g_strjoinv(", ", (char **)NAMES);
  return g_strdup_printf("--style %s: there is %s, or name a file, as "
                         "./own.style",
                         style, names);
}

static PageStyle *load_file(const char *path, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  gsize length = 0;
  const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  return bytes ? page_style_parse(path, text ? text : "", length, diag) : NULL;
}

PageStyle *style_option_load(const char *style) {
  const char *name = style ? style : NAMES[0];
  g_autoptr(Diag) diag = diag_new(name);
  PageStyle *loaded =
      is_path(name) ? load_file(name, diag) : page_style_load(name, diag);
  command_report(diag, SEVERITY_NOTE);
  return loaded;
}
