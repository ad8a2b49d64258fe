/* In: pages of their own size.  Out: sheets for the press.  Each page becomes
 * a form that is placed on its sheet; the sheet has the boxes, the marks and
 * the line that says what it is. */
#include "pdf/marks.h"
#include "pdf/pass.h"

/* What is needed while sheets are made. */
typedef struct {
  const Pass *pass;
  qpdf_oh *pages, *slugs; /* forms */
  PageSize *sizes;        /* of the pages */
} Press;

static void put_name(const Pass *pass, qpdf_oh dict, const char *key,
                     const char *name) {
  pass_put(pass, dict, key, qpdf_oh_new_name(pass->qpdf, name));
}

static void put_area(const Pass *pass, qpdf_oh dict, const char *key,
                     Area area) {
  const double corners[] = {area.x, area.y, area.x + area.width,
                            area.y + area.height};
  qpdf_oh array = qpdf_oh_new_array(pass->qpdf);
  for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
    qpdf_oh_append_item(
        pass->qpdf, array,
        qpdf_oh_new_real_from_double(pass->qpdf, corners[i], 3));
  pass_put(pass, dict, key, array);
}

/* ── Forms ───────────────────────────────────────────────────────────── */

/* The content of PAGE, of SHOWN's size, as a form (ISO 32000-1 8.10). */
static qpdf_oh form_of(const Pass *pass, qpdf_oh page,
                       const DisplayPage *shown) {
  qpdf_oh form = qpdf_oh_get_key(pass->qpdf, page, "/Contents");
  qpdf_oh dict = qpdf_oh_get_dict(pass->qpdf, form);
  put_name(pass, dict, "/Type", "/XObject");
  put_name(pass, dict, "/Subtype", "/Form");
  put_area(pass, dict, "/BBox",
           (Area){-SHEET_BLEED, -SHEET_BLEED, shown->width + 2 * SHEET_BLEED,
                  shown->height + 2 * SHEET_BLEED});
  pass_put(pass, dict, "/Resources",
           qpdf_oh_get_key(pass->qpdf, page, "/Resources"));
  return form;
}

/* The pages of DISPLAY, which are FROM's, as forms of PASS's file. */
static qpdf_oh *make_forms(const Pass *pass, qpdf_data from,
                           const Display *display) {
  guint n = display->pages->len, last = 0;
  qpdf_oh *forms = g_new0(qpdf_oh, n + 1);
  for (guint i = 0; i < n; i++) {
    qpdf_oh page = qpdf_get_page_n(from, i);
    if (from != pass->qpdf) {
      qpdf_add_page(pass->qpdf, from, page, QPDF_FALSE);
      last = (guint)qpdf_get_num_pages(pass->qpdf) - 1;
      page = qpdf_get_page_n(pass->qpdf, last);
    }
    forms[i] = form_of(pass, page, display_get_page(display, i));
  }
  return forms;
}

/* From the last on: libqpdf numbers the pages behind a removed one anew. */
static void remove_pages(const Pass *pass) {
  for (int i = qpdf_get_num_pages(pass->qpdf); i > 0; i--)
    qpdf_remove_page(pass->qpdf, qpdf_get_page_n(pass->qpdf, (size_t)i - 1));
}

/* ── Marks ───────────────────────────────────────────────────────────── */

/* Registration colour, all inks there are (ISO 32000-1 8.6.6.4), for an intent
 * of as many components; black alone is gray. */
static const struct {
  guint components;
  const char *space, *ink;
} ALL_INKS[] = {
    {1, NULL, "0 G"},
    {3,
     "[/Separation /All /DeviceRGB << /FunctionType 2 /Domain [0 1]"
     " /C0 [1 1 1] /C1 [0 0 0] /N 1 >>]",
     "/All CS 1 SCN"},
    {4,
     "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1]"
     " /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]",
     "/All CS 1 SCN"}};

static void put_marks(const Press *press, const Sheet *sheet, qpdf_oh resources,
                      GString *out) {
  const Pass *pass = press->pass;
  guint i = 0;
  while (ALL_INKS[i].components != pass->print->intent->components)
    i++;
  if (ALL_INKS[i].space) {
    qpdf_oh spaces = qpdf_oh_new_dictionary(pass->qpdf);
    pass_put(pass, spaces, "/All",
             qpdf_oh_parse(pass->qpdf, ALL_INKS[i].space));
    pass_put(pass, resources, "/ColorSpace", spaces);
  }
  marks_draw(sheet, ALL_INKS[i].ink, out);
}

