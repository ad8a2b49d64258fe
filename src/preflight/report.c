/* In: findings.  Out: a page of text that can be mailed to a printing house.
 * What is the same on many pages is said once. */
#include "preflight/preflight.h"

#include <string.h>

#include "preflight/verdict.h"

#define MM (72 / 25.4)

enum { MOST_LISTED = 40 }; /* images; a longer list no one reads */

static const char *const COLOUR_NAMES[COLOURS] = {
    "black alone (gray)",    "black alone (CMYK)", "CMYK",
    "RGB without a profile", "gray by profile",    "RGB by profile",
    "CMYK by profile",       "spot colours",       "registration colour",
    "unreadable colours"};

static void append_inks(guint inks, GString *out) {
  const char *between = "";
  for (guint i = 0; i < COLOURS; i++) {
    if (!(inks >> i & 1))
      continue;
    g_string_append_printf(out, "%s%s", between, COLOUR_NAMES[i]);
    between = ", ";
  }
  if (!inks)
    g_string_append(out, "none");
}

/* ── Pages ───────────────────────────────────────────────────────────── */

static void append_box(const char *name, const PageBox *box, GString *out) {
  g_string_append_printf(out, "%s ", name);
  if (box->there)
    g_string_append_printf(out, "%.1f × %.1f mm", box->width / MM,
                           box->height / MM);
  else
    g_string_append(out, "not said");
}

static void describe_boxes(const PageFindings *page, GString *out) {
  append_box("media", &page->media, out);
  append_box(", bleed", &page->bleed, out);
  append_box(", trim", &page->trim, out);
}

static void describe_inks(const PageFindings *page, GString *out) {
  append_inks(page->inks, out);
  if (page->transparent)
    g_string_append(out, "; transparency");
}

/* One description and the pages it holds for. */
typedef struct {
  char *text;
  GString *pages;
  guint first, last; /* of the range that is open, from 1 */
} Group;

static void close_range(Group *group) {
  g_string_append_printf(group->pages, group->pages->len ? ", %u" : "%u",
                         group->first);
  if (group->last > group->first)
    g_string_append_printf(group->pages, "-%u", group->last);
}

static void extend(Group *group, guint page) {
  if (page > group->last + 1) {
    close_range(group);
    group->first = page;
  }
  group->last = page;
}

static void group_free(gpointer data) {
  Group *group = data;
  g_free(group->text);
  g_string_free(group->pages, TRUE);
  g_free(group);
}

/* Adds PAGE to the group of TEXT, which is taken over. */
static void add_to_group(GPtrArray *groups, GHashTable *by_text, char *text,
                         guint page) {
  Group *group = g_hash_table_lookup(by_text, text);
  if (group) {
    extend(group, page);
    g_free(text);
    return;
  }
  group = g_new(Group, 1);
  *group = (Group){text, g_string_new(NULL), page, page};
  g_ptr_array_add(groups, group);
  g_hash_table_insert(by_text, text, group);
}

static void print_pages(const Findings *findings, const char *heading,
                        void (*describe)(const PageFindings *, GString *),
                        GString *out) {
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(group_free);
  g_autoptr(GHashTable) by_text = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < findings->pages->len; i++) {
    GString *text = g_string_new(NULL);
    describe(&g_array_index(findings->pages, PageFindings, i), text);
    add_to_group(groups, by_text, g_string_free(text, FALSE), i + 1);
  }
  g_string_append_printf(out, "%s:\n", heading);
  for (guint i = 0; i < groups->len; i++) {
    Group *group = groups->pdata[i];
    close_range(group);
    gboolean many = strpbrk(group->pages->str, "-,") != NULL;
    g_string_append_printf(out, "  %s %s: %s\n", many ? "pages" : "page",
                           group->pages->str, group->text);
  }
}

/* ── The document ────────────────────────────────────────────────────── */

static void print_claims(const Findings *findings, GString *out) {
  g_string_append(out, "Claims:");
  if (findings->pdfa_part)
    g_string_append_printf(out, " PDF/A-%s%s", findings->pdfa_part,
                           findings->pdfa_level ? findings->pdfa_level : "");
  if (findings->pdfua_part)
    g_string_append_printf(out, " PDF/UA-%s", findings->pdfua_part);
  if (findings->pdfx_version)
    g_string_append_printf(out, " %s", findings->pdfx_version);
  if (!findings->pdfa_part && !findings->pdfua_part && !findings->pdfx_version)
    g_string_append(out, " none");
  g_string_append_c(out, '\n');
}

static void print_document(const Findings *findings, GString *out) {
  g_string_append_printf(out, "PDF %s, %u pages, %.0f KB%s\n",
                         findings->version, findings->pages->len,
                         (double)findings->size / 1000,
                         findings->encrypted ? ", encrypted" : "");
  g_string_append_printf(out, "Title: %s\n",
                         findings->title ? findings->title : "none");
  if (findings->repairs)
    g_string_append_printf(out, "Damage: %u faults mended on reading\n",
                           findings->repairs);
  print_claims(findings, out);
}

