/* In: where links' words stand and where they lead.  Out: an annotation for
 * each area, on its page.  What a URI holds is a string like any other to
 * libqpdf, which escapes it. */
#include "pdf/pass.h"

/* X0, Y0, X1, Y1 of AREA, from the page's lower left corner. */
static qpdf_oh rectangle(const Pass *pass, const DisplayArea *area) {
  double height = display_get_page(pass->display, area->page)->height;
  double sides[] = {area->x, height - area->y - area->height,
                    area->x + area->width, height - area->y};
  qpdf_oh array = qpdf_oh_new_array(pass->qpdf);
  for (guint i = 0; i < G_N_ELEMENTS(sides); i++)
    qpdf_oh_append_item(pass->qpdf, array,
                        qpdf_oh_new_real_from_double(pass->qpdf, sides[i], 2));
  return array;
}

/* Leads to LINK's URI (12.6.4.7), or to a place in the document. */
static void put_aim(const Pass *pass, qpdf_oh annotation,
                    const DisplayElement *link) {
  qpdf_data qpdf = pass->qpdf;
  if (!link->uri) {
    const Place *place = &pass->structure->places[link->target];
    pass_put(pass, annotation, "/Dest",
             pass_destination(pass, place->page, place->y));
    return;
  }
  qpdf_oh action = qpdf_oh_parse(qpdf, "<< /Type /Action /S /URI >>");
  pass_put(pass, action, "/URI", qpdf_oh_new_string(qpdf, link->uri));
  pass_put(pass, annotation, "/A", action);
}

/* Shown and printed without a border; F is what PDF/A asks (ISO 19005-3
 * 6.3.2), /Contents what PDF/UA does (ISO 14289-1 7.18.5). */
static qpdf_oh make_annotation(const Pass *pass, guint nth) {
  const DisplayArea *area =
      &g_array_index(pass->display->areas, DisplayArea, nth);
  const DisplayElement *link =
      display_get_element(pass->display, area->element);
  qpdf_oh annotation = qpdf_make_indirect_object(
      pass->qpdf, qpdf_oh_parse(pass->qpdf, "<< /Type /Annot /Subtype /Link"
                                            " /Border [0 0 0] /F 4 >>"));
  pass_put(pass, annotation, "/Rect", rectangle(pass, area));
  pass_put_text(pass, annotation, "/Contents",
                link->uri ? link->uri : link->text);
  pass_put(pass, annotation, "/StructParent",
           qpdf_oh_new_integer(pass->qpdf, pass->display->pages->len + nth));
  put_aim(pass, annotation, link);
  return annotation;
}

static void add_to_page(const Pass *pass, guint nth, qpdf_oh annotation) {
  qpdf_oh page = qpdf_get_page_n(pass->qpdf, nth);
  if (!qpdf_oh_has_key(pass->qpdf, page, "/Annots"))
    pass_put(pass, page, "/Annots", qpdf_oh_new_array(pass->qpdf));
  qpdf_oh_append_item(pass->qpdf, qpdf_oh_get_key(pass->qpdf, page, "/Annots"),
                      annotation);
}

void pass_links(const Pass *pass) {
  const GArray *areas = pass->display->areas;
  for (guint i = 0; i < areas->len; i++) {
    const DisplayArea *area = &g_array_index(areas, DisplayArea, i);
    if (g_strcmp0(pass->structure->types[area->element], "/Link") != 0)
      continue;
    qpdf_oh annotation = make_annotation(pass, i);
    add_to_page(pass, area->page, annotation);
    pass->annotations[i] = qpdf_oh_get_object_id(pass->qpdf, annotation);
  }
}
