/* In: the pages.  Out: their boxes, what lies over them, and what they paint.
 */
#include <math.h>

#include "preflight/reader.h"

/* ── Boxes ───────────────────────────────────────────────────────────── */

/* PAGE's KEY, a rectangle of any two opposite corners; OTHERWISE, as if it were
 * not there, if it is none. */
static PageBox read_box(const Reader *reader, qpdf_oh page, const char *key,
                        PageBox otherwise) {
  qpdf_oh array = reader_get(reader, page, key);
  double unit = reader_number(reader, reader_get(reader, page, "/UserUnit"), 1);
  double corners[4];
  for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
    corners[i] =
        unit * reader_number(reader, reader_item(reader, array, i), NAN);
  otherwise.there = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
    if (!isfinite(corners[i]))
      return otherwise;
  return (PageBox){fmin(corners[0], corners[2]), fmin(corners[1], corners[3]),
                   fabs(corners[2] - corners[0]), fabs(corners[3] - corners[1]),
                   TRUE};
}

/* A box that is not there is the one around it (ISO 32000-1 14.11.2). */
static void read_boxes(const Reader *reader, qpdf_oh page,
                       PageFindings *found) {
  PageBox none = {0};
  found->media = read_box(reader, page, "/MediaBox", none);
  PageBox crop = read_box(reader, page, "/CropBox", found->media);
  found->bleed = read_box(reader, page, "/BleedBox", crop);
  found->trim = read_box(reader, page, "/TrimBox", crop);
  if (!found->trim.there)
    found->trim = read_box(reader, page, "/ArtBox", crop);
}

/* ── Annotations ─────────────────────────────────────────────────────── */

static void count_annotations(const Reader *reader, qpdf_oh page,
                              PageFindings *found) {
  qpdf_oh annotations = reader_get(reader, page, "/Annots");
  guint n = reader_length(reader, annotations);
  for (guint i = 0; i < n; i++) {
    qpdf_oh type =
        reader_get(reader, reader_item(reader, annotations, i), "/Subtype");
    if (reader_is_name(reader, type, "/Link"))
      found->links++;
    else if (!reader_is_name(reader, type, "/PrinterMark") &&
             !reader_is_name(reader, type, "/TrapNet"))
      found->comments++;
  }
}

/* ── Pages ───────────────────────────────────────────────────────────── */

void read_pages(Reader *reader) {
  qpdf_push_inherited_attributes_to_page(reader->qpdf);
  int n = qpdf_get_num_pages(reader->qpdf);
  for (int i = 0; i < n; i++) {
    qpdf_oh page = qpdf_get_page_n(reader->qpdf, (size_t)i);
    PageFindings found = {0};
    read_boxes(reader, page, &found);
    count_annotations(reader, page, &found);
    g_array_append_val(reader->found->pages, found);
    read_content(reader, page, (guint)i);
    qpdf_oh_release_all(reader->qpdf);
  }
}
