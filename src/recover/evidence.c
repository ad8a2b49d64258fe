/* The one table of evidence.
 *
 * An atom is something true or false of a line: a predicate of atoms.def
 * ("short", "closed"), a printed form ("form:jump"), a word of a list within,
 * at the start or at the end of it ("has:paper", "starts:notice",
 * "ends:kicker"), or the characters a short line begins or ends with
 * ("head:关于", "tail:举行").  A rule of weights.ini is a conjunction of atoms
 * of the line itself and of its neighbours, with what it weighs for each
 * label:
 *
 *     [short & not closed & next form:dateline]
 *     deck=30
 *
 * A line's score for a label is the sum of the rules that hold: no rule
 * decides alone.  A rule of "head:" or "tail:" stands alone and speaks of the
 * line itself. */
#include "recover/evidence.h"

#include "base/asset.h"
#include "recover/edges.h"

#include <string.h>

enum { ATOM_WORDS = 4, TERMS = 16 };

typedef struct {
  guint64 bits[ATOM_WORDS];
} AtomSet;

typedef enum {
#define ATOM(id, name, test) ATOM_##id,
#include "recover/atoms.def"
#undef ATOM
  ATOM_PREDICATES
} Predicate;

static const char *const PREDICATE_NAMES[] = {
#define ATOM(id, name, test) name,
#include "recover/atoms.def"
#undef ATOM
};

/* Rules look at the line itself and two lines on either side. */
enum { REACH = 2, SIDES = 2 * REACH + 1 };
static const char *const SIDE_NAMES[SIDES] = {"second previous ", "previous ",
                                              "", "next ", "second next "};

/* An atom that the line on one side must have or must not have. */
typedef struct {
  guint8 side, atom;
  gboolean wanted;
} Term;

typedef struct {
  char *name; /* its group in weights.ini */
  Term terms[TERMS];
  guint n_terms;
  gint16 weights[LABELS]; /* [tenths] */
} Rule;

struct Evidence {
  const Lexicon *lexicon;
  GArray *rules; /* of Rule */
  /* The rules that want an atom, by the last they want, which is mostly the
   * rarest, so that a line meets few of them: [side * atoms + atom], of guint;
   * and those that want none. */
  GArray **by_atom, *always;
  GHashTable *by_edge; /* "head:关于" → its Rule */
  gint transitions[LABELS * LABELS];
  gint start[LABELS], end[LABELS];
};

/* ── Sets of atoms ───────────────────────────────────────────────────── */

static void atom_add(AtomSet *set, guint atom) {
  g_assert(atom < ATOM_WORDS * 64);
  set->bits[atom / 64] |= G_GUINT64_CONSTANT(1) << (atom % 64);
}

/* Behind the predicates stand the lists, three atoms each, then the forms. */
static guint list_atom(guint list, guint way) {
  return ATOM_PREDICATES + list * 3 + way;
}

static guint form_atom(const Lexicon *lexicon, guint form) {
  return list_atom(lexicon_n_lists(lexicon), 0) + form;
}

