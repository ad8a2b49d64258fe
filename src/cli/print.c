/* In: what the user wants of the print edition.  Out: its profile, its sheets,
 * and the line on each that says what it is. */
#include "cli/print.h"

#include "base/data.h"
#include "base/file.h"
#include "cli/command.h"
#include "page/slug.h"

#include <string.h>

/* Paper thicker than this is board. */
#define MOST_CREEP 2.0 /* [mm] */

void print_choice_clear(PrintChoice *choice) {
  g_free(choice->intent);
  g_free(choice->imposition);
}

GOptionEntry *print_choice_entries(PrintChoice *choice) {
  const GOptionEntry entries[] = {
      {"intent", 0, 0, G_OPTION_ARG_FILENAME, &choice->intent,
       "The press the print edition is for: gray, newsprint or an ICC profile",
       "NAME|FILE"},
      {"convert-photos", 0, 0, G_OPTION_ARG_NONE, &choice->convert,
       "Colour photographs of the print edition in the inks of its press",
       NULL},
      {"marks", 0, 0, G_OPTION_ARG_NONE, &choice->marks,
       "Crop and registration marks round the print edition's pages", NULL},
      {"impose", 0, 0, G_OPTION_ARG_FILENAME, &choice->imposition,
       "Lay the print edition's pages for folding or cutting: booklet or 2up",
       "WAY"},
      {"signature", 0, 0, G_OPTION_ARG_INT, &choice->sheets,
       "Stitch booklets of N sheets each, not one of all", "N"},
      {"creep", 0, 0, G_OPTION_ARG_DOUBLE, &choice->creep,
       "Move a booklet's pages towards the fold, MM with each sheet further in",
       "MM"},
      G_OPTION_ENTRY_NULL};
  return g_memdup2(entries, sizeof entries);
}

/* ── Imposition ──────────────────────────────────────────────────────── */

static const struct {
  const char *name;
  Imposition imposition;
} WAYS[] = {{"booklet", IMPOSE_BOOKLET}, {"2up", IMPOSE_2UP}};

/* FALSE if NAME is none; NULL is a page a sheet. */
static gboolean find_imposition(const char *name, Imposition *imposition) {
  *imposition = IMPOSE_SINGLE;
  for (guint i = 0; name && i < G_N_ELEMENTS(WAYS); i++)
    if (strcmp(WAYS[i].name, name) == 0)
      *imposition = WAYS[i].imposition;
  return !name || *imposition != IMPOSE_SINGLE;
}

/* ── Intents ─────────────────────────────────────────────────────────── */

#define NEWSPRINT "newsprint.icc"

static Profile *refuse(Diag *diag, const char *name, const char *fault) {
  diag_add(diag, DIAG_INTENT_UNUSABLE, 0, 0,
           "the profile %s %s; ask the printing house for the ICC profile of "
           "its press",
           name, fault);
  return NULL;
}

static Profile *load_profile(const char *path, Diag *diag) {
  g_autoptr(GBytes) bytes = file_read(path, diag);
  if (!bytes)
    return NULL;
  const char *fault;
  g_autoptr(Profile) profile = profile_read(bytes, &fault);
  if (profile)
    fault = profile_output_fault(profile);
  return fault ? refuse(diag, path, fault) : g_steal_pointer(&profile);
}

static Profile *load_gray(Diag *diag) {
  (void)diag;
  return profile_new_gray();
}

static Profile *load_newsprint(Diag *diag) {
  g_autofree char *path = data_find(NEWSPRINT);
  if (path)
    return load_profile(path, diag);
  diag_add(diag, DIAG_INTENT_UNUSABLE, 0, 0,
           "the newsprint profile has not been made; 'make newsprint' in "
           "kanyin's folder makes it, and 'make install' installs it");
  return NULL;
}

static const struct {
  const char *name;
  Profile *(*load)(Diag *diag);
} INTENTS[] = {{"gray", load_gray}, {"newsprint", load_newsprint}};

static gboolean is_path(const char *intent) {
  return strpbrk(intent, "./") != NULL;
}

