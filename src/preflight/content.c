/* In: a page's content, and that of the forms and patterns in it.  Out: with
 * which inks it paints.
 *
 * The operators are read one by one with as much of the graphics state (ISO
 * 32000-1 8.4) as tells a colour, a text's mode and an image's size.  A form
 * that holds itself ends at a depth, and forms that multiply at a budget of
 * bytes. */
#include <string.h>

#include "pdf/lexer.h"
#include "preflight/scan.h"
#include "preflight/spaces.h"

enum { MOST_SAVED = 512 }; /* states */

/* What reading a page may cost [bytes of content]; looking up a form counts as
 * so many, for each takes memory until the page is done. */
static const gsize BUDGET = 64u << 20;
static const gsize LOOKUP = 512;

/* TRUE if the page's budget has room for COST more. */
static gboolean afford(Reader *reader, gsize cost) {
  if (cost > BUDGET - reader->spent) {
    reader->found->cut_short = TRUE;
    return FALSE;
  }
  reader->spent += cost;
  return TRUE;
}

/* ── Operands ────────────────────────────────────────────────────────── */

static void push_operand(Scan *scan, double number) {
  memmove(scan->operands, scan->operands + 1,
          sizeof scan->operands - sizeof *scan->operands);
  scan->operands[OPERANDS - 1] = number;
  scan->n_operands++;
}

/* The NTH of the last N operands. */
static double operand(const Scan *scan, guint nth, guint n) {
  return scan->operands[OPERANDS - n + nth];
}

static void keep_name(Scan *scan, const Lexer *lexer, const Token *token) {
  gsize length = MIN(token->end - token->start, (gsize)LONGEST_NAME);
  memcpy(scan->name, lexer->data + token->start, length);
  scan->name[length] = '\0';
}

/* ── State ───────────────────────────────────────────────────────────── */

static void save_state(Scan *scan) {
  if (scan->saved->len < MOST_SAVED)
    g_array_append_val(scan->saved, scan->state);
}

static void restore_state(Scan *scan) {
  if (!scan->saved->len)
    return;
  scan->state = g_array_index(scan->saved, State, scan->saved->len - 1);
  g_array_set_size(scan->saved, scan->saved->len - 1);
}

static void change_matrix(Scan *scan) {
  if (scan->n_operands >= 6)
    scan_transform(scan, scan->operands);
}

static void set_text_mode(Scan *scan) {
  double mode = operand(scan, 0, 1);
  scan->state.text_mode = mode >= 0 && mode <= 7 ? (guint)mode : 0;
}

/* Something shines through where it is less than opaque, blended or masked. */
static void set_graphics_state(Scan *scan) {
  const Reader *reader = scan->reader;
  qpdf_oh state = reader_get(
      reader, reader_get(reader, scan->resources, "/ExtGState"), scan->name);
  qpdf_oh blend = reader_get(reader, state, "/BM");
  if (reader_number(reader, reader_get(reader, state, "/ca"), 1) < 1 ||
      reader_number(reader, reader_get(reader, state, "/CA"), 1) < 1 ||
      qpdf_oh_is_dictionary(reader->qpdf,
                            reader_get(reader, state, "/SMask")) ||
      (qpdf_oh_is_name(reader->qpdf, blend) &&
       !reader_is_name(reader, blend, "/Normal") &&
       !reader_is_name(reader, blend, "/Compatible")))
    scan->page->transparent = TRUE;
}

/* ── Colours ─────────────────────────────────────────────────────────── */

/* Of device CMYK with no other ink than black in the last four operands. */
static guint narrow(const Scan *scan, guint inks) {
  gboolean black = scan->n_operands >= 4 && operand(scan, 0, 4) == 0 &&
                   operand(scan, 1, 4) == 0 && operand(scan, 2, 4) == 0;
  return inks == COLOUR_CMYK && black ? COLOUR_BLACK : inks;
}

static void fill_device(Scan *scan, const char *space) {
  State *state = &scan->state;
  state->fill_space = space_inks_named(scan->reader, scan->resources, space);
  state->fill = narrow(scan, state->fill_space);
}

static void stroke_device(Scan *scan, const char *space) {
  State *state = &scan->state;
  state->stroke_space = space_inks_named(scan->reader, scan->resources, space);
  state->stroke = narrow(scan, state->stroke_space);
}

static void fill_gray(Scan *scan) {
  fill_device(scan, "/DeviceGray");
}
static void fill_rgb(Scan *scan) {
  fill_device(scan, "/DeviceRGB");
}
static void fill_cmyk(Scan *scan) {
  fill_device(scan, "/DeviceCMYK");
}
static void fill_named(Scan *scan) {
  fill_device(scan, scan->name);
}
static void stroke_gray(Scan *scan) {
  stroke_device(scan, "/DeviceGray");
}
static void stroke_rgb(Scan *scan) {
  stroke_device(scan, "/DeviceRGB");
}
static void stroke_cmyk(Scan *scan) {
  stroke_device(scan, "/DeviceCMYK");
}
static void stroke_named(Scan *scan) {
  stroke_device(scan, scan->name);
}

