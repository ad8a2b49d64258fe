/* The facts of the masthead, as an edition shows them. */
#ifndef KANYIN_PAGE_FACTS_H
#define KANYIN_PAGE_FACTS_H

#include "model/issue.h"

typedef enum { FACT_NAMEPLATE, FACT_DATE_LINE, FACT_IMPRINT } FactPlace;

typedef struct {
  char *text;
  gboolean printed; /* words of the paper, not a value in its usual form */
  gboolean label;   /* what the fact behind it is called */
  guint line;
} Fact;

/* The facts below PARENT, the masthead or a page, that stand in PLACE, in
 * order, none blank; each with what it is called before it, where the paper
 * did not print it so.  An array of Fact; free with g_array_unref(). */
GArray *facts_list(const Node *parent, FactPlace place);

/* The paper's name, date and number with a space between them: how a
 * document of the issue is called.  Free with g_free(). */
char *facts_name(const Issue *issue);

#endif
