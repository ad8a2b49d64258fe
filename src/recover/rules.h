/* RULES: what is true of each thing in a row, and what every truth weighs for
 * each state the thing may be in.
 *
 * An atom is something true or false of a thing; what atoms there are, the
 * owner of the rules says (RuleWords).  Besides, the characters that a thing's
 * text begins and ends with are true of it (edges.h).  A rule is a conjunction
 * of atoms of the thing and of its neighbours, with its weights:
 *
 *     [short & not closed & next form:dateline]
 *     deck=30
 *
 * "not" denies an atom; "previous", "next", "second previous" and "second
 * next" before it speak of a neighbour.  A thing's score for a state is the
 * sum of the rules that hold: none decides alone.  A rule of an edge
 * ("tail:举行") stands alone and speaks of the thing itself.  Groups "after
 * STATE" weigh what may follow what, "start" and "end" the first and last of a
 * row.  Files give weights in tenths, "-2.5": 10 is a hint, 30 strong, 60
 * nearly proof. */
#ifndef KANYIN_RECOVER_RULES_H
#define KANYIN_RECOVER_RULES_H

#include "recover/edges.h"
#include "recover/viterbi.h"

enum { ATOM_WORDS = 4 };

typedef struct {
  guint64 bits[ATOM_WORDS];
} AtomSet;

void atom_add(AtomSet *set, guint atom);

/* All that is true of a thing. */
typedef struct {
  AtomSet atoms;
  guint n_edges;
  char edges[EDGES][EDGE_ROOM];
} Truths;

/* A row of N things; TRUTHS tells what is true of the I-th, in several threads
 * at a time. */
typedef struct {
  guint n;
  Truths (*truths)(gconstpointer data, guint i);
  gconstpointer data;
} RuleRow;

/* The words the rules are written in: states are numbered from 0 to N_STATES,
 * at most VITERBI_STATES, atoms from 0 to N_ATOMS, at most 64 * ATOM_WORDS. */
typedef struct {
  guint n_states, n_atoms;
  /* TRUE if KEY of a group weighs for STATE. */
  gboolean (*names_state)(const char *key, guint state);
  /* The number of the atom NAME; -1 if there is none. */
  int (*find_atom)(const char *name, gconstpointer data);
  gconstpointer data;
} RuleWords;

typedef struct Rules Rules;

/* Reads the ASSETS, a list that ends with NULL, whose rules add up; a rule of
 * unknown words stops the program.  Free with rules_free(). */
Rules *rules_new(const RuleWords *words, const char *const *assets);
void rules_free(Rules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rules, rules_free)

/* The score [hundredths] of every thing for every state, [thing * n_states +
 * state].  Free with g_free(). */
gint16 *rules_score(const Rules *rules, const RuleRow *row);

/* Why thing I is rather in state WHAT than in OTHER: the names of the rules
 * that say so, those that weigh most first, to the first ROOM of REASONS; the
 * rest are set to NULL.  A rule of the one atom ANY is no reason.  Borrowed
 * from RULES. */
void rules_reasons(const Rules *rules, const RuleRow *row, guint i, guint what,
                   guint other, const char **reasons, guint room);

/* The scores [hundredths] of one state after another, [from * n_states + to],
 * and of a state at either end of a row. */
const gint *rules_transitions(const Rules *rules);
const gint *rules_start(const Rules *rules);
const gint *rules_end(const Rules *rules);

#endif
