/* Assembly: labelled units become the tree of an issue. */
#ifndef KANYIN_RECOVER_ASSEMBLE_H
#define KANYIN_RECOVER_ASSEMBLE_H

#include "recover/recovery.h"

/* Adds all that the units hold to the issue. */
void assemble(const Recovery *r);

#endif
