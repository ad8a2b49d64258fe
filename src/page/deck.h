/* Headlines with their kickers and subheads: blocks of whole grid lines. */
#ifndef KANYIN_PAGE_DECK_H
#define KANYIN_PAGE_DECK_H

#include "page/flow.h"

typedef enum { RANK_LEAD, RANK_WIDE, RANK_COLUMN, RANK_SHORT, RANKS } Rank;

/* Adds the headline block made of the decks from FIRST up to, not including,
 * END: siblings of the kinds rubric, kicker, headline, subhead and byline.
 * Nothing is added if all are blank. */
void deck_add(Flow *flow, const Node *first, const Node *end, Rank rank,
              guint element);

/* TRUE if a node of this kind is part of a headline block. */
gboolean deck_holds(NodeKind kind);

/* The lines of a headline fitted into MEASURE, from the largest to the
 * smallest size of ROLE: the lines of TEXTS as they are if they fit, else
 * each broken into parts of like length, at sense.  Sets *SIZE.  Free with
 * g_ptr_array_unref(); its strings are owned. */
GPtrArray *deck_fit(Setter *setter, Role role, gboolean alternate,
                    const GPtrArray *texts, double measure, double *size);

#endif
