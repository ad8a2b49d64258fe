/* The style sheet: what every book has, then what vertical setting and embedded
 * fonts change. */
#include "base/asset.h"
#include "epub/parts.h"

static void append_asset(GString *css, const char *name) {
  g_autoptr(GBytes) asset = asset_get(name);
  if (!asset)
    g_error("asset %s is missing", name);
  gsize size;
  const char *text = g_bytes_get_data(asset, &size);
  g_string_append_len(css, text, (gssize)size);
}

GBytes *part_style(const Book *book, const Typefaces *typefaces) {
  GString *css = g_string_new(NULL);
  append_asset(css, "epub/newspaper.css");
  if (book->options->vertical)
    append_asset(css, "epub/vertical.css");
  if (book->options->embed_fonts)
    append_asset(css, "epub/typefaces.css");
  typefaces_append_css(typefaces, css);
  return g_string_free_to_bytes(css);
}
