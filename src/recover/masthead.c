/* Lines of facts in, masthead nodes out; at the end the facts that can be told
 * from one another are compared. */
#include "recover/masthead.h"

#include "base/calendar.h"
#include "recover/facts.h"

#include <string.h>

typedef struct {
  const Recovery *r;
  Node *place;
  guint line;
} Taking;

static Node *masthead(const Recovery *r) {
  return issue_masthead_mutable(r->issue);
}

static gboolean known(const Recovery *r, NodeKind kind) {
  return node_child(issue_masthead(r->issue), kind) != NULL;
}

static void add_furniture(const Taking *taking, Slice text) {
  recovery_text(taking->r, taking->place, NODE_FURNITURE, taking->line, text);
}

/* ── Facts ───────────────────────────────────────────────────────────── */

/* Adds a normalised fact: VALUE is kept, PRINTED stands beside it. */
static Node *add_value(const Taking *taking, NodeKind kind, const char *value,
                       Slice printed) {
  Node *node = node_add_text(taking->r->issue, masthead(taking->r), kind,
                             taking->line, value, -1);
  if (!slice_equal(slice_of(value), printed))
    recovery_attr(taking->r, node, ATTR_PRINTED, printed);
  return node;
}

/* A number as printed, "15,208" too. */
static gboolean plain_number(Slice printed, guint *number) {
  g_autofree char *text = slice_dup(printed);
  g_auto(GStrv) parts = g_strsplit(text, ",", -1);
  g_autofree char *plain = g_strjoinv("", parts);
  return calendar_number(plain, -1, number);
}

/* Cuts the last character off TEXT if it is one of ENDS. */
static gboolean cut_end(Slice *text, const char *const *ends) {
  for (; *ends; ends++)
    if (slice_equal(slice_tail(*text, 1), slice_of(*ends))) {
      *text = slice_trim(slice_before(*text, text->length - strlen(*ends)));
      return TRUE;
    }
  return FALSE;
}

/* "4" of 四, "8" of 二大張, "10" of 两张半: a sheet has four pages. */
static gboolean count_pages(Slice printed, guint *pages) {
  static const char *const HALF[] = {"半", NULL};
  static const char *const SHEETS[] = {"张", "張", NULL};
  static const char *const SIZES[] = {"大", "小", "个", "個", NULL};
  enum { ON_A_SHEET = 4 };
  gboolean half = cut_end(&printed, HALF), sheets = cut_end(&printed, SHEETS);
  cut_end(&printed, SIZES);
  if (!plain_number(printed, pages))
    return FALSE;
  if (sheets)
    *pages = *pages * ON_A_SHEET + (half ? ON_A_SHEET / 2 : 0);
  return TRUE;
}

/* "佛曆2561年": the years since the Buddha died. */
static gboolean buddhist(const char *text) {
  return g_str_has_prefix(text, "佛曆") || g_str_has_prefix(text, "佛历");
}

/* A date in any era and any digits; NULL if it cannot be read. */
static char *normal_date(Slice printed) {
  enum { BUDDHIST_ERA = 543 };
  g_autofree char *copy = slice_dup(printed);
  g_autofree char *text = g_utf8_normalize(copy, -1, G_NORMALIZE_ALL_COMPOSE);
  gboolean era = text && buddhist(text);
  GDate date;
  if (!text || !calendar_parse(text + (era ? strlen("佛曆") : 0), -1, &date))
    return NULL;
  guint year = g_date_get_year(&date);
  if (era && year <= BUDDHIST_ERA)
    return NULL;
  return g_strdup_printf("%04u-%02u-%02u", year - (era ? BUDDHIST_ERA : 0),
                         g_date_get_month(&date), g_date_get_day(&date));
}

/* The value of a fact as issues hold it, or NULL if it cannot be read; free
 * with g_free(). */
static char *normal_value(NodeKind kind, Slice value) {
  guint number;
  if (kind == NODE_DATE)
    return normal_date(value);
  if (kind == NODE_NUMBER)
    return plain_number(value, &number) ? g_strdup_printf("%u", number) : NULL;
  if (kind == NODE_PAGE_COUNT)
    return count_pages(value, &number) ? g_strdup_printf("%u", number) : NULL;
  return slice_dup(value);
}

static void take_value(const Taking *taking, const Fact *fact, NodeKind kind) {
  g_autofree char *value = normal_value(kind, fact->value);
  if (!value)
    add_furniture(taking, fact->printed);
  else if (node_kind_normalised(kind))
    add_value(taking, kind, value, fact->printed);
  else
    recovery_text(taking->r, masthead(taking->r), kind, taking->line,
                  fact->printed);
}