static void add_predicates(AtomSet *set, const Units *all, guint i) {
  const Unit *u = unit_at(all, i);
#define ATOM(id, name, test)                                                   \
  if (test)                                                                    \
    atom_add(set, ATOM_##id);
#include "recover/atoms.def"
#undef ATOM
}

static void add_words(AtomSet *set, const WordHits *hits, guint n_lists) {
  for (guint list = 0; list < n_lists; list++) {
    guint64 bit = G_GUINT64_CONSTANT(1) << list;
    if (!(hits->within & bit))
      continue;
    atom_add(set, list_atom(list, 0));
    if (hits->starts & bit)
      atom_add(set, list_atom(list, 1));
    if (hits->ends & bit)
      atom_add(set, list_atom(list, 2));
  }
}

static AtomSet atoms_of(const Evidence *evidence, const Units *units, guint i) {
  AtomSet set = {{0}};
  const Unit *unit = unit_at(units, i);
  const Lexicon *lexicon = evidence->lexicon;
  add_predicates(&set, units, i);
  add_words(&set, &unit->words, lexicon_n_lists(lexicon));
  for (guint form = 0; form < lexicon_n_forms(lexicon); form++)
    if (form_set_has(&unit->forms, form))
      atom_add(&set, form_atom(lexicon, form));
  return set;
}

/* ── Reading the weights ─────────────────────────────────────────────── */

static int find_predicate(const char *name) {
  for (guint i = 0; i < ATOM_PREDICATES; i++)
    if (strcmp(PREDICATE_NAMES[i], name) == 0)
      return (int)i;
  return -1;
}

static const char *const WAYS[] = {"has:", "starts:", "ends:"};

static guint find_atom(const Lexicon *lexicon, const char *name) {
  if (g_str_has_prefix(name, "form:"))
    return form_atom(lexicon, lexicon_form(lexicon, name + strlen("form:")));
  for (guint way = 0; way < G_N_ELEMENTS(WAYS); way++)
    if (g_str_has_prefix(name, WAYS[way]))
      return list_atom(lexicon_list(lexicon, name + strlen(WAYS[way])), way);
  int predicate = find_predicate(name);
  if (predicate < 0)
    g_error("assets/recover/weights.ini: no atom \"%s\"", name);
  return (guint)predicate;
}

static const char *skip_prefix(const char *text, const char *prefix) {
  return g_str_has_prefix(text, prefix) ? text + strlen(prefix) : NULL;
}

/* The side that *TERM names, and the rest of it. */
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

/* A term is an atom's name, "not" before it, the side before that. */
static Term read_term(const Lexicon *lexicon, const char *term) {
  guint side = read_side(&term);
  const char *rest = skip_prefix(term, "not ");
  return (Term){(guint8)side,
                (guint8)find_atom(lexicon, rest ? rest : term), !rest};
}

static Label find_label(const char *name) {
  Label label = 0;
  while (label < LABELS && strcmp(label_name(label), name) != 0)
    label++;
  if (label == LABELS)
    g_error("assets/recover/weights.ini: no label \"%s\"", name);
  return label;
}

/* The labels of a key: one, or those of all running text for "text". */
static gboolean key_names(const char *key, Label label) {
  if (strcmp(key, "text") == 0)
    return label == LABEL_BODY || label == LABEL_CAPTION ||
           label == LABEL_NOTICE;
  return label == find_label(key);
}

/* What a group says of LABEL; "others" is for those it does not name. */
static gint read_score(GKeyFile *file, const char *group, char **keys,
                       Label label) {
  gint score = g_key_file_get_integer(file, group, "others", NULL);
  for (guint i = 0; keys[i]; i++)
    if (strcmp(keys[i], "others") && key_names(keys[i], label))
      score = g_key_file_get_integer(file, group, keys[i], NULL);
  return score;
}

/* Adds the scores of a group to SCORES, by label. */
static void read_scores(GKeyFile *file, const char *group, gint *scores) {
  g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
  for (Label label = 0; label < LABELS; label++)
    scores[label] += read_score(file, group, keys, label);
}

static void read_weights_of(GKeyFile *file, const char *group,
                            gint16 *weights) {
  gint scores[LABELS] = {0};
  read_scores(file, group, scores);
  for (Label label = 0; label < LABELS; label++)
    weights[label] = (gint16)scores[label];
}

static void rule_clear(gpointer data) {
  g_free(((Rule *)data)->name);
}

static void rule_free(gpointer data) {
  rule_clear(data);
  g_free(data);
}

static guint n_atoms(const Lexicon *lexicon) {
  return form_atom(lexicon, lexicon_n_forms(lexicon));
}

/* The last atom that RULE wants as side * atoms + atom; -1 if it wants none.
 */
static int key_of(const Rule *rule, guint atoms) {
  const Term *last = NULL;
  for (guint t = 0; t < rule->n_terms; t++)
    if (rule->terms[t].wanted && (!last || rule->terms[t].atom > last->atom))
      last = &rule->terms[t];
  return last ? (int)(last->side * atoms + last->atom) : -1;
}

static void index_rules(Evidence *evidence) {
  guint atoms = n_atoms(evidence->lexicon);
  evidence->always = g_array_new(FALSE, FALSE, sizeof(guint));
  evidence->by_atom = g_new0(GArray *, SIDES * atoms);
  for (guint r = 0; r < evidence->rules->len; r++) {
    int key = key_of(&g_array_index(evidence->rules, Rule, r), atoms);
    GArray **list = key < 0 ? &evidence->always : &evidence->by_atom[key];
    if (!*list)
      *list = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(*list, r);
  }
}

static void read_edge(Evidence *evidence, GKeyFile *file, const char *group) {
  Rule *rule = g_new0(Rule, 1);
  rule->name = g_strdup(group);
  read_weights_of(file, group, rule->weights);
  g_hash_table_insert(evidence->by_edge, rule->name, rule);
}

static void read_rule(Evidence *evidence, GKeyFile *file, const char *group) {
  Rule rule = {.name = g_strdup(group)};
  g_auto(GStrv) terms = g_strsplit(group, " & ", -1);
  for (guint i = 0; terms[i]; i++) {
    g_assert(rule.n_terms < TERMS);
    rule.terms[rule.n_terms++] = read_term(evidence->lexicon, terms[i]);
  }
  read_weights_of(file, group, rule.weights);
  g_array_append_val(evidence->rules, rule);
}

/* "[after deck]" holds the transitions from a deck, "[end]" the scores of the
 * text's last line, "[start]" of its first; any other group is a rule. */
static void read_group(Evidence *evidence, GKeyFile *file, const char *group) {
  const char *from = skip_prefix(group, "after ");
  if (from)
    read_scores(file, group, evidence->transitions + find_label(from) * LABELS);
  else if (strcmp(group, "start") == 0)
    read_scores(file, group, evidence->start);
  else if (strcmp(group, "end") == 0)
    read_scores(file, group, evidence->end);
  else if (edge_is_named(group))
    read_edge(evidence, file, group);
  else
    read_rule(evidence, file, group);
}

static void read_weights(Evidence *evidence, const char *asset) {
  g_autoptr(GKeyFile) file = asset_key_file(asset);
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (guint i = 0; groups[i]; i++)
    read_group(evidence, file, groups[i]);
}

Evidence *evidence_new(const Lexicon *lexicon) {
  Evidence *evidence = g_new0(Evidence, 1);
  evidence->lexicon = lexicon;
  evidence->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
  g_array_set_clear_func(evidence->rules, rule_clear);
  evidence->by_edge =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, rule_free);
  read_weights(evidence, "recover/weights.ini");
  read_weights(evidence, "recover/learned.ini");
  index_rules(evidence);
  return evidence;
}

