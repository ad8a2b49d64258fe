/* Names of files in, names of pictures out; no file is looked at here. */
#include "recover/pictures.h"

#include <string.h>

static gboolean leads_upwards(const char *name) {
  g_auto(GStrv) parts = g_strsplit_set(name, "/\\", -1);
  return g_strv_contains((const char *const *)parts, "..");
}

gboolean picture_name_check(const char *name, guint line, Diag *diag) {
  const char *fault = NULL;
  if (strstr(name, "://"))
    fault = "is a web address";
  else if (*name == '/' || *name == '\\' || *name == '~' ||
           (g_ascii_isalpha(*name) && name[1] == ':'))
    fault = "is an absolute path";
  else if (leads_upwards(name))
    fault = "leads out of the folder";
  if (fault)
    diag_add(diag, DIAG_PICTURE_NAME_REFUSED, line, 0,
             "%s %s and was passed over; put the picture beside the text and "
             "give its name alone",
             name, fault);
  return fault == NULL;
}
