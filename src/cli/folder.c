#include "cli/folder.h"

#include "cli/path.h"
#include "recover/file_names.h"

#include <string.h>

static void text_free(gpointer data) {
  FolderText *text = data;
  g_free(text->path);
  g_free(text->folder);
  g_free(text->name);
  g_free(text);
}

static gboolean ends_in(const char *name, const char *endings) {
  const char *dot = strrchr(name, '.');
  if (!dot)
    return FALSE;
  g_autofree char *lower = g_ascii_strdown(dot + 1, -1);
  g_auto(GStrv) all = g_strsplit(endings, " ", -1);
  return g_strv_contains((const char *const *)all, lower);
}

static void add_text(Folder *folder, const char *path, const char *below,
                     const char *name) {
  FolderText *text = g_new(FolderText, 1);
  const char *dot = strrchr(name, '.');
  g_autofree char *stem =
      dot ? g_strndup(name, (gsize)(dot - name)) : g_strdup(name);
  *text = (FolderText){g_strdup(path), g_utf8_make_valid(below, -1),
                       g_utf8_make_valid(stem, -1)};
  g_ptr_array_add(folder->texts, text);
}

/* An edition that was made into the folder is not the issue's. */
static gboolean is_edition(const char *path) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *issue = path_issue_name(folder);
  g_autofree char *name = g_path_get_basename(path);
  return g_str_has_prefix(name, issue) && ends_in(name, "epub pdf");
}

static void add_file(Folder *folder, const char *path, const char *below,
                     const char *name, Diag *diag) {
  if (ends_in(name, "jpg jpeg png webp svg gif tif tiff bmp"))
    g_ptr_array_add(folder->pictures, *below
                                          ? g_build_filename(below, name, NULL)
                                          : g_strdup(name));
  else if (ends_in(name, "txt text") || !strchr(name, '.'))
    add_text(folder, path, below, name);
  else if (!is_edition(path))
    diag_add(diag, DIAG_FILE_PASSED_OVER, 0, 0,
             "%s is neither text nor picture and was passed over; a text's "
             "name ends in .txt",
             path);
}

/* Folders in the issue's are looked into, those in them are not. */
static gboolean list(Folder *folder, const char *path, const char *below,
                     Diag *diag) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open(path, 0, &error);
  if (!dir) {
    diag_add(diag, DIAG_FILE_UNREADABLE, 0, 0, "cannot be read: %s",
             error->message);
    return FALSE;
  }
  gboolean done = TRUE;
  for (const char *name; done && (name = g_dir_read_name(dir));) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    if (*name == '.')
      continue;
    if (!g_file_test(file, G_FILE_TEST_IS_DIR))
      add_file(folder, file, below, name, diag);
    else if (!*below)
      done = list(folder, file, name, diag);
    else
      diag_add(diag, DIAG_FILE_PASSED_OVER, 0, 0,
               "the folder %s lies too deep and was passed over", file);
  }
  return done;
}

static gint by_name(gconstpointer a, gconstpointer b, gpointer forms) {
  const FolderText *x = *(FolderText *const *)a, *y = *(FolderText *const *)b;
  gint order = file_name_compare(forms, *x->folder ? x->folder : x->name,
                                 *y->folder ? y->folder : y->name);
  if (strcmp(x->folder, y->folder) == 0)
    order = file_name_compare(forms, x->name, y->name);
  return order ? order : strcmp(x->path, y->path);
}

static gint by_picture(gconstpointer a, gconstpointer b, gpointer forms) {
  return file_name_compare(forms, *(char *const *)a, *(char *const *)b);
}

static gboolean has_text(const Folder *folder, Diag *diag) {
  if (folder->texts->len)
    return TRUE;
  diag_add(diag, DIAG_EMPTY_INPUT, 0, 0,
           folder->pictures->len
               ? "the folder has pictures but no text; put the issue's text "
                 "into it, in files that end in .txt"
               : "the folder has no text; put the issue's text into it, in "
                 "files that end in .txt");
  return FALSE;
}

Folder *folder_read(const char *path, gboolean texts, Diag *diag) {
  Folder *folder = g_new0(Folder, 1);
  folder->texts = g_ptr_array_new_with_free_func(text_free);
  folder->pictures = g_ptr_array_new_with_free_func(g_free);
  if (!list(folder, path, "", diag) || (texts && !has_text(folder, diag)))
    g_clear_pointer(&folder, folder_free);
  if (!folder)
    return NULL;
  g_autoptr(NameForms) forms = name_forms_new();
  g_ptr_array_sort_with_data(folder->texts, by_name, forms);
  g_ptr_array_sort_with_data(folder->pictures, by_picture, forms);
  return folder;
}

void folder_free(Folder *folder) {
  if (!folder)
    return;
  g_ptr_array_unref(folder->texts);
  g_ptr_array_unref(folder->pictures);
  g_free(folder);
}
