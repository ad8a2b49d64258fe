/* A headline with its decks becomes one block: its lines are fitted, stacked,
 * and the stack is centred, a little low, in whole grid lines.  A stack too
 * high for one block (a "headline" of 500 characters) is cut between lines. */
#include "page/deck.h"

#include "page/inside.h"
#include "page/sense.h"

#include <math.h>

/* The least space between two decks [pitch]. */
#define SPACE_BETWEEN 0.3
/* Of the space that is left, the share above. */
#define SHARE_ABOVE 0.54

#define RUBRIC_RULE_LENGTH 27.0 /* [pt], three characters of it */
#define RUBRIC_RULE_WEIGHT 1.5

/* The higher the rank, the more space a block has above and below, at least
 * [pitch]. */
static const struct {
  Role headline, kicker, subhead;
  gboolean wide;
  double space;
} RANK_STYLES[RANKS] = {
    [RANK_LEAD] = {ROLE_LEAD, ROLE_LEAD_KICKER, ROLE_LEAD_SUBHEAD, TRUE, 1.2},
    [RANK_WIDE] = {ROLE_WIDE, ROLE_KICKER, ROLE_SUBHEAD, TRUE, 1.0},
    [RANK_COLUMN] = {ROLE_HEADLINE, ROLE_KICKER, ROLE_SUBHEAD, FALSE, 0.85},
    [RANK_SHORT] = {ROLE_SHORT, ROLE_KICKER, ROLE_SUBHEAD, FALSE, 0.65}};

gboolean deck_holds(NodeKind kind) {
  return kind == NODE_RUBRIC || kind == NODE_KICKER || kind == NODE_HEADLINE ||
         kind == NODE_SUBHEAD || kind == NODE_BYLINE || kind == NODE_FURNITURE;
}

/* ── Fitting ─────────────────────────────────────────────────────────── */

/* A line more is better than a torn word. */
#define COST_LINE 2
#define COST_TORN 3

typedef struct {
  const GPtrArray *texts;
  GArray *widths; /* of double, of each text [em] */
  double measure; /* [pt] */
} Fitting;

static double text_width(const Fitting *f, guint i) {
  return g_array_index(f->widths, double, i);
}

/* How many lines text I needs at a size.  A broken line holds whole characters
 * only. */
static guint lines_needed(const Fitting *f, guint i, double size) {
  double limit = f->measure / size + 1e-6;
  double width = text_width(f, i);
  return width <= limit ? 1 : (guint)ceil(width / MAX(1, floor(limit)));
}

/* What text I costs in N lines of a size, which are appended to PARTS. */
static guint break_cost(const Fitting *f, guint i, guint n, double size,
                        GPtrArray *parts) {
  guint torn = sense_break(f->texts->pdata[i], n, f->measure / size, parts);
  return COST_LINE * n + COST_TORN * torn;
}

/* Appends text I, set in a size, to PARTS: in as many lines as it needs, or in
 * one more where that tears fewer words.  Returns what it costs. */
static guint fit_text(const Fitting *f, guint i, double size,
                      GPtrArray *parts) {
  guint n = lines_needed(f, i, size), before = parts->len;
  guint cost = break_cost(f, i, n, size, parts);
  if (cost < COST_LINE * n + COST_TORN)
    return cost;
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func(g_free);
  guint other = break_cost(f, i, n + 1, size, others);
  if (other >= cost)
    return cost;
  g_ptr_array_set_size(parts, before);
  g_ptr_array_extend_and_steal(parts, g_steal_pointer(&others));
  return other;
}

/* The size that costs least; of several the largest. */
static double best_size(const Fitting *f, const TextStyle *style) {
  double best = style->size, size = style->size;
  guint least = G_MAXUINT;
  while (size >= style->min_size && size > 0) {
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    guint cost = 0;
    for (guint i = 0; i < f->texts->len; i++)
      cost += fit_text(f, i, size, parts);
    if (cost < least) {
      least = cost;
      best = size;
    }
    size = page_style_step_down(size);
  }
  return best;
}

GPtrArray *deck_fit(Setter *setter, Role role, gboolean alternate,
                    const GPtrArray *texts, double measure, double *size) {
  const TextStyle *style = &setter->style->roles[role];
  g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < texts->len; i++) {
    double width =
        setter_width(setter, role, alternate, texts->pdata[i]) / style->size;
    g_array_append_val(widths, width);
  }
  Fitting fitting = {texts, widths, measure};
  *size = best_size(&fitting, style);
  GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < texts->len; i++)
    fit_text(&fitting, i, *size, parts);
  return parts;
}

/* ── Stacking ────────────────────────────────────────────────────────── */

typedef struct {
  SetLine *line; /* NULL for a rule */
  double height; /* [pt] */
  double size;   /* of its type [pt]; the weight of a rule */
  double before; /* space above, unless it is the first [pt] */
  guint element;
} Layer;

typedef struct {
  Flow *flow;
  GArray *layers; /* of Layer */
  Rank rank;
  gboolean wide;
  double width;
} Stack;

/* Lays TEXT's lines on STACK, BEFORE points below what is there. */
static void stack_text(Stack *stack, const char *text, TextSetting setting,
                       double before, guint element) {
  Setter *setter = stack->flow->setter;
  double size = setter_size(setter, &setting);
  setting.measure = stack->width;
  const GPtrArray *lines = setter_set(setter, text, &setting);
  inside_mark(stack->flow, lines, element);
  for (guint i = 0; i < lines->len; i++) {
    Layer layer = {lines->pdata[i],
                   size * setter->style->roles[setting.role].leading, size,
                   i ? 0 : before, element};
    g_array_append_val(stack->layers, layer);
  }
}

