/* Pieces in, pages out.
 *
 * A band is a stretch of pieces between two that go across.  A column takes
 * pieces as long as they fit and ends at the last place where it may; a band
 * that fits on what is left of its page is set in the lowest columns that
 * hold it, one that does not fills the page and goes on on the next.  A
 * column that keep rules left short gives a line more to the spaces between
 * its articles, so that columns end alike and stay on the grid.
 *
 * All this is tried with pages a line or two higher and lower than the style
 * says, and the cheapest is taken: a book's pages are made so too, and a
 * grid that may not be stretched leaves no other way to avoid holes. */
#include "page/columns.h"

#include "page/furniture.h"

#include <string.h>

#define COLUMN_RULE 0.25 /* [pt] */
#define COLUMN_RULE_INK 0x808080u

/* What a band must have on a page before a headline across opens it there
 * [grid lines]. */
#define LEAST_BAND 4

/* How pages are weighed against others: a white line at a page's foot costs 1,
 * two cost 4, and so on, and so at the foot of a column; a page more costs as
 * much as ten of them; a last page with less than LEAST_LAST lines as much as
 * those it lacks. */
#define COST_PAGE 100
#define LEAST_LAST 8
#define COST_LINES 8 /* of a page a line higher or lower, by the square */

/* What a space may take to make a column as high as its neighbours [grid
 * lines]. */
#define MOST_GROWTH 2

/* How much higher than need be columns may be that end alike [grid lines]; a
 * line costs as much as COST_HIGHER white ones, several by the square. */
#define MOST_HIGHER 4
#define COST_HIGHER 2

typedef struct {
  const Flow *flow;
  const Issue *issue;
  const PageStyle *style;
  guint lines;    /* of a page */
  double head;    /* from its top to the top of the first [pt] */
  gboolean trial; /* only count */
  guint n_pages;
  guint line; /* of the page, the next free one across all columns */
  guint used; /* the same, a piece at its foot apart */
  guint cost; /* of the pages so far, the current one's foot apart */
} Pages;

/* What stands in one column. */
typedef struct {
  guint first, end; /* pieces */
  guint next;       /* where the next column goes on */
  guint height;     /* [grid lines] */
} Column;

static const Piece *piece_at(const Pages *pages, guint i) {
  return &g_array_index(pages->flow->pieces, Piece, i);
}

/* ── Pages ───────────────────────────────────────────────────────────── */

/* What LEFT white lines at a page's foot cost. */
static guint foot_cost(guint left) {
  return left * left;
}

static guint lines_left(const Pages *pages) {
  return pages->lines - MIN(pages->line, pages->lines);
}

static void new_page(Pages *pages) {
  const PageStyle *style = pages->style;
  Display *display = pages->flow->setter->display;
  if (pages->n_pages)
    pages->cost += foot_cost(lines_left(pages)) + COST_PAGE;
  pages->line = pages->used = 0;
  pages->n_pages++;
  if (pages->trial)
    return;
  g_autofree char *folio = g_strdup_printf("%u", pages->n_pages);
  guint page = display_page(display, style->width, style->height, folio);
  if (page > 0)
    furniture_running_head(pages->flow, pages->issue, page, pages->head, folio);
}

static double left_edge(const Pages *pages) {
  return (pages->style->width - page_style_measure(pages->style)) / 2;
}

static double line_top(const Pages *pages, guint line) {
  return pages->head + line * pages->style->pitch;
}

static void place_bookmarks(const Pages *pages, const Piece *piece, double y) {
  for (guint i = 0; i < piece->n_bookmarks; i++) {
    const FlowBookmark *bookmark = &g_array_index(
        pages->flow->bookmarks, FlowBookmark, piece->first_bookmark + i);
    display_add_bookmark(pages->flow->setter->display, bookmark->level,
                         bookmark->title, pages->n_pages - 1, y);
  }
}

/* Puts a piece with its upper left corner at X and grid line LINE. */
static void place_piece(const Pages *pages, const Piece *piece, double x,
                        guint line) {
  Display *display = pages->flow->setter->display;
  guint page = pages->n_pages - 1;
  double y = line_top(pages, line);
  if (pages->trial)
    return;
  place_bookmarks(pages, piece, y);
  for (guint i = 0; i < piece->n_marks; i++) {
    Mark mark = g_array_index(pages->flow->marks, Mark, piece->first_mark + i);
    if (mark.line) {
      set_line_place(mark.line, display, page, mark.element, x + mark.x,
                     y + mark.y);
      continue;
    }
    if (mark.picture.source) {
      mark.picture.x += x;
      mark.picture.y += y;
      display_add_picture(display, page, mark.element, mark.picture);
      continue;
    }
    mark.rule.x += x;
    mark.rule.y += y;
    display_add_rule(display, page, mark.element, mark.rule);
  }
}

/* ── Columns ─────────────────────────────────────────────────────────── */

