/* The masthead's facts and the bylines' names go in, metadata comes out.
 * Identifiers are named by what an issue is cited by, paper, date and number,
 * so that an edition made anew replaces the old one on a reader's shelf. */
#include "epub/metadata.h"

#include "base/calendar.h"
#include "base/moment.h"
#include "base/uuid.h"
#include "epub/label.h"

#include <string.h>

/* ── Identifiers ─────────────────────────────────────────────────────── */

/* An issue that names neither its date nor its number is known by its words.
 */
static char *issue_name(const Issue *issue) {
  GString *name = g_string_new("urn:kanyin:issue:");
  const char *date = issue_fact(issue, NODE_DATE);
  const char *number = issue_fact(issue, NODE_NUMBER);
  g_string_append_printf(name, "%s\n%s\n%s", issue_fact(issue, NODE_TITLE),
                         date, number);
  if (!*date && !*number)
    issue_append_words(issue, name);
  return g_string_free(name, FALSE);
}

/* ── Dates and the title ─────────────────────────────────────────────── */

static gboolean read_date(const Issue *issue, GDate *date) {
  return calendar_parse(issue_fact(issue, NODE_DATE), -1, date);
}

static char *iso_date(const GDate *date) {
  return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(date),
                         g_date_get_month(date), g_date_get_day(date));
}

/* An issue without a date counts as made when the ZIP format begins. */
static void set_times(Metadata *m, const Issue *issue) {
  GDate date;
  if (read_date(issue, &date))
    m->date = iso_date(&date);
  g_autoptr(GDateTime) made = moment_of_issue(m->date);
  if (!made)
    made = g_date_time_new_utc(1980, 1, 1, 12, 0, 0);
  m->modified = g_date_time_format(made, "%Y-%m-%dT%H:%M:%SZ");
  g_date_set_dmy(&m->day, (GDateDay)g_date_time_get_day_of_month(made),
                 g_date_time_get_month(made),
                 (GDateYear)g_date_time_get_year(made));
}

static gboolean is_digits(const char *text) {
  return *text && strspn(text, "0123456789") == strlen(text);
}

static char *paper_name(const Issue *issue) {
  char *name = label_plain(issue_fact(issue, NODE_TITLE));
  if (*name)
    return name;
  g_free(name);
  return g_strdup(epub_words(issue_language(issue))->untitled);
}

/* The issue's number as printed; a bare one in the usual form.  NULL if there
 * is none. */
static char *shown_number(const Issue *issue) {
  const Node *number = node_child(issue_masthead(issue), NODE_NUMBER);
  if (!number)
    return NULL;
  g_autofree char *shown = node_shown(number);
  return is_digits(shown) ? g_strdup_printf("第%s期", shown)
                          : label_plain(shown);
}

static char *issue_title(const Metadata *m, const Issue *issue) {
  GString *title = g_string_new(NULL);
  g_autofree char *number = shown_number(issue);
  GDate date;
  g_string_append_printf(title, "《%s》", m->paper);
  if (read_date(issue, &date))
    g_string_append_printf(title, "%u年%u月%u日", g_date_get_year(&date),
                           g_date_get_month(&date), g_date_get_day(&date));
  if (number && *number)
    g_string_append_printf(title, " %s", number);
  return g_string_free(title, FALSE);
}

/* ── People ──────────────────────────────────────────────────────────── */

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

/* FOUND has the contributors so far, by name. */
static void add_person(Metadata *m, GHashTable *found, const Node *person) {
  g_autofree char *name = label_plain(person->text);
  if (!*name)
    return;
  Contributor *contributor = g_hash_table_lookup(found, name);
  if (!contributor) {
    contributor = contributor_new(name);
    g_ptr_array_add(m->contributors, contributor);
    g_hash_table_insert(found, contributor->name, contributor);
  }
  const char *code = relator(node_attr(person, ATTR_ROLE));
  if (code && !g_ptr_array_find(contributor->roles, code, NULL))
    g_ptr_array_add(contributor->roles, (gpointer)code);
}

/* Persons in running text are its subjects, not its makers. */
static gboolean is_contributor(const Node *node) {
  return node->kind == NODE_STAFF ||
         (node->kind == NODE_PERSON && node->parent->kind != NODE_PARAGRAPH);
}

static void add_people(Metadata *m, const Issue *issue) {
  g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && is_contributor(node))
      add_person(m, found, node);
}

/* ── The whole ───────────────────────────────────────────────────────── */

Metadata *metadata_new(const Issue *issue) {
  Metadata *m = g_new0(Metadata, 1);
  g_autofree char *name = issue_name(issue);
  g_autofree char *series =
      g_strconcat("urn:kanyin:paper:", issue_fact(issue, NODE_TITLE), NULL);
  m->paper = paper_name(issue);
  m->identifier = uuid_urn(name, -1);
  m->series = uuid_urn(series, -1);
  m->title = issue_title(m, issue);
  if (is_digits(issue_fact(issue, NODE_NUMBER)))
    m->number = g_strdup(issue_fact(issue, NODE_NUMBER));
  set_times(m, issue);
  m->contributors = g_ptr_array_new_with_free_func(contributor_free);
  add_people(m, issue);
  return m;
}

void metadata_free(Metadata *m) {
  if (!m)
    return;
  g_free(m->paper);
  g_free(m->title);
  g_free(m->identifier);
  g_free(m->series);
  g_free(m->date);
  g_free(m->number);
  g_free(m->modified);
  g_ptr_array_unref(m->contributors);
  g_free(m);
}