/* The inks of the pattern that the last name is; a tiling's cell is scanned,
 * its uncoloured one painted in SPACE. */
static guint pattern_inks(Scan *scan, guint space) {
  const Reader *reader = scan->reader;
  qpdf_oh pattern = reader_get(
      reader, reader_get(reader, scan->resources, "/Pattern"), scan->name);
  qpdf_oh shading = reader_get(reader, pattern, "/Shading");
  if (reader_has(reader, shading, "/ColorSpace"))
    return space_inks(reader, scan->resources,
                      reader_get(reader, shading, "/ColorSpace"));
  scan_form(scan, pattern);
  return space;
}

static guint chosen(Scan *scan, guint space) {
  return *scan->name ? pattern_inks(scan, space) : narrow(scan, space);
}

static void choose_fill(Scan *scan) {
  scan->state.fill = chosen(scan, scan->state.fill_space);
}

static void choose_stroke(Scan *scan) {
  scan->state.stroke = chosen(scan, scan->state.stroke_space);
}

/* ── Operators ───────────────────────────────────────────────────────── */

static const struct {
  const char *name;
  void (*act)(Scan *scan);
} OPERATORS[] = {{"q", save_state},          {"Q", restore_state},
                 {"cm", change_matrix},      {"gs", set_graphics_state},
                 {"Tr", set_text_mode},      {"g", fill_gray},
                 {"rg", fill_rgb},           {"k", fill_cmyk},
                 {"cs", fill_named},         {"sc", choose_fill},
                 {"scn", choose_fill},       {"G", stroke_gray},
                 {"RG", stroke_rgb},         {"K", stroke_cmyk},
                 {"CS", stroke_named},       {"SC", choose_stroke},
                 {"SCN", choose_stroke},     {"f", scan_paint_fill},
                 {"F", scan_paint_fill},     {"f*", scan_paint_fill},
                 {"S", scan_paint_stroke},   {"s", scan_paint_stroke},
                 {"B", scan_paint_both},     {"B*", scan_paint_both},
                 {"b", scan_paint_both},     {"b*", scan_paint_both},
                 {"Tj", scan_paint_text},    {"TJ", scan_paint_text},
                 {"'", scan_paint_text},     {"\"", scan_paint_text},
                 {"sh", scan_paint_shading}, {"Do", scan_paint_object},
                 {"BI", scan_begin_inline},  {"ID", scan_paint_inline}};

static void operate(Scan *scan, Lexer *lexer, const Token *token) {
  gboolean named = *scan->name != '\0';
  for (guint i = 0; i < G_N_ELEMENTS(OPERATORS); i++)
    if (lexer_is(lexer, token, OPERATORS[i].name) &&
        (!named || afford(scan->reader, LOOKUP)))
      OPERATORS[i].act(scan);
  if (lexer_is(lexer, token, "ID"))
    lexer_skip_image(lexer);
  scan->n_operands = 0;
  *scan->name = '\0';
}

/* In an inline image the name behind the key is its colour space. */
static void meet_name(Scan *scan, const Lexer *lexer, const Token *token) {
  keep_name(scan, lexer, token);
  if (scan->space_follows)
    scan->inline_inks =
        space_inks_named(scan->reader, scan->resources, scan->name);
  scan->space_follows =
      lexer_is(lexer, token, "/CS") || lexer_is(lexer, token, "/ColorSpace");
}

void scan_content(Scan *scan, GBytes *content) {
  Lexer lexer = {.at = 0};
  lexer.data = g_bytes_get_data(content, &lexer.length);
  if (!afford(scan->reader, lexer.length + LOOKUP))
    return;
  read_fonts(scan->reader, scan->resources);
  scan->saved = g_array_new(FALSE, FALSE, sizeof(State));
  scan->n_operands = 0;
  *scan->name = '\0';
  for (Token token; lexer_next(&lexer, &token);) {
    if (token.kind == TOKEN_NUMBER)
      push_operand(scan, lexer_number(&lexer, &token));
    else if (token.kind == TOKEN_NAME)
      meet_name(scan, &lexer, &token);
    else if (token.kind == TOKEN_OPERATOR)
      operate(scan, &lexer, &token);
  }
  g_array_unref(scan->saved);
}

void read_content(Reader *reader, qpdf_oh page, guint nth) {
  unsigned char *data = NULL;
  size_t length = 0;
  qpdf_oh_get_page_content_data(reader->qpdf, page, &data, &length);
  g_autoptr(GBytes) content = reader_take(data, length);
  if (!content) /* an empty page has resources all the same */
    content = g_bytes_new_static("", 0);
  double unit = reader_number(reader, reader_get(reader, page, "/UserUnit"), 1);
  guint gray = COLOUR_GRAY;
  reader->spent = 0;
  Scan scan = {.reader = reader,
               .page = &g_array_index(reader->found->pages, PageFindings, nth),
               .nth = nth,
               .resources = reader_get(reader, page, "/Resources"),
               .state = {{unit, 0, 0, unit, 0, 0}, gray, gray, gray, gray, 0}};
  scan_content(&scan, content);
}
