/* An item of a page goes in, its XHTML comes out.  The table says for each
 * kind of node which element it becomes; a walk over the item starts and ends
 * them.  Two sorts of neighbours are gathered into a group that the ISSUE does
 * not have: the decks that open an item into <header>, a picture's words into
 * <figcaption>.  The header is flat: readers' engines that do not know hgroup
 * then lose nothing. */
#include "markup/xhtml.h"

#include "model/table.h"

typedef enum { GROUP_NONE, GROUP_HEADER, GROUP_CAPTION } Group;

typedef struct {
  XmlOut *out;
  const XhtmlItem *about;
  guint n_joints, n_targets; /* set so far */
  Group group;               /* open now */
  guint group_depth;         /* elements it opened */
  gboolean had_header;       /* an item has one */
  gboolean had_image;        /* the item, a picture, has its figure */
  gboolean headless;         /* the item has no headline to be seen */
  guint rows;                /* of the table that is open, still to come */
  guint figures;             /* its columns of figures */
} Xhtml;

typedef struct {
  const char *element; /* NULL: its words stand in its parent's element */
  const char *class;
  const char *role;
  Group group;
  gboolean block; /* a line end follows it, in the source */
  gboolean unset; /* neither it nor what it holds is set */
  void (*fill)(Xhtml *x, const Node *node);  /* its text, if not node->text */
  void (*after)(Xhtml *x, const Node *node); /* what follows it */
} KindMarkup;

/* ── Kinds that are more than an element ─────────────────────────────── */

gboolean xhtml_is_joint(const Node *node) {
  return node->kind == NODE_JUMP && node_attr(node, ATTR_JOINED) &&
         g_str_equal(node_attr(node, ATTR_JOINED), "true");
}

gboolean xhtml_is_jump_line(const Node *node) {
  return node->kind == NODE_CONTINUED ||
         (node->kind == NODE_JUMP && !xhtml_is_joint(node));
}

char *xhtml_joint_id(guint nth) {
  return g_strdup_printf("joint-%u", nth + 1);
}

void xhtml_page_break(XmlOut *out, const char *id, const char *label) {
  xml_start(out, "div", "epub:type", "pagebreak", "role", "doc-pagebreak", "id",
            id, "aria-label", label, NULL);
  xml_end_line(out);
}

/* The words of a line, as a link if it has somewhere to lead. */
static void put_linked(Xhtml *x, const Node *line, const char *href) {
  if (href)
    xml_leaf(x->out, node_printed(line), "a", "href", href, NULL);
  else
    xml_text(x->out, node_printed(line));
}

static void fill_jump(Xhtml *x, const Node *line) {
  if (xhtml_is_jump_line(line)) {
    put_linked(x, line, x->about->targets[x->n_targets]);
    return;
  }
  g_autofree char *id = xhtml_joint_id(x->n_joints);
  g_autofree char *href = g_strconcat("#", id, NULL);
  put_linked(x, line, href);
}

/* Also behind a line without words: a page begins at a joint even if no jump
 * line was printed. */
static void after_jump(Xhtml *x, const Node *line) {
  if (xhtml_is_jump_line(line)) {
    x->n_targets++;
    return;
  }
  g_autofree char *id = xhtml_joint_id(x->n_joints);
  xhtml_page_break(x->out, id, x->about->joints[x->n_joints]);
  x->n_joints++;
}

/* Lines stand apart even where no style sheet is used. */
static void after_line(Xhtml *x, const Node *line) {
  if (line->next)
    xml_text(x->out, " ");
}

void xhtml_image(XmlOut *out, const XhtmlImage *image, const char *role) {
  g_autofree char *width = g_strdup_printf("%u", image->width);
  g_autofree char *height = g_strdup_printf("%u", image->height);
  xml_start(out, "img", "role", role, "src", image->src, "alt", image->alt,
            "width", width, "height", height, NULL);
  xml_end_line(out);
}

static const XhtmlImage *image_of(const Xhtml *x, const Node *node) {
  return x->about->images ? g_hash_table_lookup(x->about->images, node) : NULL;
}

/* What a figure shows; one that shows nothing is a frame for its words. */
static const char *figure_class(const XhtmlImage *image) {
  return image ? "plate" : "frame";
}

static void fill_figure(Xhtml *x, const Node *figure) {
  const XhtmlImage *image = image_of(x, figure);
  if (image)
    xhtml_image(x->out, image, NULL);
}

