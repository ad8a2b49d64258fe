/* What the e-book says of itself: title, identifiers, dates, people. */
#ifndef KANYIN_EPUB_METADATA_H
#define KANYIN_EPUB_METADATA_H

#include "epub/people.h"
#include "model/issue.h"

typedef struct {
  char *paper;             /* the newspaper's name, plain */
  char *title;             /* 《东昌府讯》2021年6月8日 总第1345期 */
  char *identifier;        /* urn:uuid: of the issue: RFC 4122 version 5 */
  char *issn;              /* of the newspaper, "1234-5679", or NULL */
  char *series;            /* of the newspaper: urn:issn:, else urn:uuid: */
  char *date;              /* YYYY-MM-DD, or NULL */
  char *number;            /* of the issue, digits only, or NULL */
  char *modified;          /* YYYY-MM-DDThh:mm:ssZ */
  GDate day;               /* of modified: for the archive */
  GPtrArray *contributors; /* of Contributor */
  guint words;             /* see count.h */
} Metadata;

/* Free with metadata_free().  The environment variable SOURCE_DATE_EPOCH, if
 * set to a number of seconds, is the time of the edition; else the issue's
 * date is; else the first of January 1980. */
Metadata *metadata_new(const Issue *issue);

/* NULL is allowed. */
void metadata_free(Metadata *metadata);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Metadata, metadata_free)

#endif
