/* The options of the print edition. */
#ifndef KANYIN_CLI_PRINT_H
#define KANYIN_CLI_PRINT_H

#include "pdf/pdf.h"
#include "type/fonts.h"

/* As the user gave them. */
typedef struct {
  char *intent, *imposition; /* or NULL */
  int sheets;                /* of a signature; 0 for all */
  double creep;              /* [mm] */
  gboolean marks, convert;
} PrintChoice;

/* Frees what the choice owns, not the struct. */
void print_choice_clear(PrintChoice *choice);

/* The option entries that fill CHOICE, up to a NULL entry; free with
 * g_free(). */
GOptionEntry *print_choice_entries(PrintChoice *choice);

/* NULL if the values can be used, else what is wrong; free with g_free(). */
char *print_choice_check(const PrintChoice *choice);

/* TRUE if any of them was given. */
gboolean print_choice_made(const PrintChoice *choice);

/* The profile of the intent CHOICE names.  What is wrong with it goes to
 * standard error.  NULL on failure; free with profile_free(). */
Profile *print_choice_profile(const PrintChoice *choice);

/* The print edition of DISPLAY for the press INTENT.  NULL on failure; release
 * with g_bytes_unref(). */
GBytes *print_choice_write(const PrintChoice *choice, const Profile *intent,
                           const Display *display, const Pictures *pictures,
                           Fonts *fonts, Diag *diag);

#endif
