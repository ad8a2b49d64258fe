/* The pictures an issue names. */
#ifndef KANYIN_CLI_PICTURES_H
#define KANYIN_CLI_PICTURES_H

#include "model/issue.h"
#include "picture/picture.h"

/* Reads every picture that ISSUE names from FOLDER.  What cannot be had is a
 * warning at its line.  Free with pictures_free(). */
Pictures *pictures_load(const Issue *issue, const char *folder, Diag *diag);

#endif
