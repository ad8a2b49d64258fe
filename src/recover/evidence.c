/* The atoms of a line: a predicate of atoms.def ("short", "closed"), a printed
 * form ("form:jump"), or a word of a list within, at the start or at the end
 * of it ("has:paper", "starts:notice", "ends:kicker"). */
#include "recover/evidence.h"

#include <string.h>

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

struct Evidence {
  const Lexicon *lexicon;
  Rules *rules;
};

/* ── Numbers of atoms ────────────────────────────────────────────────── */

static const char *const WAYS[] = {"has:", "starts:", "ends:"};
enum { N_WAYS = G_N_ELEMENTS(WAYS) };

/* Behind the predicates stand the lists, an atom for each way, then the forms.
 */
static guint list_atom(guint list, guint way) {
  return ATOM_PREDICATES + list * N_WAYS + way;
}

static guint form_atom(const Lexicon *lexicon, guint form) {
  return list_atom(lexicon_n_lists(lexicon), 0) + form;
}

static int find_predicate(const char *name) {
  for (guint i = 0; i < ATOM_PREDICATES; i++)
    if (strcmp(PREDICATE_NAMES[i], name) == 0)
      return (int)i;
  return -1;
}

static int find_atom(const char *name, gconstpointer data) {
  const Lexicon *lexicon = data;
  if (g_str_has_prefix(name, "form:"))
    return (int)form_atom(lexicon,
                          lexicon_form(lexicon, name + strlen("form:")));
  for (guint way = 0; way < N_WAYS; way++)
    if (g_str_has_prefix(name, WAYS[way]))
      return (int)list_atom(lexicon_list(lexicon, name + strlen(WAYS[way])),
                            way);
  return find_predicate(name);
}

/* ── What is true of a line ──────────────────────────────────────────── */

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

static void add_forms(AtomSet *set, const FormSet *forms,
                      const Lexicon *lexicon) {
  for (guint form = 0; form < lexicon_n_forms(lexicon); form++)
    if (form_set_has(forms, form))
      atom_add(set, form_atom(lexicon, form));
}

static Truths truths_of(gconstpointer data, guint i) {
  const EvidenceLines *lines = data;
  const Unit *unit = unit_at(lines->units, i);
  const Lexicon *lexicon = lines->evidence->lexicon;
  Truths truths = {.n_edges = 0};
  add_predicates(&truths.atoms, lines->units, i);
  add_words(&truths.atoms, &unit->words, lexicon_n_lists(lexicon));
  add_forms(&truths.atoms, &unit->forms, lexicon);
  truths.n_edges = edges_of(lexicon, unit->letters, truths.edges);
  return truths;
}

RuleRow evidence_row(const EvidenceLines *lines) {
  return (RuleRow){lines->units->units->len, truths_of, lines};
}

/* ── The rules ───────────────────────────────────────────────────────── */

/* A key names a label, or with "text" those of all running text. */
static gboolean names_label(const char *key, guint label) {
  if (strcmp(key, "text") == 0)
    return label == LABEL_BODY || label == LABEL_CAPTION ||
           label == LABEL_NOTICE;
  return strcmp(key, label_name(label)) == 0;
}

Evidence *evidence_new(const Lexicon *lexicon) {
  static const char *const ASSETS[] = {"recover/weights.ini",
                                       "recover/learned.ini", NULL};
  Evidence *evidence = g_new0(Evidence, 1);
  RuleWords words = {LABELS, form_atom(lexicon, lexicon_n_forms(lexicon)),
                     names_label, find_atom, lexicon};
  evidence->lexicon = lexicon;
  evidence->rules = rules_new(&words, ASSETS);
  return evidence;
}

void evidence_free(Evidence *evidence) {
  if (!evidence)
    return;
  rules_free(evidence->rules);
  g_free(evidence);
}

const Rules *evidence_rules(const Evidence *evidence) {
  return evidence->rules;
}

/* ── Names ───────────────────────────────────────────────────────────── */

static void append_atom(const Lexicon *lexicon, guint atom, GString *out) {
  guint first = list_atom(0, 0), forms = form_atom(lexicon, 0);
  if (atom < first)
    g_string_append(out, PREDICATE_NAMES[atom]);
  else if (atom < forms)
    g_string_append_printf(out, "%s%s", WAYS[(atom - first) % N_WAYS],
                           lexicon_list_name(lexicon, (atom - first) / N_WAYS));
  else
    g_string_append_printf(out, "form:%s",
                           lexicon_form_name(lexicon, atom - forms));
}

char *evidence_atoms(const Evidence *evidence, const Units *units, guint i) {
  EvidenceLines lines = {evidence, units};
  Truths truths = truths_of(&lines, i);
  GString *out = g_string_new(NULL);
  for (guint w = 0; w < ATOM_WORDS; w++)
    for (guint64 bits = truths.atoms.bits[w]; bits; bits &= bits - 1) {
      if (out->len)
        g_string_append_c(out, ' ');
      append_atom(evidence->lexicon, w * 64 + (guint)__builtin_ctzll(bits),
                  out);
    }
  for (guint e = 0; e < truths.n_edges; e++)
    g_string_append_printf(out, " %s", truths.edges[e]);
  return g_string_free(out, FALSE);
}
