/* RECOVERY: what the parts of the assembly share while one issue is built. */
#ifndef KANYIN_RECOVER_RECOVERY_H
#define KANYIN_RECOVER_RECOVERY_H

#include "base/diag.h"
#include "model/issue.h"
#include "recover/hints.h"
#include "recover/label.h"
#include "recover/record.h"
#include "recover/units.h"

typedef struct Decks Decks; /* see decks.h */

typedef struct {
  Issue *issue;
  const Lexicon *lexicon;
  const Units *units;
  const guint8 *labels; /* of the units */
  const Hints *hints;
  const Decks *decks; /* of the units, once they are read */
  Record *record; /* or NULL */
  Diag *diag;
} Recovery;

static inline Node *recovery_text(const Recovery *r, Node *parent,
                                  NodeKind kind, guint line, Slice text) {
  return node_add_text(r->issue, parent, kind, line, text.text,
                       (gssize)text.length);
}

/* Sets ATTR of NODE to the words of TEXT. */
void recovery_attr(const Recovery *r, Node *node, NodeAttr attr, Slice text);

/* A form found in a text: the words that have it, and its group if any. */
typedef struct {
  Slice words; /* of length 0 if the form is not there */
  Slice group;
} Found;

/* Looks for FORM in TEXT, its scope deciding where; GROUP may be NULL. */
Found recovery_find(const Recovery *r, const char *form, const char *group,
                    Slice text);

/* Cuts a form of scope FORM_START off *TEXT. */
Found recovery_cut_head(const Recovery *r, const char *form, const char *group,
                        Slice *text);

/* Cuts a form of scope FORM_END off *TEXT. */
Found recovery_cut_tail(const Recovery *r, const char *form, const char *group,
                        Slice *text);

/* A page number as printed ("２", "二", "a3") in the form pages are called by
 * ("2", "A3"); "" if it is none.  Free with g_free(). */
char *page_number(Slice printed);

#endif
