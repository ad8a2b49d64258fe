#include "cli/facts.h"

#include "base/calendar.h"

static void check_weekday(const Issue *issue, const GDate *date,
                          const char *given, Diag *diag) {
  const Node *weekday = node_child(issue_masthead(issue), NODE_WEEKDAY);
  GDateWeekday told = g_date_get_weekday(date);
  if (weekday && calendar_parse_weekday(weekday->text, -1) != told)
    diag_add(diag, DIAG_WEEKDAY_MISMATCH, node_place(weekday), 0,
             "the paper says %s, but --date %s is a %s; look whether it is "
             "this issue's date",
             weekday->text, given, calendar_weekday_name(told));
}

static void check_lunar(const Issue *issue, const GDate *date,
                        const char *given, Diag *diag) {
  const Node *lunar = node_child(issue_masthead(issue), NODE_LUNAR_DATE);
  g_autofree char *told = lunar ? calendar_lunar(date) : NULL;
  if (told && !calendar_same_lunar(lunar->text, told))
    diag_add(diag, DIAG_LUNAR_MISMATCH, node_place(lunar), 0,
             "the paper says %s, but --date %s is %s; look whether it is this "
             "issue's date",
             lunar->text, given, told);
}

void facts_apply(Issue *issue, const LoadOptions *options, Diag *diag) {
  const struct {
    NodeKind kind;
    const char *value;
  } facts[] = {{NODE_TITLE, options->title},
               {NODE_DATE, options->date},
               {NODE_NUMBER, options->number}};
  for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
    if (facts[i].value)
      issue_set_fact(issue, facts[i].kind, facts[i].value);
  GDate date;
  if (options->date && calendar_parse(options->date, -1, &date)) {
    check_weekday(issue, &date, options->date, diag);
    check_lunar(issue, &date, options->date, diag);
  }
}
