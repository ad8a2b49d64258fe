/* Bylines, credits and the staff's lines go in, contributors come out: each
 * name once, with all it did. */
#include "epub/people.h"

#include <string.h>

#include "epub/label.h"

/* Words that name a role, and MARC's code for it (id.loc.gov, relators).  The
 * first that stands in the role as printed decides: 责任校对 is a proofreader,
 * 摄影记者 a photographer. */
static const struct {
  const char *word, *code;
} ROLES[] = {
    {"校对", "pfr"}, {"校對", "pfr"},   {"版式", "bkd"},   {"美编", "bkd"},
    {"美編", "bkd"}, {"排版", "cmt"},   {"组版", "cmt"},   {"組版", "cmt"},
    {"编", "edt"},   {"編", "edt"},     {"摄影", "pht"},   {"攝影", "pht"},
    {"记者", "rpt"}, {"記者", "rpt"},   {"通讯员", "rpt"}, {"通訊員", "rpt"},
    {"作者", "aut"}, {"评论员", "aut"}, {"評論員", "aut"}, {"译", "trl"},
    {"譯", "trl"},
};

/* The relator code for a role as printed, or NULL. */
static const char *relator(const char *role) {
  for (guint i = 0; role && i < G_N_ELEMENTS(ROLES); i++)
    if (strstr(role, ROLES[i].word))
      return ROLES[i].code;
  return NULL;
}

static void contributor_free(gpointer data) {
  Contributor *contributor = data;
  g_free(contributor->name);
  g_ptr_array_unref(contributor->roles);
  g_free(contributor);
}

static Contributor *contributor_new(const char *name) {
  Contributor *contributor = g_new(Contributor, 1);
  contributor->name = g_strdup(name);
  contributor->roles = g_ptr_array_new();
  return contributor;
}

/* What a person did: what the paper calls them; failing that, who signs a text
 * wrote it and who signs a picture took it. */
static const char *role_of(const Node *person) {
  const char *code = relator(node_attr(person, ATTR_ROLE));
  if (code || person->kind == NODE_STAFF)
    return code;
  return person->parent->kind == NODE_CREDIT ? "pht" : "aut";
}

/* FOUND has the contributors so far, by name. */
static void add_person(GPtrArray *people, GHashTable *found,
                       const Node *person) {
  g_autofree char *name = label_plain(person->text);
  if (!*name)
    return;
  Contributor *contributor = g_hash_table_lookup(found, name);
  if (!contributor) {
    contributor = contributor_new(name);
    g_ptr_array_add(people, contributor);
    g_hash_table_insert(found, contributor->name, contributor);
  }
  const char *code = role_of(person);
  if (code && !g_ptr_array_find(contributor->roles, code, NULL))
    g_ptr_array_add(contributor->roles, (gpointer)code);
}

/* Persons in running text are its subjects, not its makers. */
static gboolean is_contributor(const Node *node) {
  return node->kind == NODE_STAFF ||
         (node->kind == NODE_PERSON && node->parent->kind != NODE_PARAGRAPH);
}

GPtrArray *people_of_issue(const Issue *issue) {
  GPtrArray *people = g_ptr_array_new_with_free_func(contributor_free);
  g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && is_contributor(node))
      add_person(people, found, node);
  return people;
}
