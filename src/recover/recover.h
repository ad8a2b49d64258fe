/* Recovery: the lines of a newspaper's text become an ISSUE. */
#ifndef KANYIN_RECOVER_RECOVER_H
#define KANYIN_RECOVER_RECOVER_H

#include "base/diag.h"
#include "input/lines.h"
#include "model/issue.h"
#include "recover/record.h"

/* The issue that LINES hold.  Every character of them that is not white space
 * stands in the issue exactly once (issue_append_words()); every join, split
 * and guess is a diagnostic at its place.  FALLBACK_TITLE names the paper when
 * no line does.  A text that is not a newspaper's still gives an issue, with a
 * warning that says so.  Articles without a single headline among them are the
 * error no-headline: the issue holds their text, but nothing could be found in
 * an edition of it.  If RECORD is not NULL it gets how each line was judged.
 * Never NULL; free with issue_free(). */
Issue *recover_issue(const Lines *lines, const char *fallback_title,
                     Record *record, Diag *diag);

/* A file of an issue that lies in several. */
typedef struct {
  guint line;         /* the number of its first line */
  const char *folder; /* below the issue's, "" for that itself */
  const char *name;   /* without its ending */
} RecoverFile;

/* The same for an issue in N FILES, one a page or one an article: what the
 * names say of pages decides where nothing in the text does, and no article
 * reaches from one file into the next. */
Issue *recover_files(const Lines *lines, const RecoverFile *files, guint n,
                     const char *fallback_title, Record *record, Diag *diag);

#endif