static guint skip_spaces(const Pages *pages, guint i, guint end) {
  while (i < end && piece_at(pages, i)->space)
    i++;
  return i;
}

/* The pieces from FIRST on that a column of HEIGHT lines takes.  It ends where
 * no piece keeps with the next; TRUE if it does.  Else it takes what goes in,
 * one piece at least. */
static gboolean fill_column(const Pages *pages, guint first, guint end,
                            guint height, Column *column) {
  first = skip_spaces(pages, first, end);
  *column = (Column){first, first, first, 0};
  guint used = 0, i = first;
  for (; i < end && used + piece_at(pages, i)->height <= height; i++) {
    const Piece *piece = piece_at(pages, i);
    used += piece->height;
    if (!piece->space && (!piece->keep || i + 1 == end))
      *column = (Column){first, i + 1, i + 1, used};
  }
  gboolean good = column->end > first || first == end;
  if (!good)
    *column =
        (Column){first, MAX(i, first + 1), MAX(i, first + 1), MAX(used, 1)};
  column->next = skip_spaces(pages, column->end, end);
  return good;
}

/* Fills all columns; FALSE if in the first a piece had to be parted from the
 * one it keeps with.  In another nothing is: it stays empty. */
static gboolean fill_columns(const Pages *pages, guint first, guint end,
                             guint height, Column *columns) {
  gboolean good = fill_column(pages, first, end, height, &columns[0]);
  for (guint i = 1; i < pages->style->columns; i++) {
    first = columns[i - 1].next;
    if (!fill_column(pages, first, end, height, &columns[i]))
      columns[i] = (Column){first, first, first, 0};
  }
  return good;
}

static guint columns_end(const Pages *pages, const Column *columns) {
  return columns[pages->style->columns - 1].next;
}

static guint count_spaces(const Pages *pages, const Column *column) {
  guint n = 0;
  for (guint i = column->first; i < column->end; i++)
    n += piece_at(pages, i)->space;
  return n;
}

/* What stays white at a column's foot where it should be HEIGHT lines high and
 * its spaces have taken what they can. */
static guint white_below(const Pages *pages, const Column *column,
                         guint height) {
  guint spare = height - column->height;
  return spare > count_spaces(pages, column) * MOST_GROWTH ? spare : 0;
}

/* What columns MORE lines higher than need be cost; white at the foot of the
 * last ends the text and costs nothing. */
static guint columns_cost_of(const Pages *pages, const Column *columns,
                             guint more) {
  guint height = 0, cost = COST_HIGHER * more * more;
  for (guint i = 0; i < pages->style->columns; i++)
    height = MAX(height, columns[i].height);
  for (guint i = 0; i + 1 < pages->style->columns; i++)
    cost += foot_cost(white_below(pages, &columns[i], height));
  return cost;
}

static guint least_height(const Pages *pages, guint first, guint end) {
  guint text = 0, n = pages->style->columns;
  for (guint i = first; i < end; i++)
    text += piece_at(pages, i)->space ? 0 : piece_at(pages, i)->height;
  return (text + n - 1) / n;
}

/* Fills low columns that end alike with FIRST to END, at most LIMIT high: the
 * lowest that hold them, or a little higher ones that leave less white.  FALSE
 * if none hold them. */
static gboolean balance(const Pages *pages, guint first, guint end, guint limit,
                        Column *columns) {
  gsize size = pages->style->columns * sizeof(Column);
  g_autofree Column *tried = g_malloc0(size);
  guint lowest = 0, least = G_MAXUINT;
  for (guint height = least_height(pages, first, end);
       height <= limit && (!lowest || height <= lowest + MOST_HIGHER);
       height++) {
    if (!fill_columns(pages, first, end, height, tried) ||
        columns_end(pages, tried) != end)
      continue;
    lowest = lowest ? lowest : height;
    guint cost = columns_cost_of(pages, tried, height - lowest);
    if (cost < least) {
      least = cost;
      memcpy(columns, tried, size);
    }
  }
  return lowest > 0;
}

/* Fills the rest of a page, LEFT lines high, with columns that end alike.  See
 * fill_columns(). */
static gboolean fill_page(const Pages *pages, guint first, guint end,
                          guint left, Column *columns) {
  if (!fill_columns(pages, first, end, left, columns))
    return FALSE;
  end = columns_end(pages, columns);
  return balance(pages, first, end, left, columns);
}

/* Puts a column's pieces.  If it is SPARE lines short and its spaces can take
 * them, they do, as evenly as may be.  Returns what stays white at its foot. */
static guint place_column(const Pages *pages, const Column *column, double x,
                          guint spare) {
  guint line = pages->line, spaces = count_spaces(pages, column);
  guint white = white_below(pages, column, column->height + spare);
  spare -= white;
  for (guint i = column->first; i < column->end; i++) {
    const Piece *piece = piece_at(pages, i);
    guint grown = piece->space ? (spare + spaces - 1) / spaces : 0;
    place_piece(pages, piece, x, line + (grown + 1) / 2);
    line += piece->height + grown;
    spare -= grown;
    spaces -= piece->space;
  }
  return white;
}

