/* The options of the e-book, and making it. */
#ifndef KANYIN_CLI_EBOOK_H
#define KANYIN_CLI_EBOOK_H

#include "cli/times.h"
#include "model/issue.h"
#include "picture/picture.h"
#include "type/fonts.h"

/* What the user says about the e-book; NULL where nothing was said. */
typedef struct {
  char *cover;        /* path of an image */
  char *writing_mode; /* "horizontal" or "vertical" */
  char *certifier, *certifier_report;
  gboolean embed_fonts;
} EbookOptions;

/* Frees what the options own, not the struct. */
void ebook_options_clear(EbookOptions *options);

/* The option entries that fill OPTIONS, up to a NULL entry; free with
 * g_free(). */
GOptionEntry *ebook_options_entries(EbookOptions *options);

/* NULL if the values can be used for N issues, else what is wrong; free with
 * g_free(). */
char *ebook_options_check(const EbookOptions *options, guint n);

/* The e-book of ISSUE with PICTURES, its cover set in FONTS, with marks for its
 * stages in TIMES, which may be NULL.  NULL on failure; release with
 * g_bytes_unref(). */
GBytes *ebook_make(const EbookOptions *options, const Issue *issue,
                   const Pictures *pictures, Fonts *fonts, Times *times,
                   Diag *diag);

#endif
