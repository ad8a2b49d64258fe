/* Jumps: an article breaks off (下转) and goes on elsewhere (上接). */
#ifndef KANYIN_RECOVER_JUMPS_H
#define KANYIN_RECOVER_JUMPS_H

#include "recover/recovery.h"

/* Adds the jump or continuation that PRINTED says, PAGE being the part of it
 * that names the other page. */
Node *jump_add(const Recovery *r, Node *article, NodeKind kind, guint line,
               Slice printed, Slice page);

/* Joins every continuation to the article that jumps to it; what has no
 * partner is reported. */
void jumps_join(const Recovery *r);

#endif
