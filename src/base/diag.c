/* Messages are kept in the order they came and sorted by place only when
 * printed, so that a stage may look at a line twice. */
#include "base/diag.h"

typedef struct {
  DiagId id;
  guint line, column;
  guint order; /* of adding; keeps the sort stable */
  char *text;
} Message;

struct Diag {
  char *file;
  GArray *messages; /* of Message */
};

static const struct {
  Severity severity;
  const char *name;
} KINDS[DIAG_N] = {
#define DIAG(id, severity, name) [DIAG_##id] = {SEVERITY_##severity, name},
#include "base/diag.def"
#undef DIAG
};

static const char *const SEVERITIES[] = {"note", "warning", "error"};

static void message_clear(gpointer data) {
  g_free(((Message *)data)->text);
}

Diag *diag_new(const char *file) {
  Diag *diag = g_new0(Diag, 1);
  diag->file = g_strdup(file);
  diag->messages = g_array_new(FALSE, FALSE, sizeof(Message));
  g_array_set_clear_func(diag->messages, message_clear);
  return diag;
}

void diag_free(Diag *diag) {
  if (!diag)
    return;
  g_free(diag->file);
  g_array_unref(diag->messages);
  g_free(diag);
}

void diag_add(Diag *diag, DiagId id, guint line, guint column,
              const char *format, ...) {
  va_list args;
  va_start(args, format);
  Message message = {id, line, column, diag->messages->len,
                     g_strdup_vprintf(format, args)};
  va_end(args);
  g_array_append_val(diag->messages, message);
}

gboolean diag_has(const Diag *diag, Severity severity) {
  for (guint i = 0; i < diag->messages->len; i++)
    if (KINDS[g_array_index(diag->messages, Message, i).id].severity >=
        severity)
      return TRUE;
  return FALSE;
}

guint diag_count(const Diag *diag, DiagId id) {
  guint n = 0;
  for (guint i = 0; i < diag->messages->len; i++)
    n += g_array_index(diag->messages, Message, i).id == id;
  return n;
}

const char *diag_name(DiagId id) {
  return KINDS[id].name;
}

static int by_place(gconstpointer a, gconstpointer b) {
  const Message *x = a, *y = b;
  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->order < y->order ? -1 : 1;
}

static void message_print(const Diag *diag, const Message *m, GString *out) {
  g_string_append(out, diag->file);
  if (m->line)
    g_string_append_printf(out, ":%u", m->line);
  if (m->line && m->column)
    g_string_append_printf(out, ":%u", m->column);
  g_string_append_printf(out, ": %s: %s [%s]\n",
                         SEVERITIES[KINDS[m->id].severity], m->text,
                         KINDS[m->id].name);
}

/* The messages in order of place. */
static GArray *sorted_messages(const Diag *diag) {
  GArray *sorted =
      g_array_sized_new(FALSE, FALSE, sizeof(Message), diag->messages->len);
  g_array_append_vals(sorted, diag->messages->data, diag->messages->len);
  g_array_sort(sorted, by_place);
  return sorted;
}

void diag_print(const Diag *diag, Severity severity, GString *out) {
  g_autoptr(GArray) sorted = sorted_messages(diag);
  for (guint i = 0; i < sorted->len; i++) {
    const Message *m = &g_array_index(sorted, Message, i);
    if (KINDS[m->id].severity >= severity)
      message_print(diag, m, out);
  }
}

void diag_each(const Diag *diag, DiagEach each, gpointer data) {
  g_autoptr(GArray) sorted = sorted_messages(diag);
  for (guint i = 0; i < sorted->len; i++) {
    const Message *m = &g_array_index(sorted, Message, i);
    each(m->id, m->line, m->column, m->text, data);
  }
}

Severity diag_severity(DiagId id) {
  return KINDS[id].severity;
}
