/* The names of the labels. */
#include "recover/label.h"

static const char *const NAMES[LABELS] = {
#define LABEL(id, name) [LABEL_##id] = name,
#include "recover/labels.def"
#undef LABEL
};

const char *label_name(Label label) {
  return NAMES[label];
}