static GPtrArray *deck_texts(const Node *deck) {
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  if (node_child(deck, NODE_LINE))
    for (const Node *line = node_child(deck, NODE_LINE); line;
         line = node_next(line))
      g_ptr_array_add(texts, g_strdup(line->text));
  else
    g_ptr_array_add(texts, node_text(deck, " "));
  return texts;
}

/* A headline that would look like the one before it takes its other face. */
static gboolean choose_face(Flow *flow, Role role, double size) {
  const Setter *setter = flow->setter;
  int typeface = setter->typefaces[role];
  gboolean alternate =
      typeface == flow->last_typeface && size == flow->last_size;
  flow->last_typeface = alternate ? setter->alternates[role] : typeface;
  flow->last_size = size;
  return alternate;
}

static void stack_fitted(Stack *stack, const Node *deck, Role role,
                         guint element) {
  Setter *setter = stack->flow->setter;
  g_autoptr(GPtrArray) texts = deck_texts(deck);
  double size;
  g_autoptr(GPtrArray) parts =
      deck_fit(setter, role, FALSE, texts, stack->width, &size);
  TextSetting setting = {.role = role, .size = size, .line = deck->line};
  if (deck->kind == NODE_HEADLINE)
    setting.alternate = choose_face(stack->flow, role, size);
  for (guint i = 0; i < parts->len; i++)
    stack_text(stack, parts->pdata[i], setting,
               i ? 0 : SPACE_BETWEEN * setter->style->pitch, element);
}

static void stack_rubric(Stack *stack, const Node *rubric, guint element) {
  double pitch = stack->flow->setter->style->pitch;
  Layer rule = {NULL, RUBRIC_RULE_WEIGHT + 3, RUBRIC_RULE_WEIGHT,
                SPACE_BETWEEN * pitch, stack->flow->artifact};
  g_array_append_val(stack->layers, rule);
  stack_text(stack, rubric->text,
             (TextSetting){.role = ROLE_RUBRIC, .line = rubric->line}, 0,
             element);
}

static void stack_byline(Stack *stack, const Node *byline, guint element) {
  g_autofree char *text = node_text(byline, " ");
  stack_text(stack, text,
             (TextSetting){.role = ROLE_HEAD_BYLINE, .line = byline->line},
             SPACE_BETWEEN * stack->flow->setter->style->pitch, element);
}

static void stack_deck(Stack *stack, const Node *deck, guint article) {
  g_autofree char *text = node_text(deck, "");
  if (deck->kind == NODE_FURNITURE || text_is_blank(text))
    return;
  gboolean heading = deck->kind == NODE_HEADLINE;
  guint element =
      flow_element(stack->flow, heading ? ELEMENT_HEADING : ELEMENT_PARAGRAPH,
                   article, heading ? 2 : 0);
  if (deck->kind == NODE_RUBRIC)
    stack_rubric(stack, deck, element);
  else if (deck->kind == NODE_BYLINE)
    stack_byline(stack, deck, element);
  else
    stack_fitted(stack, deck,
                 heading                     ? RANK_STYLES[stack->rank].headline
                 : deck->kind == NODE_KICKER ? RANK_STYLES[stack->rank].kicker
                                             : RANK_STYLES[stack->rank].subhead,
                 element);
}

/* ── Blocks ──────────────────────────────────────────────────────────── */

static double layers_height(const GArray *layers, guint first, guint end) {
  double height = 0;
  for (guint i = first; i < end; i++) {
    const Layer *layer = &g_array_index(layers, Layer, i);
    height += layer->height + (i > first ? layer->before : 0);
  }
  return height;
}

static void mark_layer(Flow *flow, const Layer *layer, double y) {
  if (layer->line)
    flow_mark_line(flow, layer->line, 0,
                   y + layer->height / 2 + 0.38 * layer->size, layer->element);
  else
    flow_mark_rule(
        flow, (DisplayRule){0, y, RUBRIC_RULE_LENGTH, layer->size, INK_BLACK},
        layer->element);
}

static void add_block(Stack *stack, guint first, guint end) {
  double pitch = stack->flow->setter->style->pitch;
  double height = layers_height(stack->layers, first, end);
  double lines = ceil(height / pitch + RANK_STYLES[stack->rank].space);
  double spare = lines * pitch - height;
  flow_add(stack->flow, (guint)lines, stack->wide);
  double y = spare * SHARE_ABOVE;
  for (guint i = first; i < end; i++) {
    const Layer *layer = &g_array_index(stack->layers, Layer, i);
    y += i > first ? layer->before : 0;
    mark_layer(stack->flow, layer, y);
    y += layer->height;
  }
}

void deck_add(Flow *flow, const Node *first, const Node *end, Rank rank,
              guint element) {
  gboolean wide = RANK_STYLES[rank].wide;
  g_autoptr(GArray) layers = g_array_new(FALSE, FALSE, sizeof(Layer));
  Stack stack = {flow, layers, rank, wide, flow_width(flow, wide)};
  for (const Node *deck = first; deck != end; deck = deck->next)
    stack_deck(&stack, deck, element);
  const PageStyle *style = flow->setter->style;
  double limit = style->lines * style->pitch / 2;
  for (guint from = 0, to; from < layers->len; from = to) {
    to = from + 1;
    while (to < layers->len && layers_height(layers, from, to + 1) < limit)
      to++;
    add_block(&stack, from, to);
  }
  if (layers->len)
    flow_keep(flow);
}
