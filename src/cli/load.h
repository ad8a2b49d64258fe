/* A path on the command line becomes an ISSUE. */
#ifndef KANYIN_CLI_LOAD_H
#define KANYIN_CLI_LOAD_H

#include "base/diag.h"
#include "input/lines.h"
#include "model/issue.h"
#include "recover/record.h"

/* What the user says about the input; NULL where nothing was said. */
typedef struct {
  char *encoding;              /* iconv name */
  char *title, *date, *number; /* masthead facts that decide */
  char *images;                /* the folder of the pictures */
} LoadOptions;

/* Frees what the options own, not the struct. */
void load_options_clear(LoadOptions *options);

/* The option entries that fill OPTIONS, up to a NULL entry; free with
 * g_free(). */
GOptionEntry *load_options_entries(LoadOptions *options);

/* NULL if the values can be used, else what is wrong; free with g_free(). */
char *load_options_check(const LoadOptions *options);

/* The issue at PATH: text is decoded and recovered, issue XML is read, the
 * texts of a folder are one issue; pictures are matched.  TEXT, unless it is
 * NULL, is set to the bytes of a single text as they are, release with
 * g_bytes_unref(); left alone for a folder and issue XML.  NULL on failure;
 * free with issue_free(). */
Issue *load_issue(const char *path, const LoadOptions *options, GBytes **text,
                  Diag *diag);

/* The issue recovered from the text at PATH, its lines in *LINES (free with
 * lines_free()) and how they were judged in RECORD.  Issue XML is the error
 * nothing-recovered.  NULL on failure, when *LINES may still be set. */
Issue *load_recovered(const char *path, const LoadOptions *options,
                      Lines **lines, Record *record, Diag *diag);

/* The decoded lines of the text at PATH.  NULL on failure; free with
 * lines_free(). */
Lines *load_lines(const char *path, const LoadOptions *options, Diag *diag);

/* The folder that the names of the pictures of the issue at PATH begin in: the
 * one the user gave, the issue's own if it is a folder, or that of its file.
 * Free with g_free(). */
char *load_pictures_folder(const char *path, const LoadOptions *options);

#endif
