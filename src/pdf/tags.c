/* In: the structure, all content marked.  Out: the structure tree (ISO 32000-1
 * 14.7): an object for each element that has content anywhere below, holding
 * its own content first; and the parent tree, which leads from each page's
 * marks back to their elements. */
#include "pdf/pass.h"

#define NOWHERE G_MAXUINT

/* Where a figure shows its picture. */
typedef struct {
  const DisplayPicture *picture; /* or NULL */
  double height;                 /* of the page [pt] */
} Box;

/* What is needed while the tree is written. */
typedef struct {
  const Pass *pass;
  const Structure *structure;
  qpdf_oh root;
  qpdf_oh *pages;    /* object of each page */
  qpdf_oh *elements; /* object of each element, 0 for one not written */
  qpdf_oh *kids;     /* /K of each element */
  guint *home;       /* the page each element's content starts on, or NOWHERE */
  Box *boxes;        /* of each element */
} Tree;

static const DisplayElement *element_at(const Tree *tree, guint i) {
  return &g_array_index(tree->pass->display->elements, DisplayElement, i);
}

/* Elements with content below them get an object; parents come first in the
 * list, so it is gone through from its end. */
static void make_objects(Tree *tree) {
  const GArray *marks = tree->structure->marks;
  guint n = tree->structure->n;
  g_autofree gboolean *filled = g_new0(gboolean, n);
  for (guint i = 0; i < marks->len; i++)
    filled[g_array_index(marks, Mark, i).element] = TRUE;
  for (guint i = n - 1; i > 0; i--)
    if (filled[i])
      filled[element_at(tree, i)->parent] = TRUE;
  for (guint i = 0; i < n; i++) {
    if (!filled[i] && i > 0)
      continue;
    tree->elements[i] = pass_dictionary(tree->pass);
    tree->kids[i] = qpdf_oh_new_array(tree->pass->qpdf);
  }
}

/* Where on its page the picture of figure I stands (14.8.5.4.5), which reading
 * programs enlarge; nothing if it shows none. */
static void put_box(const Tree *tree, guint i) {
  const Box *box = &tree->boxes[i];
  if (!box->picture)
    return;
  const DisplayPicture *r = box->picture;
  const double sides[] = {r->x, box->height - r->y - r->height, r->x + r->width,
                          box->height - r->y};
  qpdf_data qpdf = tree->pass->qpdf;
  qpdf_oh array = qpdf_oh_new_array(qpdf);
  for (guint side = 0; side < G_N_ELEMENTS(sides); side++)
    qpdf_oh_append_item(qpdf, array,
                        qpdf_oh_new_real_from_double(qpdf, sides[side], 3));
  qpdf_oh layout = qpdf_oh_parse(qpdf, "<< /O /Layout /Placement /Block >>");
  pass_put(tree->pass, layout, "/BBox", array);
  pass_put(tree->pass, tree->elements[i], "/A", layout);
}

static void put_element(const Tree *tree, guint i) {
  const Pass *pass = tree->pass;
  qpdf_oh object = tree->elements[i];
  pass_put(pass, object, "/Type", qpdf_oh_new_name(pass->qpdf, "/StructElem"));
  pass_put(pass, object, "/S",
           qpdf_oh_new_name(pass->qpdf, tree->structure->types[i]));
  pass_put(pass, object, "/P",
           i ? tree->elements[element_at(tree, i)->parent] : tree->root);
  pass_put(pass, object, "/K", tree->kids[i]);
  const DisplayElement *element = element_at(tree, i);
  pass_put_text(pass, object, "/Lang", element->language);
  if (element->role == ELEMENT_FIGURE) {
    pass_put_text(pass, object, "/Alt", element->text);
    put_box(tree, i);
  }
}

/* What is inside lines stands amid its parent's content, in the order of
 * that. */
static gboolean is_inside(const Tree *tree, guint i) {
  ElementRole role = element_at(tree, i)->role;
  return role == ELEMENT_LINK || role == ELEMENT_SPAN;
}

static void append_to_parent(const Tree *tree, guint i) {
  qpdf_oh_append_item(tree->pass->qpdf, tree->kids[element_at(tree, i)->parent],
                      tree->elements[i]);
}

/* Content on an element's own page is a number; on another it says which
 * (14.7.4.2). */
static void put_mark(const Tree *tree, const Mark *mark) {
  const Pass *pass = tree->pass;
  guint element = mark->element;
  qpdf_oh id = qpdf_oh_new_integer(pass->qpdf, mark->id);
  if (tree->home[element] == NOWHERE) {
    tree->home[element] = mark->page;
    if (is_inside(tree, element))
      append_to_parent(tree, element);
    pass_put(pass, tree->elements[element], "/Pg", tree->pages[mark->page]);
  }
  if (tree->home[element] != mark->page) {
    qpdf_oh reference = qpdf_oh_new_dictionary(pass->qpdf);
    pass_put(pass, reference, "/Type", qpdf_oh_new_name(pass->qpdf, "/MCR"));
    pass_put(pass, reference, "/Pg", tree->pages[mark->page]);
    pass_put(pass, reference, "/MCID", id);
    id = reference;
  }
  qpdf_oh_append_item(pass->qpdf, tree->kids[element], id);
}

static void put_elements(Tree *tree) {
  const GArray *marks = tree->structure->marks;
  for (guint i = 0; i < marks->len; i++)
    put_mark(tree, &g_array_index(marks, Mark, i));
  for (guint i = 0; i < tree->structure->n; i++) {
    if (!tree->elements[i])
      continue;
    put_element(tree, i);
    if (i && !is_inside(tree, i))
      append_to_parent(tree, i);
  }
}