/* The number of the intent called NAME, or that of all. */
static guint find_intent(const char *name) {
  guint i = 0;
  while (i < G_N_ELEMENTS(INTENTS) && strcmp(INTENTS[i].name, name) != 0)
    i++;
  return i;
}

static const char *intent_name(const PrintChoice *choice) {
  return choice->intent ? choice->intent : INTENTS[0].name;
}

Profile *print_choice_profile(const PrintChoice *choice) {
  const char *name = intent_name(choice);
  g_autoptr(Diag) diag = diag_new(name);
  Profile *profile = is_path(name) ? load_profile(name, diag)
                                   : INTENTS[find_intent(name)].load(diag);
  command_report(diag, SEVERITY_NOTE);
  return profile;
}

/* ── The choice ──────────────────────────────────────────────────────── */

gboolean print_choice_made(const PrintChoice *choice) {
  return choice->intent || choice->imposition || choice->sheets ||
         choice->creep != 0 || choice->marks || choice->convert;
}

char *print_choice_check(const PrintChoice *choice) {
  Imposition imposition;
  const char *intent = intent_name(choice);
  if (!find_imposition(choice->imposition, &imposition))
    return g_strdup_printf("--impose %s: there is booklet and 2up",
                           choice->imposition);
  if (!is_path(intent) && find_intent(intent) == G_N_ELEMENTS(INTENTS))
    return g_strdup_printf("--intent %s: there is gray and newsprint, or name "
                           "an ICC profile, as ./press.icc",
                           intent);
  if (choice->sheets < 0)
    return g_strdup("--signature: give the number of sheets, 1 or more");
  if (!(choice->creep >= 0 && choice->creep <= MOST_CREEP))
    return g_strdup("--creep: give the paper's thickness in millimetres, 0 to "
                    "2");
  if ((choice->sheets || choice->creep > 0) && imposition != IMPOSE_BOOKLET)
    return g_strdup("--signature and --creep are for --impose booklet");
  return NULL;
}

/* ── Slugs ───────────────────────────────────────────────────────────── */

static void say_page(const Display *display, guint page, GString *out) {
  if (page == IMPOSE_BLANK)
    g_string_append(out, "空白");
  else
    g_string_append_printf(out, "%s/%u", display_get_page(display, page)->label,
                           display->pages->len);
}

/* Paper, date and number; sheet and side, if there are such; the pages. */
static char *slug_text(const Display *display, const SheetSide *side,
                       Imposition imposition) {
  GString *out = g_string_new(display->title);
  if (imposition == IMPOSE_BOOKLET)
    g_string_append_printf(out, "　%u-%u %s", side->signature + 1,
                           side->sheet + 1, side->back ? "背面" : "正面");
  for (guint i = 0; i < side->n; i++) {
    g_string_append(out, "　");
    say_page(display, side->pages[i], out);
  }
  return g_string_free(out, FALSE);
}

static Display *make_slugs(const Display *display, const GArray *sides,
                           Imposition imposition, Fonts *fonts, Diag *diag) {
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < sides->len; i++)
    g_ptr_array_add(
        texts,
        slug_text(display, &g_array_index(sides, SheetSide, i), imposition));
  return compose_slugs(texts, fonts, diag);
}

/* ── The edition ─────────────────────────────────────────────────────── */

GBytes *print_choice_write(const PrintChoice *choice, const Profile *intent,
                           const Display *display, const Pictures *pictures,
                           Fonts *fonts, Diag *diag) {
  Imposition imposition;
  find_imposition(choice->imposition, &imposition);
  g_autoptr(GArray) sides =
      impose(imposition, display->pages->len, (guint)choice->sheets);
  g_autoptr(Display) slugs =
      choice->marks ? make_slugs(display, sides, imposition, fonts, diag)
                    : NULL;
  if (choice->marks && !slugs)
    return NULL;
  return pdf_write_print(
      display,
      &(PrintOptions){intent,
                      sides,
                      {imposition, choice->marks, choice->creep * MM},
                      slugs,
                      pictures,
                      choice->convert},
      diag);
}