/* The roles before the colon and the names behind it make a node each; the
 * first keeps the printed words. */
static void add_staff(const Taking *taking, Slice role, Slice name,
                      Slice *printed) {
  Node *node =
      recovery_text(taking->r, taking->place, NODE_STAFF, taking->line, name);
  recovery_attr(taking->r, node, ATTR_ROLE, role);
  recovery_attr(taking->r, node, ATTR_PRINTED, *printed);
  printed->length = 0;
}

static gsize word_length(Slice text) {
  gsize n = 0;
  while (n < text.length && is_han(g_utf8_get_char(text.text + n)))
    n = (gsize)(g_utf8_next_char(text.text + n) - text.text);
  return n;
}

/* A word and those joined to it by dots: "古丽·阿不都". */
static gsize name_length(Slice text) {
  gsize n = word_length(text);
  while (n && n < text.length) {
    Slice rest = slice_from(text, n);
    gsize dot = (gsize)(g_utf8_next_char(rest.text) - rest.text);
    gsize more = is_name_dot(g_utf8_get_char(rest.text))
                     ? word_length(slice_from(rest, dot))
                     : 0;
    if (!more)
      break;
    n += dot + more;
  }
  return n;
}

/* The next name of a list; a single character takes the one behind the space
 * too ("康　朴"). */
static Slice next_name(Slice names) {
  while (names.length && !word_length(names))
    names =
        slice_from(names, (gsize)(g_utf8_next_char(names.text) - names.text));
  gsize n = name_length(names);
  Slice behind = slice_from(names, n), second = slice_trim(behind);
  gsize m = word_length(second);
  if (slice_chars(slice_before(names, n)) == 1 &&
      slice_chars(slice_before(second, m)) == 1 && second.text > behind.text)
    n = (gsize)(second.text + m - names.text);
  return slice_before(names, n);
}

static void take_names(const Taking *taking, Slice role, Slice names,
                       Slice *printed) {
  const char *end = names.text + names.length;
  for (Slice name = next_name(names); name.length;
       name = next_name((Slice){name.text + name.length,
                                (gsize)(end - name.text) - name.length}))
    add_staff(taking, role, name, printed);
}

/* The staff of a fact; the first of them bears the words PRINTED.  Returns
 * what is left of these. */
static Slice take_roles(const Taking *taking, const Fact *fact, Slice printed) {
  const Lexicon *lexicon = taking->r->lexicon;
  const char *end = fact->value.text;
  for (const char *p = fact->printed.text; p < end;) {
    Slice rest = {p, (gsize)(end - p)};
    gsize role = lexicon_word_at_start(lexicon, "staff", rest);
    if (role)
      take_names(taking, slice_before(rest, role), fact->value, &printed);
    p = role ? p + role : g_utf8_next_char(p);
  }
  return printed;
}

static void take_staff(const Taking *taking, const Fact *fact) {
  Slice left = take_roles(taking, fact, fact->printed);
  if (left.length)
    add_furniture(taking, left);
}

static void take_other(const Taking *taking, const char *name,
                       const Fact *fact) {
  g_autofree char *value = slice_dup(fact->value);
  Node *node = add_value(taking, NODE_FACT, value, fact->printed);
  node_set_attr(taking->r->issue, node, ATTR_NAME, name);
}

static void take_fact(const Taking *taking, const Fact *fact) {
  const char *name = lexicon_form_name(taking->r->lexicon, fact->form);
  NodeKind kind = node_kind_by_name(name);
  if (kind == NODE_STAFF)
    take_staff(taking, fact);
  else if (kind == NODE_KINDS)
    take_other(taking, name, fact);
  else if (known(taking->r, kind))
    add_furniture(taking, fact->printed);
  else
    take_value(taking, fact, kind);
}

/* ── The name ────────────────────────────────────────────────────────── */

/* TEXT without white space, if nothing but single characters stands between
 * it: "北 岭 矿 工 报".  NULL if not; free with g_free(). */
static char *close_up(Slice text) {
  GString *closed = g_string_new(NULL);
  gboolean spaced = TRUE;
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p)) {
    gboolean space = g_unichar_isspace(g_utf8_get_char(p));
    spaced = spaced && space == (g_utf8_pointer_to_offset(text.text, p) % 2);
    if (!space)
      g_string_append_unichar(closed, g_utf8_get_char(p));
  }
  return g_string_free(closed, !spaced);
}

