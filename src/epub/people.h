/* Who made an issue, and what each of them did. */
#ifndef KANYIN_EPUB_PEOPLE_H
#define KANYIN_EPUB_PEOPLE_H

#include "model/issue.h"

/* A person and what they did, as MARC relator codes. */
typedef struct {
  char *name;
  GPtrArray *roles; /* of const char *, in order of appearance */
} Contributor;

/* The staff and the writers that ISSUE names, each once, in order: an array
 * of Contributor.  Release with g_ptr_array_unref(). */
GPtrArray *people_of_issue(const Issue *issue);

#endif
