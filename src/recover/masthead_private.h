/* The inside of MASTHEAD: masthead.c takes lines of facts, nameplate.c finds
 * the paper's name, staff.c those who made it, page_heads.c what only the heads
 * of pages say. */
#ifndef KANYIN_RECOVER_MASTHEAD_PRIVATE_H
#define KANYIN_RECOVER_MASTHEAD_PRIVATE_H

#include "recover/facts.h"
#include "recover/recovery.h"

/* A line at work, and where that goes which the masthead does not take. */
typedef struct {
  const Recovery *r;
  Node *place;
  guint line;
} Taking;

Node *masthead_of(const Recovery *r);

/* Whether a fact of KIND was taken. */
gboolean masthead_knows(const Recovery *r, NodeKind kind);

/* Adds a normalised fact: VALUE is kept, PRINTED stands beside it. */
Node *masthead_add_value(const Taking *taking, NodeKind kind, const char *value,
                         Slice printed);

/* The number within the year, 第12期; NULL if there is none. */
Node *masthead_number_of_year(const Recovery *r);

/* Adds the staff of a fact; the first of them bears the words PRINTED.  Returns
 * what is left of these. */
Slice masthead_take_roles(const Taking *taking, const Fact *fact,
                          Slice printed);

/* TRUE if TEXT can be a paper's name: it ends like one, or the issue begins
 * with it and has no other. */
gboolean nameplate_is_name(const Recovery *r, Slice text);

/* TRUE if TEXT, between two facts, is the paper's name and was taken for it. */
gboolean nameplate_take_words(const Taking *taking, Slice text);

/* TRUE if TEXT is an edition (海外版) printed right behind the paper's name,
 * and was added to it. */
gboolean nameplate_take_edition(const Recovery *r, guint line, Slice text);

/* Learns the masthead's facts, if it has none, and the pages' staff from the
 * heads of pages, where their words stay; the name a head bears is the note
 * title-from-heads. */
void page_heads_learn(const Recovery *r);

#endif
