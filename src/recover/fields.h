/* The fields of a database's records: newspaper databases export an article as
 *
 *     标题：县里开了个会
 *     作者：本报记者 王某
 *     版次：01
 *     正文：
 *     本报讯 …
 *
 * A field says of its value what a typed mark says of the words behind it; its
 * label is no word of the paper, but stands in the text and stays there. */
#ifndef KANYIN_RECOVER_FIELDS_H
#define KANYIN_RECOVER_FIELDS_H

#include "recover/hint_names.h"

typedef struct {
  const HintName *name; /* NULL if the line gives no field */
  Slice label;          /* brackets and colon with it */
  Slice value;          /* of length 0 if it stands on the lines below */
} Field;

/* The field that TEXT, which has no white space at its ends, begins with:
 * "标题：…", "标题:…", "[标题]…", "<标题>…". */
Field field_read(const HintNames *names, Slice text);

/* TRUE if LINES are such records: headlines and bodies by turns are fields. */
gboolean fields_make_records(const HintNames *names, const Lines *lines);

#endif