static const char *space_name(guint components) {
  static const char *const names[] = {"other inks", "gray", "other inks", "RGB",
                                      "CMYK"};
  return names[components];
}

static void print_intents(const Findings *findings, GString *out) {
  if (!findings->intents->len)
    g_string_append(out, "Output intent: none\n");
  for (guint i = 0; i < findings->intents->len; i++) {
    const IntentFindings *intent =
        &g_array_index(findings->intents, IntentFindings, i);
    g_string_append_printf(out, "Output intent %s: %s",
                           intent->subtype ? intent->subtype : "?",
                           intent->condition ? intent->condition : "?");
    if (intent->profile)
      g_string_append_printf(out, "; profile \"%s\", class %s, %s",
                             intent->profile->name, intent->profile->class,
                             space_name(intent->profile->components));
    else
      g_string_append_printf(out, "; the profile %s",
                             intent->fault ? intent->fault : "is missing");
    g_string_append_c(out, '\n');
  }
}

static void print_fonts(const Findings *findings, GString *out) {
  g_string_append_printf(out, "Fonts: %u\n", findings->fonts->len);
  for (guint i = 0; i < findings->fonts->len; i++) {
    const FontFindings *font = &g_array_index(findings->fonts, FontFindings, i);
    g_string_append_printf(out, "  %s (%s): %s%s\n", font->name, font->type,
                           !font->embedded ? "NOT embedded"
                           : font->subset ? "embedded, cut down to what is used"
                                          : "embedded",
                           font->unicode ? ", ToUnicode" : "");
  }
}

static void print_images(const Findings *findings, GString *out) {
  g_string_append_printf(out, "Images: %u\n", findings->images->len);
  for (guint i = 0; i < findings->images->len; i++) {
    const ImageFindings *image =
        &g_array_index(findings->images, ImageFindings, i);
    if (i == MOST_LISTED) {
      g_string_append_printf(out, "  and %u more\n", findings->images->len - i);
      return;
    }
    g_string_append_printf(out, "  page %u: %u × %u pixels, %.0f ppi, ",
                           image->page + 1, image->width, image->height,
                           image->ppi);
    append_inks(image->ink, out);
    g_string_append_c(out, '\n');
  }
}

static void print_tags(const Findings *findings, GString *out) {
  if (!findings->tagged) {
    g_string_append(out, "Tags: none\n");
    return;
  }
  g_string_append_printf(out,
                         "Tags: %u elements, %u figures (%u without a text), "
                         "language %s%s\n",
                         findings->elements, findings->figures,
                         findings->silent_figures,
                         findings->language ? findings->language : "not said",
                         findings->marked ? "" : ", not marked as tagged");
}

static void print_attachments(const Findings *findings, GString *out) {
  g_string_append_printf(out, "Attachments: %u\n", findings->attachments->len);
  for (guint i = 0; i < findings->attachments->len; i++) {
    const AttachmentFindings *file =
        &g_array_index(findings->attachments, AttachmentFindings, i);
    g_string_append_printf(out, "  %s", file->name);
    if (file->size >= 0)
      g_string_append_printf(out, ", %.1f KB", (double)file->size / 1000);
    g_string_append_c(out, '\n');
  }
}

static void print_annotations(const Findings *findings, GString *out) {
  guint links = 0, comments = 0;
  for (guint i = 0; i < findings->pages->len; i++) {
    const PageFindings *page = &g_array_index(findings->pages, PageFindings, i);
    links += page->links;
    comments += page->comments;
  }
  g_string_append_printf(out, "Links: %u; comments and forms: %u\n", links,
                         comments);
}

/* ── The verdicts ────────────────────────────────────────────────────── */

static void print_verdict(const char *question, GPtrArray *reasons,
                          GString *out) {
  g_string_append_printf(out, "%s: %s\n", question,
                         reasons->len ? "no" : "yes");
  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf(out, "  - %s\n", (char *)reasons->pdata[i]);
}

void preflight_print(const Findings *findings, GString *out) {
  print_document(findings, out);
  print_intents(findings, out);
  print_pages(findings, "Boxes", describe_boxes, out);
  print_pages(findings, "Inks", describe_inks, out);
  print_fonts(findings, out);
  print_images(findings, out);
  print_tags(findings, out);
  print_attachments(findings, out);
  print_annotations(findings, out);
  g_autoptr(GPtrArray) print = verdict_print(findings);
  g_autoptr(GPtrArray) archive = verdict_archive(findings);
  print_verdict("Ready to print", print, out);
  print_verdict("Archival keys", archive, out);
}

gboolean preflight_passes(const Findings *findings) {
  g_autoptr(GPtrArray) print = verdict_print(findings);
  g_autoptr(GPtrArray) archive = verdict_archive(findings);
  gboolean printable = print->len == 0, keepable = archive->len == 0;
  return (printable || keepable) &&
         (printable || !verdict_claims_print(findings)) &&
         (keepable || !verdict_claims_archive(findings));
}
