/* kanyin build: the editions of each issue.
 *
 * All editions of an issue are made in memory and written together at the
 * end, so a failed issue leaves nothing behind.  The run goes on with the
 * next issue. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/ebook.h"
#include "cli/load.h"
#include "cli/path.h"
#include "cli/pictures.h"
#include "cli/print.h"
#include "cli/style.h"
#include "cli/times.h"
#include "markup/issue_xml_write.h"
#include "page/compose.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  LoadOptions load;
  EbookOptions ebook;
  PrintChoice print;
  char *directory, *formats, *style;
  gboolean quiet, strict, show_times, no_attachments;
} BuildOptions;

/* What is opened once and serves every issue of the run. */
typedef struct {
  const BuildOptions *options;
  PageStyle *style;
  Profile *intent;   /* of the print edition; NULL if there is none */
  GHashTable *fonts; /* language → Fonts */
  Display *display;  /* of the issue at work, once composed */
  Times *times;
  const Pictures *pictures; /* of the issue at work */
} Run;

/* An issue and what it was read from. */
typedef struct {
  Issue *issue;
  const char *path;
  GBytes *text; /* NULL if it was issue XML */
} Source;

/* ── Editions ────────────────────────────────────────────────────────── */

static Fonts *run_fonts(Run *run, const char *language, Diag *diag) {
  Fonts *fonts = g_hash_table_lookup(run->fonts, language);
  if (!fonts && (fonts = fonts_open(language, diag)))
    g_hash_table_insert(run->fonts, g_strdup(language), fonts);
  times_mark(run->times, "fonts");
  return fonts;
}

static GBytes *make_epub(Run *run, const Source *source, Diag *diag) {
  const Issue *issue = source->issue;
  Fonts *fonts = run_fonts(run, issue_language(issue), diag);
  return fonts ? ebook_make(&run->options->ebook, issue, run->pictures, fonts,
                            run->times, diag)
               : NULL;
}

#define XML_NAME "issue.xml"

/* The name of the file at PATH, which is to be another than XML_NAME. */
static char *attachment_name(const char *path) {
  g_autofree char *base = g_path_get_basename(path);
  g_autofree char *name = g_filename_display_name(base);
  return g_str_equal(name, XML_NAME) ? g_strdup("issue.txt")
                                     : g_steal_pointer(&name);
}

/* The PDF carries the issue as issue XML, and the text it was read from. */
static GBytes *write_pdf(const Run *run, const Source *source,
                         const Display *display, Diag *diag) {
  g_autoptr(GBytes) xml = issue_xml_write(source->issue);
  g_autofree char *name = attachment_name(source->path);
  const PdfAttachment attachments[] = {
      {XML_NAME, "application/xml", "Alternative",
       "The issue as issue XML, from which kanyin makes this file again", xml},
      {name, "text/plain", "Source", "The text the issue was recovered from",
       source->text}};
  guint n = run->options->no_attachments ? 0 : source->text ? 2 : 1;
  return pdf_write(display, &(PdfOptions){attachments, n, run->pictures}, diag);
}

/* The pages of ISSUE, the same for each PDF; they belong to RUN.  NULL on
 * failure. */
static const Display *run_display(Run *run, const Issue *issue, Diag *diag) {
  if (run->display)
    return run->display;
  Fonts *fonts = run_fonts(run, issue_language(issue), diag);
  run->display =
      fonts ? compose_issue(issue, run->style, fonts, run->pictures, diag)
            : NULL;
  times_mark(run->times, "compose");
  return run->display;
}

static GBytes *make_pdf(Run *run, const Source *source, Diag *diag) {
  const Display *display = run_display(run, source->issue, diag);
  GBytes *pdf = display ? write_pdf(run, source, display, diag) : NULL;
  times_mark(run->times, "pdf");
  return pdf;
}

static GBytes *make_print(Run *run, const Source *source, Diag *diag) {
  const Issue *issue = source->issue;
  const Display *display = run_display(run, issue, diag);
  GBytes *pdf =
      display ? print_choice_write(
                    &run->options->print, run->intent, display, run->pictures,
                    run_fonts(run, issue_language(issue), diag), diag)
              : NULL;
  times_mark(run->times, "print");
  return pdf;
}

static const struct {
  const char *name, *suffix;
  GBytes *(*make)(Run *run, const Source *source, Diag *diag);
} EDITIONS[] = {{"epub", ".epub", make_epub},
                {"pdf", ".pdf", make_pdf},
                {"print", "-print.pdf", make_print}};

