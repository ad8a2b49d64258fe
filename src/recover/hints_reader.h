/* The reader of a text's marks: hints_read.c goes through its lines,
 * hints_fields.c takes those that a database labels. */
#ifndef KANYIN_RECOVER_HINTS_READER_H
#define KANYIN_RECOVER_HINTS_READER_H

#include "recover/fields.h"
#include "recover/hints_private.h"

typedef struct {
  Hints *hints;
  Diag *diag;
  const Lines *lines;
  guint at; /* the line in hand */
  gboolean marked;
  const Hint *open; /* governs the lines below, or NULL */
  gboolean begun;   /* it governs one already */
  Hint *item;       /* the mark of the item that is open, or NULL */
  guint blanks;     /* right above */

  /* Of a database's record. */
  gboolean records;    /* the text is made of them */
  gboolean headed;     /* the head of one is open … */
  gboolean titled;     /* … and has a headline */
  gboolean body_ahead; /* … and its text has a label */
  gboolean bodied;     /* its text is open */
  const Hint *deck;    /* in the head, if no other field came since */
} Reader;

Slice reader_line_text(const Line *line);

/* How many characters of LINE stand before AT. */
guint reader_chars_before(const Line *line, const char *at);

/* Takes down TEXT of LINE as a line that is left, or a mark that stands for
 * itself. */
void reader_add_line(Reader *reader, const Line *line, Slice text,
                     HintLine said);
void reader_add_bare(Reader *reader, const Hint *hint);

/* What the open mark governs ends here; a mark over nothing says nothing. */
void reader_end_reach(Reader *reader);

/* Takes HINT with the words TEXT behind it on its line; on a line of its own.
 */
void reader_take_headed(Reader *reader, const Line *line, Hint *hint,
                        Slice text);
void reader_take_alone(Reader *reader, const Hint *hint);

/* Takes the line in hand if it is a field of a record. */
gboolean reader_take_field(Reader *reader, const Line *line);

/* What the record says of a line without a label. */
HintLine reader_say_of_record(Reader *reader);

#endif
