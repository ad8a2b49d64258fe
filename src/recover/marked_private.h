/* A typed mark at work: what its handlers are given and share.  marked.c says
 * which kind of mark has which handler. */
#ifndef KANYIN_RECOVER_MARKED_PRIVATE_H
#define KANYIN_RECOVER_MARKED_PRIVATE_H

#include "recover/assembler.h"

/* The mark, with the words it stands before. */
typedef struct {
  Assembler *a;
  const Hint *hint;
  gboolean first; /* of the lines it governs */
  guint line;
  Slice text; /* without backslashes, if it is exact; of length 0 if none */
  Slice raw;  /* with them */
} Marked;

/* Warns that the mark has no business here; WHAT says why, and what was done.
 */
void marked_misplaced(const Marked *m, const char *what);

/* Sets ATTR of NODE, unless VALUE is NULL. */
void marked_set(const Marked *m, Node *node, NodeAttr attr, const char *value);

/* Adds the words to PARENT as a node of KIND. */
Node *marked_add(const Marked *m, Node *parent, NodeKind kind);

/* The same for a byline or a credit: the persons in it are marked. */
void marked_add_makers(const Marked *m, Node *parent, NodeKind kind);

/* The page, or the masthead before the first. */
Node *marked_place(const Marked *m);

/* ── Handlers ────────────────────────────────────────────────────────── */

/* marked_masthead.c */
void marked_take_language(const Marked *m);
void marked_take_masthead(const Marked *m);
void marked_take_fact(const Marked *m);

/* marked_pages.c */
void marked_take_page(const Marked *m);
void marked_take_page_name(const Marked *m);
void marked_take_label(const Marked *m);
void marked_take_record(const Marked *m);
void marked_take_furniture(const Marked *m);
void marked_take_item(const Marked *m);
void marked_take_end(const Marked *m);

/* marked_decks.c */
void marked_take_rubric(const Marked *m);
void marked_take_deck(const Marked *m);

/* marked_text.c */
void marked_take_byline(const Marked *m);
void marked_take_paragraph(const Marked *m);
void marked_take_subheading(const Marked *m);
void marked_take_editor_note(const Marked *m);
void marked_take_dateline(const Marked *m);
void marked_take_jump(const Marked *m);
void marked_take_continued(const Marked *m);

/* marked_pictures.c */
void marked_take_picture(const Marked *m);
void marked_take_caption(const Marked *m);
void marked_take_credit(const Marked *m);

#endif
