/* The masthead: the paper's name and the facts printed with it. */
#ifndef KANYIN_RECOVER_MASTHEAD_H
#define KANYIN_RECOVER_MASTHEAD_H

#include "recover/recovery.h"

/* Takes a line of the paper's name: the first is the title, others are
 * furniture of PLACE. */
void masthead_take_name(const Recovery *r, Node *place, const Unit *unit);

/* Takes a line of facts.  A fact the masthead does not have yet goes there;
 * staff go to PLACE; a fact that repeats is furniture of PLACE; words that are
 * no fact are a fact without a kind. */
void masthead_take_facts(const Recovery *r, Node *place, guint line,
                         Slice text);

/* Adds the fact of KIND that a typed mark gives: PRINTED is what the paper
 * prints for it, of length 0 if nothing; VALUE what it means, NULL to find out;
 * NAME of a fact of no other kind or the role of one of the staff, or NULL.
 * FALSE, and the words are furniture, if they cannot be read. */
gboolean masthead_take_told(const Recovery *r, Node *place, NodeKind kind,
                            guint line, const char *name, const char *value,
                            Slice printed);

/* Adds the NAMES of those whose ROLE a mark gives, and of further roles that
 * stand among them ("文澜　校读：李某"). */
void masthead_take_staff(const Recovery *r, Node *place, guint line,
                         const char *role, Slice names);

/* When all lines are taken: a title if there is none, the facts in their
 * order, and date, weekday and lunar date checked against each other. */
void masthead_finish(const Recovery *r, const char *fallback_title);

#endif
