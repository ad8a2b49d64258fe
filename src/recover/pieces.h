/* PIECES of the lines over an article: what white space and line ends part.
 * White space may stand between two decks, between two lines of one deck, or
 * between the halves of one line, and is the same each time. */
#ifndef KANYIN_RECOVER_PIECES_H
#define KANYIN_RECOVER_PIECES_H

#include "recover/rules.h"
#include "recover/units.h"

typedef enum { GAP_LINE, GAP_NARROW, GAP_WIDE } Gap;

/* Where words of a piece may come again (echoes.h): in the first sentence of
 * the text below, in its first paragraph, in what stands behind that. */
typedef enum { ECHO_SENTENCE, ECHO_LEAD, ECHO_REST, ECHO_PLACES } EchoPlace;

typedef struct {
  Slice text;
  guint line, column;      /* of its first character, from 1 */
  guint chars;             /* characters */
  Gap gap;                 /* before it */
  gboolean repeated;       /* other lines begin with its line */
  guint echo[ECHO_PLACES]; /* of its pairs of characters that stand there [%] */
} Piece;

typedef struct {
  GArray *pieces; /* of Piece */
  const Lexicon *lexicon;
  gboolean led;      /* a byline or a dateline follows */
  gboolean set_off;  /* a space sets off Western words: see units.h */
  gboolean has_text; /* there is a text below, and the echoes were found */
} Pieces;

/* None yet and no text below; LED and SET_OFF as above.  Free with
 * pieces_free(). */
Pieces *pieces_new(const Lexicon *lexicon, gboolean led, gboolean set_off);
void pieces_free(Pieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pieces, pieces_free)

/* Adds the pieces of LINE, which is UNIT's text or a part of it. */
void pieces_add(Pieces *pieces, const Unit *unit, Slice line);

static inline const Piece *piece_of(const Pieces *pieces, guint i) {
  return &g_array_index(pieces->pieces, Piece, i);
}

/* The atoms of pieces, for the rules about them. */
guint piece_n_atoms(void);
int piece_find_atom(const char *name, gconstpointer unused);

/* The row of PIECES, which must live as long. */
RuleRow pieces_row(const Pieces *pieces);

/* The names of all that is true of piece I, parted by spaces.  Free with
 * g_free(). */
char *piece_atoms(const Pieces *pieces, guint i);

#endif
