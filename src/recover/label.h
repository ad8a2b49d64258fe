/* LABELS: what a line of the text can be; the list is labels.def. */
#ifndef KANYIN_RECOVER_LABEL_H
#define KANYIN_RECOVER_LABEL_H

typedef enum {
#define LABEL(id, name) LABEL_##id,
#include "recover/labels.def"
#undef LABEL
  LABELS
} Label;

/* The label's name in weights.ini. */
const char *label_name(Label label);

#endif
