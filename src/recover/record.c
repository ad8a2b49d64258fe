/* Judgements kept as plain data; the names of rules are copied, since the
 * table of evidence goes when the lines are labelled. */
#include "recover/record.h"

Record *record_new(void) {
  Record *record = g_new(Record, 1);
  record->judgements = g_array_new(FALSE, FALSE, sizeof(Judgement));
  record->names = g_string_chunk_new(4096);
  record->pieces = g_string_new(NULL);
  return record;
}

void record_free(Record *record) {
  if (!record)
    return;
  g_array_unref(record->judgements);
  g_string_chunk_free(record->names);
  g_string_free(record->pieces, TRUE);
  g_free(record);
}

static void dump_judgement(const Judgement *j, GString *out) {
  g_string_append_printf(out, "%u %s %u%% (%s)", j->line, j->label,
                         j->confidence, j->other);
  for (guint i = 0; i < RECORD_REASONS && j->reasons[i]; i++)
    g_string_append_printf(out, "%s %s", i ? ";" : ":", j->reasons[i]);
  g_string_append_c(out, '\n');
}

void record_dump(const Record *record, GString *out) {
  for (guint i = 0; i < record->judgements->len; i++)
    dump_judgement(&g_array_index(record->judgements, Judgement, i), out);
}

void record_dump_evidence(const Record *record, GString *out) {
  for (guint i = 0; i < record->judgements->len; i++) {
    const Judgement *j = &g_array_index(record->judgements, Judgement, i);
    g_string_append_printf(out, "%u %s %s\n", j->line, j->label, j->atoms);
  }
  g_string_append_printf(out, "\n%s", record->pieces->str);
}
