/* Pictures: which file belongs to which caption. */
#ifndef KANYIN_RECOVER_PICTURES_H
#define KANYIN_RECOVER_PICTURES_H

#include "base/diag.h"
#include "model/issue.h"
#include "recover/text.h"

/* TRUE if TEXT ends as the name of a picture's file does. */
gboolean picture_name_ends(Slice text);

/* TRUE if NAME can be a picture's: a path below the issue's folder, parted by
 * "/".  Else FALSE, with picture-name-refused at LINE: an absolute path, one
 * that leads upwards (..), a web address. */
gboolean picture_name_check(const char *name, guint line, Diag *diag);

/* The files there are for the pictures of an issue. */
typedef struct {
  const char *const *names; /* paths below the issue's folder, in order; ended
                               by NULL */
  gboolean all;             /* the user gave them for this issue: in the order
                               they have they may belong to its captions */
  const char *stem;         /* else: those belong whose names begin so */
} PictureFiles;

/* Gives the figures and pictures of ISSUE that name no file theirs: a file
 * that the caption, credit or text names, one whose name is part of the
 * caption; then, of the files that belong to the issue, in their order, if they
 * are as many as the captions left (or ALL is set, and they are fewer or more:
 * then each is a warning).  A group of captions (上图：… 下图：…) becomes
 * pictures of their own where there are more files than pictures.  Each match
 * is the note picture-matched; a caption or a file that is left is the warning
 * picture-unmatched. */
void pictures_match(Issue *issue, const PictureFiles *files, Diag *diag);

#endif
