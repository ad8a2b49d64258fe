/* The issue as marked text that recovery reads as the same issue. */
#ifndef KANYIN_CLI_MARKED_TEXT_H
#define KANYIN_CLI_MARKED_TEXT_H

#include "model/issue.h"

/* The marked text of ISSUE; see issue_text_write().  Datelines and persons are
 * marked word by word only where recovery would find others.  Release with
 * g_bytes_unref(). */
GBytes *marked_text(const Issue *issue);

#endif
