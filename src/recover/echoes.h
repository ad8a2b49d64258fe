/* ECHOES: which words of the decks come again in the text below them.  A
 * headline says what the first sentence says; a kicker names what the text
 * takes for known; a subhead has its words from further down. */
#ifndef KANYIN_RECOVER_ECHOES_H
#define KANYIN_RECOVER_ECHOES_H

#include "recover/pieces.h"

/* Measures the echoes of PIECES in the text that begins at or behind unit
 * FROM; LABELS are those of UNITS. */
void echoes_find(Pieces *pieces, const Units *units, const guint8 *labels,
                 guint from);

/* The atoms about them, numbered from 0, and their names. */
guint echo_n_atoms(void);
const char *echo_atom_name(guint atom);

/* TRUE if ATOM is true of piece I. */
gboolean echo_holds(const Pieces *pieces, guint i, guint atom);

#endif
