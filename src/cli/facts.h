/* The masthead's facts that the user gives on the command line. */
#ifndef KANYIN_CLI_FACTS_H
#define KANYIN_CLI_FACTS_H

#include "base/diag.h"
#include "cli/load.h"

/* The facts of OPTIONS take the place of what ISSUE says; a date that is not
 * the weekday or the lunar date that the paper prints is a warning. */
void facts_apply(Issue *issue, const LoadOptions *options, Diag *diag);

#endif
