#include "base/asset.h"

#include <gio/gio.h>

GBytes *asset_get(const char *name) {
  g_autofree char *path = g_strconcat("/kanyin/", name, NULL);
  return g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

GKeyFile *asset_key_file(const char *name) {
  g_autoptr(GBytes) bytes = asset_get(name);
  if (!bytes)
    g_error("asset %s is missing", name);
  GKeyFile *file = g_key_file_new();
  g_autoptr(GError) error = NULL;
  if (!g_key_file_load_from_bytes(file, bytes, G_KEY_FILE_NONE, &error))
    g_error("asset %s: %s", name, error->message);
  return file;
}
