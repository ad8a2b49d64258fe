/* The masthead's facts go in, metadata comes out.
 * Identifiers are named by what an issue is cited by, paper, date and number,
 * so that an edition made anew replaces the old one on a reader's shelf. */
#include "epub/metadata.h"

#include "base/calendar.h"
#include "base/moment.h"
#include "base/uuid.h"
#include "epub/count.h"
#include "epub/label.h"

#include <string.h>

/* ── Identifiers ─────────────────────────────────────────────────────── */

/* TRUE if DIGITS, an ISSN of 9 characters, ends in its check digit (ISO 3297,
 * annex A). */
static gboolean is_issn(const char *digits) {
  guint sum = 0, weight = 8;
  for (guint i = 0; i < 8; i++)
    if (digits[i] != '-')
      sum += weight-- * (guint)g_ascii_digit_value(digits[i]);
  guint check = (11 - sum % 11) % 11;
  return digits[8] == "0123456789X"[check];
}

/* The ISSN in TEXT, as "1234-5679"; NULL if there is none, or a wrong one.
 * Free with g_free(). */
static char *find_issn(const char *text) {
  g_autofree char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GRegex) regex =
      g_regex_new("ISSN[^0-9]{0,3}([0-9]{4})[-–—]?([0-9]{3}[0-9X])(?![0-9X])",
                  G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!plain || !g_regex_match(regex, plain, 0, &match))
    return NULL;
  g_autofree char *first = g_match_info_fetch(match, 1);
  g_autofree char *last = g_match_info_fetch(match, 2);
  g_autofree char *joined = g_strconcat(first, "-", last, NULL);
  char *issn = g_ascii_strup(joined, -1);
  if (is_issn(issn))
    return issn;
  g_free(issn);
  return NULL;
}

/* The newspaper's ISSN, if the masthead prints one; else NULL. */
static char *paper_issn(const Issue *issue) {
  for (const Node *n = issue_masthead(issue)->first; n; n = n->next) {
    g_autofree char *shown = n->kind == NODE_FACT ? node_shown(n) : NULL;
    char *issn = shown ? find_issn(shown) : NULL;
    if (!issn && n->kind == NODE_FACT)
      issn = find_issn(n->text);
    if (issn)
      return issn;
  }
  return NULL;
}

/* An issue that names neither its date nor its number is known by its words;
 * its newspaper by the ISSN if it has one. */
static char *issue_name(const Issue *issue, const char *issn) {
  GString *name = g_string_new("urn:kanyin:issue:");
  const char *date = issue_fact(issue, NODE_DATE);
  const char *number = issue_fact(issue, NODE_NUMBER);
  g_string_append_printf(name, "%s\n%s\n%s",
                         issn ? issn : issue_fact(issue, NODE_TITLE), date,
                         number);
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

/* ── The whole ───────────────────────────────────────────────────────── */

Metadata *metadata_new(const Issue *issue) {
  Metadata *m = g_new0(Metadata, 1);
  m->issn = paper_issn(issue);
  g_autofree char *name = issue_name(issue, m->issn);
  g_autofree char *series =
      g_strconcat("urn:kanyin:paper:", issue_fact(issue, NODE_TITLE), NULL);
  m->paper = paper_name(issue);
  m->identifier = uuid_urn(name, -1);
  m->series =
      m->issn ? g_strconcat("urn:issn:", m->issn, NULL) : uuid_urn(series, -1);
  m->title = issue_title(m, issue);
  if (is_digits(issue_fact(issue, NODE_NUMBER)))
    m->number = g_strdup(issue_fact(issue, NODE_NUMBER));
  set_times(m, issue);
  m->contributors = people_of_issue(issue);
  m->words = count_words(issue);
  return m;
}

void metadata_free(Metadata *m) {
  if (!m)
    return;
  g_free(m->paper);
  g_free(m->issn);
  g_free(m->title);
  g_free(m->identifier);
  g_free(m->series);
  g_free(m->date);
  g_free(m->number);
  g_free(m->modified);
  g_ptr_array_unref(m->contributors);
  g_free(m);
}