enum { PRINT_EDITION = 2, N_EDITIONS = G_N_ELEMENTS(EDITIONS) };

/* Which editions a --format list asks for, as bits; 0 if a name is unknown. */
static guint parse_formats(const char *list) {
  guint wanted = 0;
  g_auto(GStrv) names = g_strsplit(list, ",", -1);
  for (char **name = names; *name; name++) {
    guint i = 0;
    while (i < N_EDITIONS && strcmp(EDITIONS[i].name, *name) != 0)
      i++;
    if (i == N_EDITIONS)
      return 0;
    wanted |= 1u << i;
  }
  return wanted;
}

/* ── One issue ───────────────────────────────────────────────────────── */

static gboolean fails(const Run *run, const Diag *diag) {
  return diag_has(diag,
                  run->options->strict ? SEVERITY_WARNING : SEVERITY_ERROR);
}

/* Makes the WANTED editions of SOURCE; OUTPUTS has room for all.  Returns how
 * many, 0 on failure. */
static guint make_editions(Run *run, const Source *source, guint wanted,
                           FileOutput *outputs, Diag *diag) {
  guint n = 0;
  for (guint i = 0; i < N_EDITIONS; i++) {
    if (!(wanted >> i & 1))
      continue;
    GBytes *bytes = EDITIONS[i].make(run, source, diag);
    if (!bytes)
      break;
    outputs[n].bytes = bytes;
    outputs[n++].path =
        path_edition(run->options->directory, source->path, EDITIONS[i].suffix);
  }
  return fails(run, diag) ? 0 : n;
}

static void outputs_clear(FileOutput *outputs) {
  for (guint i = 0; i < N_EDITIONS; i++) {
    g_clear_pointer(&outputs[i].bytes, g_bytes_unref);
    g_free((char *)outputs[i].path);
  }
}

static gboolean make_directory(const char *directory, Diag *diag) {
  if (g_mkdir_with_parents(directory, 0777) == 0)
    return TRUE;
  diag_add(diag, DIAG_FILE_UNWRITABLE, 0, 0,
           "the folder %s cannot be made; name another with -o", directory);
  return FALSE;
}

/* Builds the issue at PATH and appends the paths of its editions to WRITTEN, a
 * line each. */
static gboolean build_issue(Run *run, const char *path, guint wanted,
                            GString *written, Diag *diag) {
  times_start(run->times);
  g_autoptr(GBytes) text = NULL;
  g_autoptr(Issue) issue = load_issue(path, &run->options->load, &text, diag);
  const Source source = {issue, path, text};
  times_mark(run->times, "recover");
  if (!issue || fails(run, diag))
    return FALSE;
  g_autofree char *folder = load_pictures_folder(path, &run->options->load);
  g_autoptr(Pictures) pictures = pictures_load(issue, folder, diag);
  run->pictures = pictures;
  times_mark(run->times, "pictures");
  FileOutput outputs[N_EDITIONS] = {{0}};
  guint n = make_editions(run, &source, wanted, outputs, diag);
  gboolean done = n && make_directory(run->options->directory, diag) &&
                  files_write(outputs, n, diag);
  times_mark(run->times, "write");
  for (guint i = 0; done && i < n; i++)
    g_string_append_printf(written, "%s\n", outputs[i].path);
  outputs_clear(outputs);
  g_clear_pointer(&run->display, display_free);
  return done;
}

/* ── The run ─────────────────────────────────────────────────────────── */

/* On a terminal, says which of many issues is at work; each message takes the
 * place of the one before. */
static void show_progress(const Run *run, guint nth, guint n,
                          const char *path) {
  if (n > 1 && !run->options->quiet && isatty(STDERR_FILENO))
    fprintf(stderr, nth < n ? "\r\033[K[%u/%u] %s" : "\r\033[K", nth + 1, n,
            path);
}

static int build_all(Run *run, char **paths, guint wanted) {
  int status = EXIT_DONE;
  guint n = g_strv_length(paths);
  for (guint i = 0; i < n; i++) {
    g_autoptr(Diag) diag = diag_new(paths[i]);
    g_autoptr(GString) written = g_string_new(NULL);
    show_progress(run, i, n, paths[i]);
    if (!build_issue(run, paths[i], wanted, written, diag))
      status = EXIT_ISSUE_FAILED;
    show_progress(run, n, n, NULL);
    command_report(diag, run->options->quiet ? SEVERITY_ERROR : SEVERITY_NOTE);
    if (!run->options->quiet)
      fputs(written->str, stdout);
    fflush(stdout);
  }
  return status;
}