/* "海外版": an edition, which is part of the paper's name; "第二版" is none. */
static gboolean is_edition(Slice text) {
  enum { SHORTEST_EDITION = 3, LONGEST_EDITION = 6 };
  guint chars = slice_chars(text), number;
  Slice kind = slice_before(text, text.length - slice_tail(text, 1).length);
  return chars >= SHORTEST_EDITION && chars <= LONGEST_EDITION &&
         slice_equal(slice_tail(text, 1), slice_of("版")) &&
         !slice_equal(slice_tail(text, 2), slice_of("出版")) &&
         !plain_number(slice_tail(kind, 1), &number);
}

/* "海港時報　HARBOUR TIMES": the name, and what it is in English. */
static Slice chinese_name(Slice text) {
  const char *p = text.text, *end = text.text + text.length;
  while (p < end && !is_western(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  Slice name = slice_trim(slice_before(text, (gsize)(p - text.text)));
  return name.length ? name : text;
}

/* "云州商报·书香": the name, and of what part of the paper. */
static Slice name_of(Slice text) {
  const char *dot = g_strstr_len(text.text, (gssize)text.length, "·");
  if (!dot || is_edition(text))
    return text;
  gsize at = (gsize)(dot - text.text) + strlen("·");
  if (is_edition(slice_from(text, at)))
    return text;
  return slice_before(text, (gsize)(dot - text.text));
}

/* "二〇一一年十一月": a date that is not whole. */
static gboolean tells_time(Slice text) {
  static const char *const ENDS[] = {"年", "月", "日", "号", "號"};
  gboolean ends = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(ENDS); i++)
    ends = ends || slice_equal(slice_tail(text, 1), slice_of(ENDS[i]));
  return ends && g_strstr_len(text.text, (gssize)text.length, "年");
}

/* An edition printed right behind the paper's name is added to it. */
static gboolean take_edition(const Recovery *r, guint line, Slice text) {
  enum { NEAR = 2 /* lines */ };
  Node *title = masthead(r)->first;
  while (title && title->kind != NODE_TITLE)
    title = title->next;
  if (!title || !is_edition(text) || is_edition(slice_of(title->text)) ||
      line < title->line || line > title->line + NEAR)
    return FALSE;
  g_autofree char *edition = slice_dup(text);
  g_autofree char *name = g_strconcat(title->text, edition, NULL);
  g_autofree char *printed = g_strconcat(node_printed(title), edition, NULL);
  node_set_text(r->issue, title, name);
  node_set_attr(r->issue, title, ATTR_PRINTED, printed);
  return TRUE;
}

void masthead_take_name(const Recovery *r, Node *place, const Unit *unit) {
  if (tells_time(unit->text)) {
    masthead_take_facts(r, place, unit->line, unit->text);
    return;
  }
  if (known(r, NODE_TITLE) && take_edition(r, unit->line, unit->text))
    return;
  if (known(r, NODE_TITLE)) {
    recovery_text(r, place, NODE_FURNITURE, unit->line, unit->text);
    return;
  }
  Slice name = chinese_name(name_of(unit->text));
  g_autofree char *closed = close_up(name);
  if (!closed && name.length == unit->text.length) {
    recovery_text(r, masthead(r), NODE_TITLE, unit->line, name);
    return;
  }
  Taking taking = {r, masthead(r), unit->line};
  g_autofree char *value = closed ? g_strdup(closed) : slice_dup(name);
  add_value(&taking, NODE_TITLE, value, unit->text);
}

/* ── What stands between facts ───────────────────────────────────────── */

static gboolean says_something(Slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isalnum(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

static gboolean named_on_a_line(const Recovery *r) {
  for (guint i = 0; i < r->units->units->len; i++)
    if (r->labels[i] == LABEL_NAMEPLATE)
      return TRUE;
  return FALSE;
}

/* TEXT without marks and spaces at its edges. */
static Slice bare_words(Slice text) {
  const char *p = text.text, *end = text.text + text.length;
  while (p < end && !g_unichar_isalnum(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  while (end > p && !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  return (Slice){p, (gsize)(end - p)};
}

/* The paper's name ends like one, or the text begins with it. */
static gboolean is_name(const Recovery *r, Slice text) {
  enum { NAME_CHARS = 12 };
  return slice_chars(text) <= NAME_CHARS && !tells_time(text) &&
         (lexicon_word_at_end(r->lexicon, "paper", text) ||
          (text.text == unit_at(r->units, 0)->text.text &&
           is_han(g_utf8_get_char(text.text)) && !named_on_a_line(r)));
}

/* "《棠桥》　2019年12月27日": a small paper's. */
static gboolean is_quoted_name(Slice text, Slice words) {
  enum { LONGEST = 8 };
  return words.length && slice_chars(words) <= LONGEST &&
         words.length + strlen("《》") == text.length &&
         slice_equal(slice_head(text, 1), slice_of("《")) &&
         slice_equal(slice_tail(text, 1), slice_of("》"));
}

static void take_rest(const Taking *taking, Slice text) {
  const Recovery *r = taking->r;
  text = slice_trim(text);
  if (!text.length)
    return;
  Slice words = bare_words(text);
  if (!known(r, NODE_TITLE) &&
      (is_name(r, words) || is_quoted_name(text, words))) {
    g_autofree char *name = slice_dup(words);
    add_value(taking, NODE_TITLE, name, text);
  } else if (says_something(text) && taking->place == masthead(r)) {
    Node *node = recovery_text(r, masthead(r), NODE_FACT, taking->line, text);
    node_set_attr(r->issue, node, ATTR_NAME, "其他");
  } else {
    add_furniture(taking, text);
  }
}

void masthead_take_facts(const Recovery *r, Node *place, guint line,
                         Slice text) {
  Taking taking = {r, place ? place : masthead(r), line};
  g_autoptr(GArray) facts = facts_scan(r->lexicon, text);
  const char *end = text.text + text.length, *p = text.text;
  if (!facts->len && take_edition(r, line, slice_trim(text)))
    return;
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    take_rest(&taking, (Slice){p, (gsize)(fact->printed.text - p)});
    take_fact(&taking, fact);
    p = fact->printed.text + fact->printed.length;
  }
  take_rest(&taking, (Slice){p, (gsize)(end - p)});
}

/* ── What marks tell ─────────────────────────────────────────────────── */

/* The value of a date or a number that stands among other words. */
static char *find_value(const Recovery *r, NodeKind kind, Slice printed) {
  char *value = normal_value(kind, printed);
  if (value || !node_kind_normalised(kind))
    return value;
  g_autoptr(GArray) facts = facts_scan(r->lexicon, printed);
  for (guint i = 0; i < facts->len && !value; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    const char *name = lexicon_form_name(r->lexicon, fact->form);
    if (node_kind_by_name(name) == kind ||
        (kind == NODE_NUMBER && strcmp(name, "期号") == 0))
      value = normal_value(kind, fact->value);
  }
  return value;
}

gboolean masthead_take_told(const Recovery *r, Node *place, NodeKind kind,
                            guint line, const char *name, const char *value,
                            Slice printed) {
  Node *parent =
      kind == NODE_STAFF || kind == NODE_FURNITURE ? place : masthead(r);
  g_autofree char *found =
      value ? g_strdup(value) : find_value(r, kind, printed);
  if (!found) {
    recovery_text(r, place, NODE_FURNITURE, line, printed);
    return FALSE;
  }
  Node *node = node_add_text(r->issue, parent, kind, line, found, -1);
  if (name && *name)
    node_set_attr(r->issue, node, kind == NODE_STAFF ? ATTR_ROLE : ATTR_NAME,
                  name);
  if (value || !slice_equal(slice_of(found), printed))
    recovery_attr(r, node, ATTR_PRINTED, printed);
  return TRUE;
}

/* "文澜　校读：李某": those of the next role, of length 0 if there are none. */
static Slice next_role(Slice names) {
  const char *end = names.text + names.length, *word = NULL;
  for (const char *p = names.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c))
      word = g_utf8_next_char(p);
    else if (word && mark_class(c) == MARK_COLON)
      return (Slice){word, (gsize)(end - word)};
  }
  return (Slice){end, 0};
}

void masthead_take_staff(const Recovery *r, Node *place, guint line,
                         const char *role, Slice names) {
  Slice others = next_role(names);
  names = slice_trim(slice_before(names, names.length - others.length));
  Slice name = next_name(names), printed = names;
  const char *end = names.text + names.length;
  if (!name.length)
    recovery_text(r, place, NODE_FURNITURE, line, names);
  for (; name.length; printed.length = 0) {
    g_autofree char *value = slice_dup(name);
    gboolean bare = slice_equal(name, printed);
    masthead_take_told(r, place, NODE_STAFF, line, role, bare ? NULL : value,
                       printed);
    const char *behind = name.text + name.length;
    name = next_name((Slice){behind, (gsize)(end - behind)});
  }
  if (others.length)
    masthead_take_facts(r, place, line, others);
}

/* ── At the end ──────────────────────────────────────────────────────── */

static void check_weekday(const Recovery *r, const GDate *date) {
  const Node *weekday = node_child(issue_masthead(r->issue), NODE_WEEKDAY);
  GDateWeekday told = g_date_get_weekday(date);
  if (!weekday)
    return;
  if (calendar_parse_weekday(weekday->text, -1) != told)
    diag_add(r->diag, DIAG_WEEKDAY_MISMATCH, weekday->line, 0,
             "the paper says %s, but %s is a %s; both are kept as printed",
             weekday->text, issue_fact(r->issue, NODE_DATE),
             calendar_weekday_name(told));
}

static void check_lunar(const Recovery *r, const GDate *date) {
  const Node *lunar = node_child(issue_masthead(r->issue), NODE_LUNAR_DATE);
  if (!lunar)
    return;
  g_autofree char *told = calendar_lunar(date);
  if (told && !calendar_same_lunar(lunar->text, told))
    diag_add(r->diag, DIAG_LUNAR_MISMATCH, lunar->line, 0,
             "the paper says %s, but %s is %s; both are kept as printed",
             lunar->text, issue_fact(r->issue, NODE_DATE), told);
}

/* Stable, so that the names of one line of staff stay together. */
static void sort_masthead(Node *masthead) {
  for (NodeKind kind = NODE_TITLE; kind < NODE_KINDS; kind++) {
    Node *last = masthead->last;
    for (Node *node = masthead->first, *next; node; node = next) {
      next = node == last ? NULL : node->next;
      if (node->kind == kind)
        node_move(node, masthead, NULL);
    }
  }
}

/* The number within the year: 第12期. */
static Node *number_of_year(const Recovery *r) {
  Node *fact = masthead(r)->first;
  while (fact && (fact->kind != NODE_FACT ||
                  g_strcmp0(node_attr(fact, ATTR_NAME), "期号") != 0))
    fact = fact->next;
  return fact;
}

/* It is the number of a paper that does not count from its first one. */
static void number_by_year(const Recovery *r) {
  Node *fact = number_of_year(r);
  if (!fact || known(r, NODE_NUMBER))
    return;
  const char *printed = node_attr(fact, ATTR_PRINTED);
  Taking taking = {r, masthead(r), fact->line};
  Fact number = {0, slice_of(printed), slice_of(fact->text)};
  take_value(&taking, &number, NODE_NUMBER);
  node_remove(fact);
}

/* ── What only page heads say ────────────────────────────────────────── */

static void learn(const Recovery *r, NodeKind kind, Slice value) {
  g_autofree char *text = normal_value(kind, value);
  if (text && !known(r, kind))
    issue_set_fact(r->issue, kind, text);
}

/* PAGE is the name of the page that HEAD begins, or NULL. */
static void learn_name(const Recovery *r, const char *head, const char *page) {
  g_auto(GStrv) words = g_regex_split_simple("[\\s　|｜·,，]+", head, 0, 0);
  for (guint i = 0; words[i]; i++) {
    Slice word = slice_of(words[i]);
    if (slice_chars(word) > 2 && g_strcmp0(words[i], page) != 0 &&
        is_han(g_utf8_get_char(word.text)) && is_name(r, word))
      learn(r, NODE_TITLE, word);
  }
}

/* The head is printed where its page begins; the masthead only learns. */
static void learn_from_head(const Recovery *r, const char *head,
                            const char *page) {
  static const gboolean LEARNT[NODE_KINDS] = {
      [NODE_DATE] = TRUE, [NODE_NUMBER] = TRUE, [NODE_PAGE_COUNT] = TRUE};
  Slice of_year = {head, 0};
  g_autoptr(GArray) facts = facts_scan(r->lexicon, slice_of(head));
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    const char *name = lexicon_form_name(r->lexicon, fact->form);
    NodeKind kind = node_kind_by_name(name);
    if (kind < NODE_KINDS && LEARNT[kind])
      learn(r, kind, fact->value);
    else if (strcmp(name, "期号") == 0)
      of_year = fact->value;
  }
  if (of_year.length && !number_of_year(r))
    learn(r, NODE_NUMBER, of_year);
  learn_name(r, head, page);
}

static gboolean has_date(const Recovery *r, const char *text) {
  guint form = lexicon_form(r->lexicon, "date");
  return lexicon_match_from(r->lexicon, form, slice_of(text), 0, NULL);
}

static gboolean is_staff_of(const Node *page, const Node *staff) {
  for (const Node *node = page->first; node && node != staff; node = node->next)
    if (node->kind == NODE_STAFF && strcmp(node->text, staff->text) == 0 &&
        g_strcmp0(node_attr(node, ATTR_ROLE), node_attr(staff, ATTR_ROLE)) == 0)
      return TRUE;
  return FALSE;
}

/* The editors named in a page's head are its staff; their words stand there. */
static void learn_staff(const Recovery *r, Node *page) {
  Slice head = slice_of(node_attr(page, ATTR_PRINTED));
  Taking taking = {r, page, page->line};
  Node *last = page->last;
  g_autoptr(GArray) facts = facts_scan(r->lexicon, head);
  for (guint i = 0; i < facts->len; i++) {
    const Fact *fact = &g_array_index(facts, Fact, i);
    if (node_kind_by_name(lexicon_form_name(r->lexicon, fact->form)) ==
        NODE_STAFF)
      take_roles(&taking, fact, (Slice){fact->printed.text, 0});
  }
  for (Node *first = page->first, *node; last && (node = last->next);)
    if (is_staff_of(page, node))
      node_remove(node);
    else
      node_move(node, page, first);
}

/* A furniture line that bears a date is a running head. */
static void learn_from_furniture(const Recovery *r, const Node *page) {
  for (const Node *node = page->first; node; node = node->next)
    if (node->kind == NODE_FURNITURE && has_date(r, node->text))
      learn_from_head(r, node->text, NULL);
}

/* The word that begins the head of each of the pages from PAGE on, two or more,
 * and is no page's name; of length 0 if they begin otherwise.  What every page
 * bears is the paper's name, whatever it ends in. */
static Slice first_word_of_heads(const Node *page) {
  enum { SHORTEST = 2, LONGEST = 8 };
  Slice word = {"", 0};
  guint heads = 0;
  for (; page; page = page->next) {
    const char *head = node_attr(page, ATTR_PRINTED);
    if (page->kind != NODE_PAGE || !head)
      continue;
    Slice first = {head, strcspn(head, " \t")};
    const char *gap = strstr(head, "　");
    if (gap && (gsize)(gap - head) < first.length)
      first.length = (gsize)(gap - head);
    const char *name = node_attr(page, ATTR_NAME);
    if ((heads++ && !slice_equal(first, word)) ||
        (name && slice_equal(first, slice_of(name))))
      return (Slice){"", 0};
    word = first;
  }
  guint chars = slice_chars(word);
  gboolean name = heads > 1 && chars >= SHORTEST && chars <= LONGEST &&
                  is_han(g_utf8_get_char(word.text));
  return name ? word : (Slice){"", 0};
}

static void learn_from_heads(const Recovery *r) {
  Node *page = issue_root_mutable(r->issue)->first;
  for (Node *p = page; p; p = p->next)
    if (p->kind == NODE_PAGE && node_attr(p, ATTR_PRINTED)) {
      learn_from_head(r, node_attr(p, ATTR_PRINTED), node_attr(p, ATTR_NAME));
      learn_staff(r, p);
    }
  Slice name = first_word_of_heads(page);
  if (name.length)
    learn(r, NODE_TITLE, name);
  for (Node *p = page; p && !known(r, NODE_TITLE); p = p->next)
    if (p->kind == NODE_PAGE)
      learn_from_furniture(r, p);
}

void masthead_finish(const Recovery *r, const char *fallback_title) {
  GDate date;
  gboolean told = hints_tell_masthead(r->hints);
  if (!told)
    learn_from_heads(r);
  if (!known(r, NODE_TITLE)) {
    issue_set_fact(r->issue, NODE_TITLE, fallback_title);
    diag_add(r->diag, DIAG_NO_TITLE, 0, 0,
             "no line names the paper; it is called \"%s\"", fallback_title);
  }
  if (!told) {
    number_by_year(r);
    sort_masthead(masthead(r));
  }
  if (calendar_parse(issue_fact(r->issue, NODE_DATE), -1, &date)) {
    check_weekday(r, &date);
    check_lunar(r, &date);
  }
}
