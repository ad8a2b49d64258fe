/* Messages are kept in the order they came and sorted by place only when
 * printed, so that a stage may look at a line twice. */
#include "base/diag.h"

typedef struct {
  DiagId id;
  guint line, column;
  guint order;      /* of adding; keeps the sort stable */
  const char *file; /* that it speaks of as a whole, or NULL */
  char *text;
} Message;

typedef struct {
  char *path;
  guint before; /* lines of the files before it */
} File;

struct Diag {
  char *file;
  GArray *files;    /* of File, those the issue lies in */
  guint n_lines;    /* of the files left */
  gboolean inside;  /* the last of them */
  GArray *messages; /* of Message */
  GHashTable *told; /* keys of them, see diag_add() */
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

static void file_clear(gpointer data) {
  g_free(((File *)data)->path);
}

Diag *diag_new(const char *file) {
  Diag *diag = g_new0(Diag, 1);
  diag->file = g_strdup(file);
  diag->files = g_array_new(FALSE, FALSE, sizeof(File));
  g_array_set_clear_func(diag->files, file_clear);
  diag->messages = g_array_new(FALSE, FALSE, sizeof(Message));
  g_array_set_clear_func(diag->messages, message_clear);
  diag->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return diag;
}

void diag_free(Diag *diag) {
  if (!diag)
    return;
  g_free(diag->file);
  g_array_unref(diag->messages);
  g_hash_table_unref(diag->told);
  g_array_unref(diag->files);
  g_free(diag);
}

void diag_enter(Diag *diag, const char *path) {
  File file = {g_strdup(path), diag->n_lines};
  g_array_append_val(diag->files, file);
  diag->inside = TRUE;
}

void diag_leave(Diag *diag, guint n_lines) {
  diag->n_lines += n_lines;
  diag->inside = FALSE;
}

/* The file that LINE of the issue stands in; NULL if there is but one. */
static const File *file_at(const Diag *diag, guint line) {
  guint low = 0, high = diag->files->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(diag->files, File, middle).before < line)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? &g_array_index(diag->files, File, low - 1) : NULL;
}

char *diag_place(const Diag *diag, guint line) {
  const File *file = file_at(diag, line);
  if (!file)
    return g_strdup_printf("line %u", line);
  g_autofree char *name = g_path_get_basename(file->path);
  return g_strdup_printf("line %u of %s", line - file->before, name);
}

void diag_add(Diag *diag, DiagId id, guint line, guint column,
              const char *format, ...) {
  va_list args;
  va_start(args, format);
  const File *inside =
      diag->inside ? &g_array_index(diag->files, File, diag->files->len - 1)
                   : NULL;
  Message message = {.id = id,
                     .line = inside && line ? line + inside->before : line,
                     .column = column,
                     .order = diag->messages->len,
                     .file = inside && !line ? inside->path : NULL,
                     .text = g_strdup_vprintf(format, args)};
  va_end(args);
  char *key = g_strdup_printf("%u:%u:%u:%s:%s", id, message.line, column,
                              message.file ? message.file : "", message.text);
  if (g_hash_table_add(diag->told, key))
    g_array_append_val(diag->messages, message);
  else
    message_clear(&message);
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
  const File *file = m->line ? file_at(diag, m->line) : NULL;
  g_string_append(out, file ? file->path : m->file ? m->file : diag->file);
  if (m->line)
    g_string_append_printf(out, ":%u", m->line - (file ? file->before : 0));
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
