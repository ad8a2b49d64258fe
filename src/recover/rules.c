/* Key files in, weights out.  The rules are sorted by one atom that each wants,
 * so that a thing meets only few of them. */
#include "recover/rules.h"

#include "base/asset.h"
#include "base/parallel.h"

#include <math.h>
#include <string.h>

enum { REACH = 2, SIDES = 2 * REACH + 1, TERMS = 16 };

static const char *const SIDE_NAMES[SIDES] = {"second previous ", "previous ",
                                              "", "next ", "second next "};

/* An atom that the thing on one side must have or must not have. */
typedef struct {
  guint8 side, atom, wanted;
} Term;

/* The weights or their sum for each state [hundredths]; as many as there may
 * be, since a loop of known length is done many at a time.  What forbids weighs
 * -10000, and two of that are the lowest sum there is. */
typedef struct {
  gint16 of[VITERBI_STATES];
} Scores;

typedef struct {
  char *name; /* its group in the key file */
  guint key;  /* see key_of() */
  guint n_terms;
  Term terms[TERMS]; /* what it says besides the key */
  Scores weights;
} Rule;

struct Rules {
  RuleWords words;
  GArray *rules;       /* of Rule, by key */
  guint *first;        /* of a key, its first rule; one key more */
  GHashTable *by_edge; /* "head:关于" → its Rule */
  gint *transitions, *start, *end;
};

void atom_add(AtomSet *set, guint atom) {
  g_assert(atom < ATOM_WORDS * 64);
  set->bits[atom / 64] |= G_GUINT64_CONSTANT(1) << (atom % 64);
}

