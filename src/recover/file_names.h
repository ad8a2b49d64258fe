/* What the name of a file says of the page or article in it. */
#ifndef KANYIN_RECOVER_FILE_NAMES_H
#define KANYIN_RECOVER_FILE_NAMES_H

#include <glib.h>

/* The forms of names, which take long to make ready; free with
 * name_forms_free(). */
typedef struct NameForms NameForms;
NameForms *name_forms_new(void);
void name_forms_free(NameForms *forms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NameForms, name_forms_free)

typedef struct {
  char *page;       /* "2", "A2"; NULL if it names none */
  char *section;    /* the page's name, or NULL */
  gboolean article; /* the file is an article of the page, not the page */
} FileName;

/* Reads NAME, a file's without its ending, and FOLDER, the one it stands in
 * below the issue's, "" for the issue's own: "A02", "第2版 综合", "03",
 * "2023-05-09_03_标题", "01版 要闻" / "标题".  Clear with file_name_clear(). */
FileName file_name_read(const NameForms *forms, const char *folder,
                        const char *name);
void file_name_clear(FileName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FileName, file_name_clear)

/* The order of names: those of pages by page, numbers by their value. */
gint file_name_compare(const NameForms *forms, const char *a, const char *b);

#endif
