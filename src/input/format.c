#include "input/format.h"

#include <string.h>

static const struct {
  const char *beginning;
  gsize length;
  const char *name;
} FORMATS[] = {
    {"%PDF-", 5, "a PDF"},
    {"{\\rtf", 5, "a document in Rich Text Format"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "a Word or WPS document"},
    {"\xFF\xD8\xFF", 3, "a picture"},
    {"\x89PNG\r\n\x1A\n", 8, "a picture"},
    {"7z\xBC\xAF\x27\x1C", 6, "a packed archive"},
    {"Rar!\x1A\x07", 6, "a packed archive"},
    {"\x1F\x8B\x08", 3, "a packed archive"},
};

/* A zip says in the names of its first files what it is. */
static const char *zip_name(const char *data, gsize size) {
  static const char word[] = "word/", types[] = "[Content_Types].xml",
                    epub[] = "application/epub+zip",
                    open[] = "application/vnd.oasis.opendocument";
  g_autoptr(GString) head = g_string_new_len(data, (gssize)MIN(size, 4096));
  for (gsize i = 0; i < head->len; i++)
    if (!head->str[i])
      head->str[i] = ' ';
  const char *text = head->str;
  if (strstr(text, epub))
    return "an e-book";
  return strstr(text, word) || strstr(text, types) || strstr(text, open)
             ? "a Word or WPS document"
             : "a packed archive";
}

/* "<!DOCTYPE html" or "<html", behind white space and in any case. */
static gboolean is_html(const char *data, gsize size) {
  static const char *const beginnings[] = {"<!doctype html", "<html"};
  gsize i = size >= 3 && !memcmp(data, "\xEF\xBB\xBF", 3) ? 3 : 0;
  while (i < size && g_ascii_isspace(data[i]))
    i++;
  for (guint b = 0; b < G_N_ELEMENTS(beginnings); b++) {
    gsize length = strlen(beginnings[b]);
    if (size - i >= length &&
        !g_ascii_strncasecmp(data + i, beginnings[b], length))
      return TRUE;
  }
  return FALSE;
}

const char *format_name(const char *data, gsize size) {
  if (size >= 4 && !memcmp(data, "PK\3\4", 4))
    return zip_name(data, size);
  for (guint i = 0; i < G_N_ELEMENTS(FORMATS); i++)
    if (size >= FORMATS[i].length &&
        !memcmp(data, FORMATS[i].beginning, FORMATS[i].length))
      return FORMATS[i].name;
  return is_html(data, size) ? "a web page" : NULL;
}
