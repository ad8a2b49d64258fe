/* In: cairo's pages.  Out: pages a press prints in one ink and a reading
 * program understands: all content belongs to an element of the structure or
 * is an artifact (ISO 14289-1 7.1).  cairo declares every page an RGB
 * transparency group, needed or not. */
#include <stdlib.h>

#include "pdf/content.h"
#include "pdf/images.h"

/* What is needed while a page's content is marked. */
typedef struct {
  const Pass *pass;
  const DisplayPage *page;
  guint nth;
  qpdf_oh object; /* of the page */
} Marker;

/* ── Content ─────────────────────────────────────────────────────────── */

static void put_share(GString *out, double share) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out, g_ascii_formatd(digits, sizeof digits, "%.4g ", share));
}

/* Grays in the black ink alone (ISO 32000-1 8.6.8). */
static void put_ink(GString *out, Ink ink, gboolean black_only) {
  guint red = ink >> 16 & 0xFF, green = ink >> 8 & 0xFF, blue = ink & 0xFF;
  if (black_only)
    red = green = blue = (red * 299 + green * 587 + blue * 114 + 500) / 1000;
  put_share(out, red / 255.0);
  if (red == green && green == blue) {
    g_string_append(out, "g");
    return;
  }
  put_share(out, green / 255.0);
  put_share(out, blue / 255.0);
  g_string_append(out, "rg");
}

/* What the characters of a span are, in the form of a text string (7.9.2.2). */
static void put_actual_text(GString *out, const char *text) {
  glong length;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &length, NULL);
  g_string_append(out, " /ActualText <FEFF");
  for (glong i = 0; i < length; i++)
    g_string_append_printf(out, "%04X", units[i]);
  g_string_append_c(out, '>');
}

/* Opens the sequence of ITEM (14.6, 14.8.2.2); rules are never content. */
static void open_sequence(const Marker *marker, const DisplayItem *item,
                          GString *out) {
  Structure *structure = marker->pass->structure;
  if (!structure)
    return;
  const char *type = structure->types[item->element];
  if (!type || item->kind == DISPLAY_RULE) {
    g_string_append(out, "/Artifact BMC\n");
    return;
  }
  const DisplayElement *element =
      display_get_element(marker->pass->display, item->element);
  g_string_append_printf(out, "%s <</MCID %u", type,
                         structure_mark(structure, marker->nth, item->element));
  if (element->role == ELEMENT_SPAN && element->text)
    put_actual_text(out, element->text);
  g_string_append(out, ">> BDC\n");
}

static gboolean open_item(gpointer data, guint nth, GString *out) {
  const Marker *marker = data;
  g_assert(nth < marker->page->items->len);
  const DisplayItem *item =
      &g_array_index(marker->page->items, DisplayItem, nth);
  open_sequence(marker, item, out);
  if (item->kind == DISPLAY_PICTURE)
    images_paint(marker->pass, marker->object, &item->as.picture, out);
  else
    put_ink(out,
            item->kind == DISPLAY_RUN ? item->as.run.ink : item->as.rule.ink,
            marker->pass->print != NULL);
  return item->kind == DISPLAY_PICTURE;
}

static void mark_stream(Marker *marker, qpdf_oh stream) {
  qpdf_data qpdf = marker->pass->qpdf;
  unsigned char *data = NULL;
  size_t length = 0;
  if (qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &data,
                              &length) != QPDF_SUCCESS)
    return;
  GString *marked = g_string_sized_new(length * 2);
  content_mark(
      (const char *)data, length,
      &(ContentMarks){open_item, marker->pass->structure ? "EMC" : "", marker},
      marked);
  qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)marked->str,
                              marked->len, qpdf_oh_new_null(qpdf),
                              qpdf_oh_new_null(qpdf));
  g_string_free(marked, TRUE);
  free(data);
}

/* ── Pages ───────────────────────────────────────────────────────────── */

void pass_pages(const Pass *pass) {
  for (guint i = 0; i < pass->display->pages->len; i++) {
    qpdf_oh page = qpdf_get_page_n(pass->qpdf, i);
    Marker marker = {pass, display_get_page(pass->display, i), i, page};
    qpdf_oh_remove_key(pass->qpdf, page, "/Group");
    mark_stream(&marker, qpdf_oh_get_key(pass->qpdf, page, "/Contents"));
    qpdf_oh_release_all(pass->qpdf);
  }
}