/* The rule between two columns, from the first x-height to the last
 * baseline. */
static void place_column_rule(const Pages *pages, double x, guint height) {
  if (pages->trial)
    return;
  double inset = pages->style->pitch - page_style_baseline(pages->style);
  DisplayRule rule = {x - COLUMN_RULE / 2, line_top(pages, pages->line) + inset,
                      COLUMN_RULE, height * pages->style->pitch - 2 * inset,
                      COLUMN_RULE_INK};
  display_add_rule(pages->flow->setter->display, pages->n_pages - 1,
                   pages->flow->artifact, rule);
}

/* White at the foot of the last column costs nothing: it ends a band or, on a
 * full page, is the page's own. */
static void place_columns(Pages *pages, const Column *columns) {
  const PageStyle *style = pages->style;
  double em = style->roles[ROLE_BODY].size;
  double step = page_style_column(style) + style->gutter * em;
  guint height = 0;
  for (guint i = 0; i < style->columns; i++)
    height = MAX(height, columns[i].height);
  for (guint i = 0; i < style->columns; i++) {
    double x = left_edge(pages) + i * step;
    if (i && columns[i].end > columns[i].first)
      place_column_rule(pages, x - style->gutter * em / 2, height);
    guint white =
        place_column(pages, &columns[i], x, height - columns[i].height);
    if (i + 1 < style->columns)
      pages->cost += foot_cost(white);
  }
  pages->used = pages->line += height;
}

static void place_band(Pages *pages, guint first, guint end) {
  g_autofree Column *columns = g_new0(Column, pages->style->columns);
  first = skip_spaces(pages, first, end);
  while (first < end) {
    guint left = lines_left(pages);
    gboolean good = left && fill_page(pages, first, end, left, columns);
    if (!good && pages->line > 0) {
      new_page(pages);
      continue;
    }
    place_columns(pages, columns);
    first = columns_end(pages, columns);
    if (first < end)
      new_page(pages);
  }
}

/* ── Across ──────────────────────────────────────────────────────────── */

/* How many lines the piece at I needs on its page, with all it keeps with. */
static guint lines_needed(const Pages *pages, guint i) {
  guint n = pages->flow->pieces->len, across = 0, below = 0;
  for (; i < n; i++) {
    const Piece *piece = piece_at(pages, i);
    if (piece->wide && below)
      break;
    *(piece->wide ? &across : &below) += piece->height;
    if (!piece->keep && !piece->space)
      break;
  }
  return across + (below ? MAX(below, LEAST_BAND) : 0);
}

static void place_wide(Pages *pages, guint i) {
  const Piece *piece = piece_at(pages, i);
  if (pages->line > 0 && lines_needed(pages, i) > lines_left(pages))
    new_page(pages);
  if (piece->space && pages->line == 0)
    return;
  if (piece->foot && piece->height < lines_left(pages))
    pages->line = pages->lines - piece->height;
  place_piece(pages, piece, left_edge(pages), pages->line);
  pages->line += piece->height;
  if (!piece->foot)
    pages->used = pages->line;
}

/* Makes pages of LINES lines, in the middle of where the style's stand; returns
 * what they cost. */
static guint place_all(const Flow *flow, const Issue *issue, guint lines,
                       gboolean trial) {
  Pages pages = {.flow = flow,
                 .issue = issue,
                 .style = flow->setter->style,
                 .lines = lines,
                 .trial = trial};
  double more = (double)lines - pages.style->lines;
  pages.head = pages.style->head - more * pages.style->pitch / 2;
  pages.cost = (guint)(more * more) * COST_LINES;
  new_page(&pages);
  for (guint i = 0, end; i < flow->pieces->len; i = end) {
    end = i + 1;
    if (piece_at(&pages, i)->wide) {
      place_wide(&pages, i);
      continue;
    }
    while (end < flow->pieces->len && !piece_at(&pages, end)->wide)
      end++;
    place_band(&pages, i, end);
  }
  gboolean lacks = pages.n_pages > 1 && pages.used < LEAST_LAST;
  return pages.cost + (lacks ? foot_cost(LEAST_LAST - pages.used) : 0);
}

guint columns_cost(const Flow *flow, const Issue *issue) {
  return place_all(flow, issue, flow->setter->style->lines, TRUE);
}

void columns_place(const Flow *flow, const Issue *issue) {
  guint nominal = flow->setter->style->lines;
  guint flex = flow->setter->style->flex;
  guint best = nominal, least = place_all(flow, issue, nominal, TRUE);
  for (guint lines = nominal - flex; lines <= nominal + flex; lines++) {
    guint cost = place_all(flow, issue, lines, TRUE);
    if (cost < least) {
      least = cost;
      best = lines;
    }
  }
  place_all(flow, issue, best, FALSE);
}