/* ── Sheets ──────────────────────────────────────────────────────────── */

/* Paints FORM under NAME with its lower left corner at X, Y. */
static void paint_form(const Pass *pass, qpdf_oh objects, const char *name,
                       qpdf_oh form, double scale, double x, double y,
                       GString *out) {
  pass_put(pass, objects, name, form);
  marks_operate((const double[]){scale, 0, 0, scale, x, y}, 6, "cm", out);
  g_string_append_printf(out, "%s Do\nQ\n", name);
}

static void put_pages(const Press *press, const Sheet *sheet, qpdf_oh objects,
                      GString *out) {
  for (guint i = 0; i < sheet->n_places; i++) {
    const Placement *place = &sheet->places[i];
    const Area *clip = &place->clip;
    g_autofree char *name = g_strdup_printf("/Page%u", place->page + 1);
    g_string_append(out, "q\n");
    marks_operate((const double[]){clip->x, clip->y, clip->width, clip->height},
                  4, "re W n", out);
    paint_form(press->pass, objects, name, press->pages[place->page], 1,
               place->x, place->y, out);
  }
}

/* The line that says what side NTH is, made smaller if it is too long. */
static void put_slug(const Press *press, guint nth, const Sheet *sheet,
                     qpdf_oh objects, GString *out) {
  const DisplayPage *line = display_get_page(press->pass->print->slugs, nth);
  double scale = MIN(1, sheet->slug.width / MAX(line->width, 1));
  g_string_append(out, "q\n");
  paint_form(
      press->pass, objects, "/Slug", press->slugs[nth], scale, sheet->slug.x,
      sheet->slug.y + (sheet->slug.height - scale * line->height) / 2, out);
}

static void add_sheet(const Press *press, guint nth, const Sheet *sheet) {
  const Pass *pass = press->pass;
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh resources = qpdf_oh_new_dictionary(qpdf);
  qpdf_oh objects = qpdf_oh_new_dictionary(qpdf);
  g_autoptr(GString) content = g_string_new(NULL);
  put_pages(press, sheet, objects, content);
  if (sheet->n_strokes) {
    put_marks(press, sheet, resources, content);
    put_slug(press, nth, sheet, objects, content);
  }
  pass_put(pass, resources, "/XObject", objects);
  qpdf_oh page = pass_dictionary(pass);
  put_name(pass, page, "/Type", "/Page");
  put_area(pass, page, "/MediaBox", sheet->media);
  put_area(pass, page, "/BleedBox", sheet->bleed);
  put_area(pass, page, "/TrimBox", sheet->trim);
  pass_put(pass, page, "/Resources", resources);
  pass_put(pass, page, "/Contents",
           pass_stream(pass, content->str, content->len));
  qpdf_add_page(qpdf, qpdf, page, QPDF_FALSE);
}

static PageSize *page_sizes(const Display *display) {
  PageSize *sizes = g_new(PageSize, display->pages->len);
  for (guint i = 0; i < display->pages->len; i++) {
    const DisplayPage *page = display_get_page(display, i);
    sizes[i] = (PageSize){page->width, page->height};
  }
  return sizes;
}

void pass_sheets(const Pass *pass) {
  const PrintOptions *print = pass->print;
  g_autofree qpdf_oh *pages = make_forms(pass, pass->qpdf, pass->display);
  g_autofree qpdf_oh *slugs =
      print->slugs ? make_forms(pass, pass->slugs, print->slugs) : NULL;
  g_autofree PageSize *sizes = page_sizes(pass->display);
  const Press press = {pass, pages, slugs, sizes};
  remove_pages(pass);
  for (guint i = 0; i < print->sides->len; i++) {
    Sheet sheet =
        sheet_lay_out(&g_array_index(print->sides, SheetSide, i), sizes,
                      pass->display->pages->len, &print->sheet);
    add_sheet(&press, i, &sheet);
  }
}