static gboolean atom_in(const AtomSet *set, guint atom) {
  return set->bits[atom / 64] >> (atom % 64) & 1;
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static const char *skip_prefix(const char *text, const char *prefix) {
  return g_str_has_prefix(text, prefix) ? text + strlen(prefix) : NULL;
}

/* The side that *TERM names; *TERM becomes the rest of it. */
static guint read_side(const char **term) {
  for (guint side = 0; side < SIDES; side++) {
    const char *rest = skip_prefix(*term, SIDE_NAMES[side]);
    if (side != REACH && rest) {
      *term = rest;
      return side;
    }
  }
  return REACH;
}

static Term read_term(const RuleWords *words, const char *term) {
  guint side = read_side(&term);
  const char *rest = skip_prefix(term, "not ");
  int atom = words->find_atom(rest ? rest : term, words->data);
  if (atom < 0)
    g_error("assets/recover: no atom \"%s\"", rest ? rest : term);
  return (Term){(guint8)side, (guint8)atom, !rest};
}

/* Makes SCORE that of the states that KEY names. */
static void name_score(const RuleWords *words, const char *key, gint score,
                       gint *scores) {
  gboolean known = strcmp(key, "others") == 0;
  for (guint state = 0; state < words->n_states; state++)
    if (words->names_state(key, state)) {
      scores[state] = score;
      known = TRUE;
    }
  if (!known)
    g_error("assets/recover: nothing is called \"%s\"", key);
}

/* In hundredths; 0 if there is none. */
static gint read_weight(GKeyFile *file, const char *group, const char *key) {
  enum { TO_A_TENTH = 10 };
  double tenths = g_key_file_get_double(file, group, key, NULL);
  return (gint)lround(tenths * TO_A_TENTH);
}

/* Adds the scores of a group to SCORES, by state; "others" is for those that
 * it does not name. */
static void add_scores(const RuleWords *words, GKeyFile *file,
                       const char *group, gint *scores) {
  g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
  gint others = read_weight(file, group, "others");
  gint own[VITERBI_STATES];
  for (guint state = 0; state < words->n_states; state++)
    own[state] = others;
  for (guint i = 0; keys[i]; i++)
    name_score(words, keys[i], read_weight(file, group, keys[i]), own);
  for (guint state = 0; state < words->n_states; state++)
    scores[state] += own[state];
}

static void read_weights(const RuleWords *words, GKeyFile *file,
                         const char *group, Rule *rule) {
  gint scores[VITERBI_STATES] = {0};
  add_scores(words, file, group, scores);
  for (guint state = 0; state < words->n_states; state++)
    rule->weights.of[state] = (gint16)scores[state];
}

static void read_edge(Rules *rules, GKeyFile *file, const char *group) {
  Rule *rule = g_new0(Rule, 1);
  rule->name = g_strdup(group);
  read_weights(&rules->words, file, group, rule);
  g_hash_table_insert(rules->by_edge, rule->name, rule);
}

/* A rule's key stands for the last atom that it wants, which is mostly the
 * rarest; the key of those that want none is 0. */
enum { KEY_NONE, KEY_ATOMS };

static guint key_of(const RuleWords *words, guint side, guint atom) {
  return KEY_ATOMS + side * words->n_atoms + atom;
}

static guint n_keys(const RuleWords *words) {
  return key_of(words, SIDES, 0);
}

/* Makes the last atom that RULE wants its key. */
static void take_key(const RuleWords *words, Rule *rule) {
  Term *last = NULL;
  for (guint t = 0; t < rule->n_terms; t++)
    if (rule->terms[t].wanted && (!last || rule->terms[t].atom > last->atom))
      last = &rule->terms[t];
  if (!last)
    return;
  rule->key = key_of(words, last->side, last->atom);
  *last = rule->terms[--rule->n_terms];
}

static void read_rule(Rules *rules, GKeyFile *file, const char *group) {
  Rule rule = {.name = g_strdup(group)};
  g_auto(GStrv) terms = g_strsplit(group, " & ", -1);
  for (guint i = 0; terms[i]; i++) {
    g_assert(rule.n_terms < TERMS);
    rule.terms[rule.n_terms++] = read_term(&rules->words, terms[i]);
  }
  take_key(&rules->words, &rule);
  read_weights(&rules->words, file, group, &rule);
  g_array_append_val(rules->rules, rule);
}

static guint find_state(const RuleWords *words, const char *name) {
  guint state = 0;
  while (state < words->n_states && !words->names_state(name, state))
    state++;
  if (state == words->n_states)
    g_error("assets/recover: nothing is called \"%s\"", name);
  return state;
}

static void read_group(Rules *rules, GKeyFile *file, const char *group) {
  const RuleWords *words = &rules->words;
  const char *from = skip_prefix(group, "after ");
  if (from)
    add_scores(words, file, group,
               rules->transitions + find_state(words, from) * words->n_states);
  else if (strcmp(group, "start") == 0)
    add_scores(words, file, group, rules->start);
  else if (strcmp(group, "end") == 0)
    add_scores(words, file, group, rules->end);
  else if (edge_is_named(group))
    read_edge(rules, file, group);
  else
    read_rule(rules, file, group);
}

static void read_asset(Rules *rules, const char *asset) {
  g_autoptr(GKeyFile) file = asset_key_file(asset);
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (guint i = 0; groups[i]; i++)
    read_group(rules, file, groups[i]);
}

static gint by_key(gconstpointer a, gconstpointer b) {
  guint x = ((const Rule *)a)->key, y = ((const Rule *)b)->key;
  return x < y ? -1 : x > y;
}

static void index_rules(Rules *rules) {
  guint r = 0, keys = n_keys(&rules->words);
  g_array_sort(rules->rules, by_key);
  rules->first = g_new(guint, keys + 1);
  for (guint key = 0; key <= keys; key++) {
    while (r < rules->rules->len &&
           g_array_index(rules->rules, Rule, r).key < key)
      r++;
    rules->first[key] = r;
  }
}

static void rule_clear(gpointer data) {
  g_free(((Rule *)data)->name);
}

static void rule_free(gpointer data) {
  rule_clear(data);
  g_free(data);
}

Rules *rules_new(const RuleWords *words, const char *const *assets) {
  g_assert(words->n_states <= VITERBI_STATES);
  g_assert(words->n_atoms <= 64 * ATOM_WORDS);
  Rules *rules = g_new0(Rules, 1);
  rules->words = *words;
  rules->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
  g_array_set_clear_func(rules->rules, rule_clear);
  rules->by_edge =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, rule_free);
  rules->transitions = g_new0(gint, words->n_states * words->n_states);
  rules->start = g_new0(gint, words->n_states);
  rules->end = g_new0(gint, words->n_states);
  for (; *assets; assets++)
    read_asset(rules, *assets);
  index_rules(rules);
  return rules;
}

void rules_free(Rules *rules) {
  if (!rules)
    return;
  g_free(rules->first);
  g_free(rules->transitions);
  g_free(rules->start);
  g_free(rules->end);
  g_array_unref(rules->rules);
  g_hash_table_unref(rules->by_edge);
  g_free(rules);
}

const gint *rules_transitions(const Rules *rules) {
  return rules->transitions;
}

const gint *rules_start(const Rules *rules) {
  return rules->start;
}

const gint *rules_end(const Rules *rules) {
  return rules->end;
}

/* ── Which rules hold ────────────────────────────────────────────────── */

/* A thing and its neighbours; beyond the ends of the row nothing is true. */
typedef struct {
  Truths sides[SIDES];
} Window;

static Truths truths_at(const RuleRow *row, gint64 i) {
  return i >= 0 && i < row->n ? row->truths(row->data, (guint)i)
                              : (Truths){.n_edges = 0};
}

static gboolean rule_holds(const Rule *rule, const Window *window) {
  for (guint t = 0; t < rule->n_terms; t++) {
    const Term *term = &rule->terms[t];
    if (atom_in(&window->sides[term->side].atoms, term->atom) != term->wanted)
      return FALSE;
  }
  return TRUE;
}