static int build_with(const BuildOptions *options, char **paths, guint wanted) {
  g_autoptr(PageStyle) style = style_option_load(options->style);
  g_autoptr(Profile) intent = wanted >> PRINT_EDITION & 1
                                  ? print_choice_profile(&options->print)
                                  : NULL;
  if (!style || (wanted >> PRINT_EDITION & 1 && !intent))
    return EXIT_ISSUE_FAILED;
  g_autoptr(GHashTable) fonts = g_hash_table_new_full(
      g_str_hash, g_str_equal, g_free, (GDestroyNotify)fonts_free);
  g_autoptr(Times) times = options->show_times ? times_new() : NULL;
  Run run = {options, style, intent, fonts, NULL, times, NULL};
  int status = build_all(&run, paths, wanted);
  times_print(times, stderr);
  return status;
}

/* ── The command line ────────────────────────────────────────────────── */

/* The first path whose editions would take the place of an earlier one's;
 * NULL if there is none. */
static const char *find_twin(char **paths) {
  g_autoptr(GHashTable) seen =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (; *paths; paths++)
    if (!g_hash_table_add(seen, path_edition("", *paths, "")))
      return *paths;
  return NULL;
}

static int check_and_build(char **paths, BuildOptions *options) {
  if (!options->directory)
    options->directory = g_strdup(".");
  if (!options->formats)
    options->formats = g_strdup("epub,pdf");
  g_autofree char *fault = load_options_check(&options->load);
  if (!fault)
    fault = style_option_check(options->style);
  if (!fault)
    fault = ebook_options_check(&options->ebook, g_strv_length(paths));
  if (!fault)
    fault = print_choice_check(&options->print);
  if (fault)
    return command_misused(&COMMAND_BUILD, "%s", fault);
  if (!*paths)
    return command_misused(&COMMAND_BUILD, "name an issue");
  guint wanted = parse_formats(options->formats);
  if (!wanted)
    return command_misused(&COMMAND_BUILD,
                           "--format %s: name epub, pdf, print or several, "
                           "as epub,pdf",
                           options->formats);
  if (print_choice_made(&options->print) && !(wanted >> PRINT_EDITION & 1))
    return command_misused(&COMMAND_BUILD,
                           "--intent, --convert-photos, --marks, --impose, "
                           "--signature and --creep are for the print "
                           "edition: add --format print");
  if (options->load.images && paths[1])
    return command_misused(&COMMAND_BUILD,
                           "--images is for one issue: build this one alone");
  const char *twin = find_twin(paths);
  if (twin)
    return command_misused(
        &COMMAND_BUILD,
        "%s has the name of an earlier issue; its editions would replace "
        "that one's: build it into another folder",
        twin);
  return build_with(options, paths, wanted);
}

static int run(char **args) {
  BuildOptions options = {0};
  g_autofree GOptionEntry *load = load_options_entries(&options.load);
  g_autofree GOptionEntry *ebook = ebook_options_entries(&options.ebook);
  g_autofree GOptionEntry *style = style_option_entries(&options.style);
  g_autofree GOptionEntry *print = print_choice_entries(&options.print);
  const GOptionEntry own[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.directory,
       "Write the editions into the folder DIR", "DIR"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options.formats,
       "The editions to make: epub, pdf, print, as epub,pdf", "LIST"},
      {"no-attachments", 0, 0, G_OPTION_ARG_NONE, &options.no_attachments,
       "Attach neither text nor issue XML to the PDF", NULL},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "Print errors only",
       NULL},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
       "Let a warning fail the issue", NULL},
      {"times", 0, 0, G_OPTION_ARG_NONE, &options.show_times,
       "Print how long each stage took", NULL},
      G_OPTION_ENTRY_NULL};
  const GOptionEntry *const entries[] = {own, ebook, style, print, load, NULL};
  g_auto(GStrv) operands = NULL;
  int status = command_parse(&COMMAND_BUILD, args, entries, &operands)
                   ? check_and_build(operands, &options)
                   : EXIT_USAGE;
  g_free(options.directory);
  g_free(options.formats);
  g_free(options.style);
  ebook_options_clear(&options.ebook);
  load_options_clear(&options.load);
  print_choice_clear(&options.print);
  return status;
}

const Command COMMAND_BUILD = {
    "build", "ISSUE...", "Make the e-book and the PDF of each issue", run};
