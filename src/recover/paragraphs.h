/* Paragraphs: lines joined again, and what stands in them. */
#ifndef KANYIN_RECOVER_PARAGRAPHS_H
#define KANYIN_RECOVER_PARAGRAPHS_H

#include "recover/recovery.h"

/* Appends the next part of a torn or wrapped paragraph to TEXT.  BEFORE is the
 * unit that TEXT ends with.  Nothing is put between them, but a space between
 * two Western words. */
void paragraph_append(GString *text, const Units *units, const Unit *before,
                      const Unit *unit);

/* Adds a paragraph of the words TEXT to PARENT, its dateline as a node. */
Node *paragraph_add(const Recovery *r, Node *parent, guint line, Slice text);

/* Joins the paragraph REST, which is removed, to the end of PARAGRAPH. */
void paragraph_join(const Recovery *r, Node *paragraph, Node *rest);

#endif