void evidence_free(Evidence *evidence) {
  if (!evidence)
    return;
  for (guint i = 0; i < SIDES * n_atoms(evidence->lexicon); i++)
    if (evidence->by_atom[i])
      g_array_unref(evidence->by_atom[i]);
  g_free(evidence->by_atom);
  g_array_unref(evidence->always);
  g_array_unref(evidence->rules);
  g_hash_table_unref(evidence->by_edge);
  g_free(evidence);
}

const gint *evidence_transitions(const Evidence *evidence) {
  return evidence->transitions;
}

const gint *evidence_start(const Evidence *evidence) {
  return evidence->start;
}

const gint *evidence_end(const Evidence *evidence) {
  return evidence->end;
}

/* ── Scoring ─────────────────────────────────────────────────────────── */

static gboolean atom_in(const AtomSet *set, guint atom) {
  return set->bits[atom / 64] >> (atom % 64) & 1;
}

static gboolean rule_holds(const Rule *rule, const AtomSet sets[SIDES]) {
  for (guint t = 0; t < rule->n_terms; t++) {
    const Term *term = &rule->terms[t];
    if (atom_in(&sets[term->side], term->atom) != term->wanted)
      return FALSE;
  }
  return TRUE;
}

typedef void (*RuleEach)(const Rule *rule, gpointer data);

static void each_listed(const Evidence *evidence, const GArray *list,
                        const AtomSet sets[SIDES], RuleEach each,
                        gpointer data) {
  for (guint i = 0; list && i < list->len; i++) {
    guint r = g_array_index(list, guint, i);
    const Rule *rule = &g_array_index(evidence->rules, Rule, r);
    if (rule_holds(rule, sets))
      each(rule, data);
  }
}

static void each_edge(const Evidence *evidence, const Unit *unit,
                      RuleEach each, gpointer data) {
  char names[EDGES][EDGE_ROOM];
  guint n = edges_of(evidence->lexicon, unit->text, unit->chars, names);
  for (guint i = 0; i < n; i++) {
    const Rule *rule = g_hash_table_lookup(evidence->by_edge, names[i]);
    if (rule)
      each(rule, data);
  }
}

/* Calls EACH for every rule that holds for UNIT, whose atoms and neighbours'
 * are SETS. */
static void each_rule(const Evidence *evidence, const Unit *unit,
                      const AtomSet sets[SIDES], RuleEach each,
                      gpointer data) {
  guint atoms = n_atoms(evidence->lexicon);
  each_listed(evidence, evidence->always, sets, each, data);
  for (guint side = 0; side < SIDES; side++)
    for (guint w = 0; w < ATOM_WORDS; w++)
      for (guint64 bits = sets[side].bits[w]; bits; bits &= bits - 1) {
        guint atom = w * 64 + (guint)__builtin_ctzll(bits);
        each_listed(evidence, evidence->by_atom[side * atoms + atom], sets,
                    each, data);
      }
  each_edge(evidence, unit, each, data);
}