/* ── Annotations ─────────────────────────────────────────────────────── */

static guint area_element(const Tree *tree, guint area) {
  return g_array_index(tree->pass->display->areas, DisplayArea, area).element;
}

/* A link's annotations are part of it (14.7.4.3). */
static void put_annotations(const Tree *tree) {
  const Pass *pass = tree->pass;
  const GArray *areas = pass->display->areas;
  for (guint i = 0; i < areas->len; i++) {
    if (!pass->annotations[i])
      continue;
    const DisplayArea *area = &g_array_index(areas, DisplayArea, i);
    qpdf_oh reference = qpdf_oh_new_dictionary(pass->qpdf);
    pass_put(pass, reference, "/Type", qpdf_oh_new_name(pass->qpdf, "/OBJR"));
    pass_put(pass, reference, "/Pg", tree->pages[area->page]);
    pass_put(pass, reference, "/Obj",
             qpdf_get_object_by_id(pass->qpdf, pass->annotations[i], 0));
    qpdf_oh_append_item(pass->qpdf, tree->kids[area->element], reference);
  }
}

/* An annotation's entry in the parent tree is its link. */
static void put_annotation_parents(const Tree *tree, qpdf_oh numbers) {
  const Pass *pass = tree->pass;
  for (guint i = 0; i < pass->display->areas->len; i++) {
    if (!pass->annotations[i])
      continue;
    qpdf_oh_append_item(
        pass->qpdf, numbers,
        qpdf_oh_new_integer(pass->qpdf, pass->display->pages->len + i));
    qpdf_oh_append_item(pass->qpdf, numbers,
                        tree->elements[area_element(tree, i)]);
  }
}

/* ── The root ────────────────────────────────────────────────────────── */

/* A page's entry lists the elements of its marks, which are numbered from 0
 * (14.7.4.4). */
static qpdf_oh parent_tree(const Tree *tree) {
  qpdf_data qpdf = tree->pass->qpdf;
  const GArray *marks = tree->structure->marks;
  qpdf_oh numbers = qpdf_oh_new_array(qpdf);
  guint at = 0;
  for (guint i = 0; i < tree->pass->display->pages->len; i++) {
    qpdf_oh parents = qpdf_oh_new_array(qpdf);
    for (; at < marks->len && g_array_index(marks, Mark, at).page == i; at++)
      qpdf_oh_append_item(
          qpdf, parents,
          tree->elements[g_array_index(marks, Mark, at).element]);
    qpdf_oh_append_item(qpdf, numbers, qpdf_oh_new_integer(qpdf, i));
    qpdf_oh_append_item(qpdf, numbers,
                        qpdf_make_indirect_object(qpdf, parents));
  }
  put_annotation_parents(tree, numbers);
  qpdf_oh dict = pass_dictionary(tree->pass);
  pass_put(tree->pass, dict, "/Nums", numbers);
  return dict;
}

static void put_pages(const Tree *tree) {
  const Pass *pass = tree->pass;
  for (guint i = 0; i < pass->display->pages->len; i++) {
    pass_put(pass, tree->pages[i], "/StructParents",
             qpdf_oh_new_integer(pass->qpdf, i));
    pass_put(pass, tree->pages[i], "/Tabs", qpdf_oh_new_name(pass->qpdf, "/S"));
  }
}

static void put_root(const Tree *tree) {
  const Pass *pass = tree->pass;
  qpdf_data qpdf = pass->qpdf;
  pass_put(pass, tree->root, "/Type",
           qpdf_oh_new_name(qpdf, "/StructTreeRoot"));
  pass_put(pass, tree->root, "/K", tree->elements[0]);
  pass_put(pass, tree->root, "/ParentTree", parent_tree(tree));
  pass_put(pass, tree->root, "/ParentTreeNextKey",
           qpdf_oh_new_integer(qpdf, pass->display->pages->len +
                                         pass->display->areas->len));
  qpdf_oh catalog = qpdf_get_root(qpdf);
  pass_put(pass, catalog, "/StructTreeRoot", tree->root);
  pass_put(pass, catalog, "/MarkInfo",
           qpdf_oh_parse(qpdf, "<< /Marked true >>"));
}

static void find_boxes(const Display *display, Box *boxes) {
  for (guint p = 0; p < display->pages->len; p++) {
    const DisplayPage *page = display_get_page(display, p);
    for (guint i = 0; i < page->items->len; i++) {
      const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
      if (item->kind == DISPLAY_PICTURE && !boxes[item->element].picture)
        boxes[item->element] = (Box){&item->as.picture, page->height};
    }
  }
}

void pass_tags(const Pass *pass) {
  guint n = pass->structure->n, n_pages = pass->display->pages->len;
  g_autofree qpdf_oh *pages = g_new(qpdf_oh, n_pages);
  g_autofree qpdf_oh *elements = g_new0(qpdf_oh, n);
  g_autofree qpdf_oh *kids = g_new0(qpdf_oh, n);
  g_autofree guint *home = g_new(guint, n);
  g_autofree Box *boxes = g_new0(Box, n);
  for (guint i = 0; i < n_pages; i++)
    pages[i] = qpdf_get_page_n(pass->qpdf, i);
  for (guint i = 0; i < n; i++)
    home[i] = NOWHERE;
  Tree tree = {
      pass, pass->structure, pass_dictionary(pass), pages, elements, kids, home,
      boxes};
  find_boxes(pass->display, boxes);
  put_pages(&tree);
  make_objects(&tree);
  put_elements(&tree);
  put_annotations(&tree);
  put_root(&tree);
}
