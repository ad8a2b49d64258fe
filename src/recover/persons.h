/* The people a byline or a credit names. */
#ifndef KANYIN_RECOVER_PERSONS_H
#define KANYIN_RECOVER_PERSONS_H

#include "recover/recovery.h"

/* Adds TEXT to PARENT, a node of mixed content, as it is printed: the names
 * that are surely names as <person> with their role where one is printed, all
 * else as text. */
void persons_add(const Recovery *r, Node *parent, guint line, Slice text);

#endif