static void add_rule(const Rule *rule, gpointer data) {
  gint16 *scores = data;
  for (Label label = 0; label < LABELS; label++)
    scores[label] = (gint16)(scores[label] + rule->weights[label]);
}

/* Beyond the edges of the text no line has an atom. */
static AtomSet atoms_at(const Evidence *evidence, const Units *units,
                        gint64 i) {
  return i >= 0 && i < units->units->len
             ? atoms_of(evidence, units, (guint)i)
             : (AtomSet){{0}};
}

gint16 *evidence_scores(const Evidence *evidence, const Units *units) {
  guint n = units->units->len;
  gint16 *scores = g_new0(gint16, (gsize)n * LABELS);
  AtomSet sets[SIDES] = {{{0}}};
  for (guint i = 0; i < REACH; i++)
    sets[REACH + 1 + i] = atoms_at(evidence, units, i);
  for (guint i = 0; i < n; i++) {
    memmove(sets, sets + 1, (SIDES - 1) * sizeof *sets);
    sets[SIDES - 1] = atoms_at(evidence, units, (gint64)i + REACH);
    each_rule(evidence, unit_at(units, i), sets, add_rule,
              scores + (gsize)i * LABELS);
  }
  return scores;
}

/* ── Reasons ─────────────────────────────────────────────────────────── */

/* Puts the rule NAME that tells by WEIGHT in its place among the first ROOM.
 */
static void rank(const char *name, gint weight, const char **reasons,
                 gint *weights, guint room) {
  guint at = room;
  while (at > 0 && weight > weights[at - 1])
    at--;
  for (guint i = room - 1; at < room && i > at; i--) {
    reasons[i] = reasons[i - 1];
    weights[i] = weights[i - 1];
  }
  if (at == room)
    return;
  reasons[at] = name;
  weights[at] = weight;
}

/* What most lines are is no reason. */
static gboolean is_prior(const Rule *rule) {
  return strcmp(rule->name, PREDICATE_NAMES[ATOM_ANY]) == 0;
}

typedef struct {
  Label what, other;
  const char **reasons;
  gint *weights;
  guint room;
} Ranking;

static void rank_rule(const Rule *rule, gpointer data) {
  const Ranking *r = data;
  if (!is_prior(rule))
    rank(rule->name, rule->weights[r->what] - rule->weights[r->other],
         r->reasons, r->weights, r->room);
}

void evidence_reasons(const Evidence *evidence, const Units *units, guint i,
                      Label what, Label other, const char **reasons,
                      guint room) {
  AtomSet sets[SIDES];
  g_autofree gint *weights = g_new0(gint, room);
  Ranking ranking = {what, other, reasons, weights, room};
  memset(reasons, 0, room * sizeof *reasons);
  for (guint side = 0; side < SIDES; side++)
    sets[side] = atoms_at(evidence, units, (gint64)i + side - REACH);
  each_rule(evidence, unit_at(units, i), sets, rank_rule, &ranking);
}

/* ── Names ───────────────────────────────────────────────────────────── */

static void append_atom(const Evidence *evidence, guint atom, GString *out) {
  guint first = list_atom(0, 0), forms = form_atom(evidence->lexicon, 0);
  if (atom < first)
    g_string_append(out, PREDICATE_NAMES[atom]);
  else if (atom < forms)
    g_string_append_printf(
        out, "%s%s", WAYS[(atom - first) % G_N_ELEMENTS(WAYS)],
        lexicon_list_name(evidence->lexicon,
                          (atom - first) / G_N_ELEMENTS(WAYS)));
  else
    g_string_append_printf(out, "form:%s",
                           lexicon_form_name(evidence->lexicon, atom - forms));
}

char *evidence_atoms(const Evidence *evidence, const Units *units, guint i) {
  AtomSet set = atoms_of(evidence, units, i);
  char edges[EDGES][EDGE_ROOM];
  const Unit *unit = unit_at(units, i);
  guint n = edges_of(evidence->lexicon, unit->text, unit->chars, edges);
  GString *out = g_string_new(NULL);
  for (guint w = 0; w < ATOM_WORDS; w++)
    for (guint64 bits = set.bits[w]; bits; bits &= bits - 1) {
      if (out->len)
        g_string_append_c(out, ' ');
      append_atom(evidence, w * 64 + (guint)__builtin_ctzll(bits), out);
    }
  for (guint e = 0; e < n; e++)
    g_string_append_printf(out, " %s", edges[e]);
  return g_string_free(out, FALSE);
}