static const KindMarkup KINDS[NODE_KINDS] = {
    [NODE_ARTICLE] = {"article", .block = TRUE},
    [NODE_PICTURE] = {"article", .block = TRUE},
    [NODE_NOTICE] = {"section", .block = TRUE},
    [NODE_RUBRIC] = {"p", "rubric", .group = GROUP_HEADER, .block = TRUE},
    [NODE_KICKER] = {"p", "kicker", .group = GROUP_HEADER, .block = TRUE},
    [NODE_HEADLINE] = {"h2", .group = GROUP_HEADER, .block = TRUE},
    [NODE_SUBHEAD] = {"p", "subhead", "doc-subtitle", GROUP_HEADER, TRUE},
    [NODE_LINE] = {"span", "line", .after = after_line},
    [NODE_BYLINE] = {"p", "byline", .block = TRUE},
    [NODE_EDITOR_NOTE] = {"aside", .block = TRUE},
    [NODE_PARAGRAPH] = {"p", .block = TRUE},
    [NODE_SUBHEADING] = {"h3", "subheading", .block = TRUE},
    [NODE_FIGURE] = {"figure", .block = TRUE, .fill = fill_figure},
    [NODE_CAPTION] = {"p", .group = GROUP_CAPTION, .block = TRUE},
    [NODE_CREDIT] = {"p", "credit", .group = GROUP_CAPTION, .block = TRUE},
    [NODE_JUMP] = {"p", "jump", .block = TRUE, .fill = fill_jump,
                   .after = after_jump},
    [NODE_CONTINUED] = {"p", "jump", .block = TRUE, .fill = fill_jump,
                        .after = after_jump},
    [NODE_DATELINE] = {"b", "dateline"},
    [NODE_FURNITURE] = {.unset = TRUE},
};

/* ── Groups ──────────────────────────────────────────────────────────── */

static gboolean is_item(const Node *node) {
  return node->kind == NODE_ARTICLE || node->kind == NODE_PICTURE ||
         node->kind == NODE_NOTICE;
}

static gboolean holds_groups(const Node *node) {
  return is_item(node) || node->kind == NODE_FIGURE;
}

/* A byline belongs to the header when it follows the decks directly, as it
 * does under a headline; a picture's paragraph to its caption. */
static Group group_of(const Xhtml *x, const Node *node) {
  if (node->kind == NODE_BYLINE)
    return x->group == GROUP_HEADER ? GROUP_HEADER : GROUP_NONE;
  if (node->kind == NODE_PARAGRAPH && node->parent->kind == NODE_PICTURE)
    return GROUP_CAPTION;
  Group group = KINDS[node->kind].group;
  gboolean late = x->had_header && x->group != GROUP_HEADER;
  return group == GROUP_HEADER && late ? GROUP_NONE : group;
}

static void group_close(Xhtml *x) {
  for (; x->group_depth; x->group_depth--)
    xml_end_line(x->out);
  x->group = GROUP_NONE;
}

static void group_start(Xhtml *x, const char *element, const char *class) {
  xml_start(x->out, element, "class", class, NULL);
  xml_line(x->out);
  x->group_depth++;
}

/* The figure of a picture; its image stands in the first. */
static void start_picture(Xhtml *x, const Node *picture) {
  const XhtmlImage *image = x->had_image ? NULL : image_of(x, picture);
  group_start(x, "figure", figure_class(image));
  if (image)
    xhtml_image(x->out, image, NULL);
  x->had_image = TRUE;
}

static void group_open(Xhtml *x, Group group, const Node *node) {
  group_close(x);
  x->group = group;
  if (group == GROUP_HEADER) {
    group_start(x, "header", NULL);
    x->had_header = TRUE;
  } else if (group == GROUP_CAPTION) {
    if (node->parent->kind == NODE_PICTURE)
      start_picture(x, node->parent);
    group_start(x, "figcaption", NULL);
  }
}

/* A picture without a word under it. */
static void end_picture(Xhtml *x, const Node *picture) {
  if (x->had_image || !image_of(x, picture))
    return;
  start_picture(x, picture);
  group_close(x);
}

/* ── Tables ──────────────────────────────────────────────────────────── */

static void start_table(Xhtml *x, const Node *first) {
  group_close(x);
  x->figures = table_figures(first, x->rows);
  xml_start(x->out, "table", NULL);
  xml_line(x->out);
}