typedef void (*RuleEach)(const Rule *rule, gpointer data);

static void each_of_key(const Rules *rules, guint key, const Window *window,
                        RuleEach each, gpointer data) {
  const Rule *all = (const Rule *)(void *)rules->rules->data;
  const Rule *end = all + rules->first[key + 1];
  for (const Rule *rule = all + rules->first[key]; rule < end; rule++)
    if (rule_holds(rule, window))
      each(rule, data);
}

static void each_edge(const Rules *rules, const Truths *truths, RuleEach each,
                      gpointer data) {
  for (guint i = 0; i < truths->n_edges; i++) {
    const Rule *rule = g_hash_table_lookup(rules->by_edge, truths->edges[i]);
    if (rule)
      each(rule, data);
  }
}

/* Calls EACH for every rule that holds in WINDOW. */
static void each_rule(const Rules *rules, const Window *window, RuleEach each,
                      gpointer data) {
  each_of_key(rules, KEY_NONE, window, each, data);
  for (guint side = 0; side < SIDES; side++)
    for (guint w = 0; w < ATOM_WORDS; w++) {
      guint64 bits = window->sides[side].atoms.bits[w];
      for (; bits; bits &= bits - 1) {
        guint atom = w * 64 + (guint)__builtin_ctzll(bits);
        each_of_key(rules, key_of(&rules->words, side, atom), window, each,
                    data);
      }
    }
  each_edge(rules, &window->sides[REACH], each, data);
}

/* ── Scores ──────────────────────────────────────────────────────────── */

static void add_weights(Scores *restrict sum, const Scores *restrict weights) {
  for (guint state = 0; state < VITERBI_STATES; state++)
    sum->of[state] = (gint16)(sum->of[state] + weights->of[state]);
}

static void add_rule(const Rule *rule, gpointer data) {
  add_weights(data, &rule->weights);
}

typedef struct {
  const Rules *rules;
  const RuleRow *row;
  gint16 *scores;
} Scoring;

static void score_some(guint from, guint to, gpointer data) {
  const Scoring *s = data;
  guint n_states = s->rules->words.n_states;
  Window window;
  for (guint side = 1; side < SIDES; side++)
    window.sides[side] = truths_at(s->row, (gint64)from + side - 1 - REACH);
  for (guint i = from; i < to; i++) {
    Scores sum = {{0}};
    memmove(window.sides, window.sides + 1, (SIDES - 1) * sizeof *window.sides);
    window.sides[SIDES - 1] = truths_at(s->row, (gint64)i + REACH);
    each_rule(s->rules, &window, add_rule, &sum);
    memcpy(s->scores + (gsize)i * n_states, sum.of,
           n_states * sizeof *s->scores);
  }
}

gint16 *rules_score(const Rules *rules, const RuleRow *row) {
  enum { THINGS_TO_SHARE = 1000 /* that fewer are not worth a thread */ };
  gint16 *scores = g_new(gint16, (gsize)row->n * rules->words.n_states);
  Scoring scoring = {rules, row, scores};
  parallel_do(row->n, THINGS_TO_SHARE, score_some, &scoring);
  return scores;
}

/* ── Reasons ─────────────────────────────────────────────────────────── */

typedef struct {
  guint what, other;
  const char **reasons;
  gint *weights;
  guint room;
} Ranking;

/* Puts the rule NAME that tells by WEIGHT in its place among the reasons. */
static void rank(const Ranking *r, const char *name, gint weight) {
  guint at = r->room;
  while (at > 0 && weight > r->weights[at - 1])
    at--;
  for (guint i = r->room - 1; at < r->room && i > at; i--) {
    r->reasons[i] = r->reasons[i - 1];
    r->weights[i] = r->weights[i - 1];
  }
  if (at == r->room)
    return;
  r->reasons[at] = name;
  r->weights[at] = weight;
}

/* What most things are is no reason. */
static void rank_rule(const Rule *rule, gpointer data) {
  const Ranking *r = data;
  if (strcmp(rule->name, "any") != 0)
    rank(r, rule->name, rule->weights.of[r->what] - rule->weights.of[r->other]);
}

void rules_reasons(const Rules *rules, const RuleRow *row, guint i, guint what,
                   guint other, const char **reasons, guint room) {
  Window window;
  g_autofree gint *weights = g_new0(gint, room);
  Ranking ranking = {what, other, reasons, weights, room};
  memset(reasons, 0, room * sizeof *reasons);
  for (guint side = 0; side < SIDES; side++)
    window.sides[side] = truths_at(row, (gint64)i + side - REACH);
  each_rule(rules, &window, rank_rule, &ranking);
}
