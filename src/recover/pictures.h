/* Pictures: which file belongs to which caption. */
#ifndef KANYIN_RECOVER_PICTURES_H
#define KANYIN_RECOVER_PICTURES_H

#include "base/diag.h"
#include "model/issue.h"

/* TRUE if NAME can be a picture's: a path below the folder, parted by
 * "/".  Else FALSE, with picture-name-refused at LINE: an absolute path, one
 * that leads upwards (..), a web address. */
gboolean picture_name_check(const char *name, guint line, Diag *diag);

#endif