/* TRUE, and NODE is written, if it is a row of a table. */
static gboolean put_row(Xhtml *x, const Node *node) {
  if (node->kind != NODE_PARAGRAPH || node->parent->kind == NODE_PICTURE)
    return FALSE;
  if (!x->rows && (x->rows = table_rows(node)))
    start_table(x, node);
  if (!x->rows)
    return FALSE;
  g_auto(GStrv) cells = table_cells(node);
  xml_start(x->out, "tr", NULL);
  for (guint c = 0; cells[c]; c++)
    xml_leaf(x->out, cells[c], "td", "class",
             x->figures >> c & 1 ? "figure" : NULL, NULL);
  xml_end_line(x->out);
  if (--x->rows == 0)
    xml_end_line(x->out);
  return TRUE;
}

/* ── The walk ────────────────────────────────────────────────────────── */

static gboolean is_space(const char *text) {
  while (*text && g_unichar_isspace(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  return !*text;
}

/* TRUE if nothing of NODE would be seen: an editor left it empty.  The tree is
 * at most a handful deep (kinds.def). */
static gboolean is_blank(const Node *node) {
  if (KINDS[node->kind].unset)
    return TRUE;
  if (!is_space(node_printed(node)))
    return FALSE;
  for (const Node *child = node->first; child; child = child->next)
    if (!is_blank(child))
      return FALSE;
  return TRUE;
}

/* A blank between two names is text and stays. */
static gboolean is_skipped(const Xhtml *x, const Node *node) {
  return node->kind != NODE_TEXT && is_blank(node) && !image_of(x, node);
}

/* No level of headings is left out: without a headline the subheadings of an
 * item take its level. */
static const char *element_of(const Xhtml *x, const Node *node) {
  return node->kind == NODE_SUBHEADING && x->headless
             ? KINDS[NODE_HEADLINE].element
             : KINDS[node->kind].element;
}

static const char *class_of(const Xhtml *x, const Node *node) {
  return node->kind == NODE_FIGURE ? figure_class(image_of(x, node))
                                   : KINDS[node->kind].class;
}

static void enter(Xhtml *x, const Node *node) {
  const KindMarkup *kind = &KINDS[node->kind];
  gboolean item = is_item(node);
  if (!item && holds_groups(node->parent)) {
    Group group = group_of(x, node);
    if (group != x->group)
      group_open(x, group, node);
  }
  if (kind->element)
    xml_start(x->out, element_of(x, node), "class", class_of(x, node), "role",
              kind->role, "id", item ? x->about->id : NULL, NULL);
  if (holds_groups(node))
    xml_line(x->out);
  if (kind->fill)
    kind->fill(x, node);
  else if (node->text)
    xml_text(x->out, node->text);
}

static void leave(Xhtml *x, const Node *node) {
  const KindMarkup *kind = &KINDS[node->kind];
  if (holds_groups(node))
    group_close(x);
  if (node->kind == NODE_PICTURE)
    end_picture(x, node);
  if (kind->element)
    xml_end(x->out);
  if (kind->block)
    xml_line(x->out);
  if (kind->after)
    kind->after(x, node);
}

/* The end of a node that was skipped. */
static void leave_skipped(Xhtml *x, const Node *node) {
  if (node->kind == NODE_JUMP || node->kind == NODE_CONTINUED)
    after_jump(x, node);
}

void xhtml_item(XmlOut *out, const Node *item, const XhtmlItem *about) {
  const Node *headline = node_child(item, NODE_HEADLINE);
  Xhtml x = {
      .out = out, .about = about, .headless = !headline || is_blank(headline)};
  const Node *skipped = NULL;
  NodeWalk walk;
  node_walk_start(&walk, item);
  for (const Node *node; (node = node_walk_next(&walk));) {
    if (!skipped && walk.entering && node != item &&
        (is_skipped(&x, node) || put_row(&x, node)))
      skipped = node;
    if (!skipped) {
      (walk.entering ? enter : leave)(&x, node);
    } else if (node == skipped && !walk.entering) {
      leave_skipped(&x, node);
      skipped = NULL;
    }
  }
}

XmlOut *xhtml_document(const char *title, const char *language,
                       const char *stylesheet) {
  XmlOut *out = xml_out_new(TRUE);
  xml_start(out, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub",
            "http://www.idpf.org/2007/ops", "lang", language, "xml:lang",
            language, NULL);
  xml_line(out);
  xml_start(out, "head", NULL);
  xml_leaf(out, title, "title", NULL);
  xml_start(out, "link", "rel", "stylesheet", "type", "text/css", "href",
            stylesheet, NULL);
  xml_end(out);
  xml_end_line(out);
  xml_start(out, "body", NULL);
  xml_line(out);
  return out;
}
