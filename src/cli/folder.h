/* A folder that holds one issue: its text files and its pictures. */
#ifndef KANYIN_CLI_FOLDER_H
#define KANYIN_CLI_FOLDER_H

#include "base/diag.h"

typedef struct {
  char *path;   /* of the file */
  char *folder; /* below the issue's, "" for that itself; UTF-8 */
  char *name;   /* without its ending; UTF-8 */
} FolderText;

typedef struct {
  GPtrArray *texts;    /* of FolderText, in the order of the issue */
  GPtrArray *pictures; /* of char *: paths below the folder, in order */
} Folder;

/* Lists the folder at PATH and those right in it.  Texts are files that end in
 * .txt or have no ending, pictures those of the usual endings; hidden files are
 * passed over, and others named in a warning.  With TEXTS unset only the
 * pictures are wanted.  NULL, with an error, if the folder cannot be read or
 * has no text; free with folder_free(). */
Folder *folder_read(const char *path, gboolean texts, Diag *diag);

/* NULL is allowed. */
void folder_free(Folder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folder, folder_free)

#endif
