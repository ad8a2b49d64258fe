/* Two tables of rules; a rule looks at the findings and says what is wrong, or
 * nothing. */
#include "preflight/verdict.h"

#include <string.h>

/* What is wrong, in newly allocated words; NULL if nothing is. */
typedef char *(*Rule)(const Findings *findings);

#define SLACK 0.01 /* between boxes that shall lie within each other [pt] */

static char *unless(gboolean fulfilled, const char *reason) {
  return fulfilled ? NULL : g_strdup(reason);
}

static const PageFindings *page_at(const Findings *findings, guint i) {
  return &g_array_index(findings->pages, PageFindings, i);
}

/* ── For both ────────────────────────────────────────────────────────── */

static char *not_encrypted(const Findings *findings) {
  return unless(!findings->encrypted, "it is encrypted");
}

static char *not_damaged(const Findings *findings) {
  return findings->repairs
             ? g_strdup_printf("it is damaged: %u faults had to be mended on "
                               "reading",
                               findings->repairs)
             : unless(!findings->cut_short,
                      "its content is too entangled to be read to its end");
}

static char *has_id(const Findings *findings) {
  return unless(findings->has_id, "it has no document ID");
}

static char *has_sound_metadata(const Findings *findings) {
  return findings->has_metadata
             ? unless(findings->metadata_sound,
                      "its XMP metadata are no well-formed XML")
             : g_strdup("it has no XMP metadata");
}

static char *has_title(const Findings *findings) {
  return unless(findings->metadata_title && *findings->metadata_title,
                "its metadata give no title");
}

static char *is_passive(const Findings *findings) {
  return unless(!findings->active, "it holds a script or acts on opening");
}

static char *fonts_embedded(const Findings *findings) {
  for (guint i = 0; i < findings->fonts->len; i++) {
    const FontFindings *font = &g_array_index(findings->fonts, FontFindings, i);
    if (!font->embedded)
      return g_strdup_printf("the font %s is not embedded", font->name);
  }
  return NULL;
}

/* ── Colours ─────────────────────────────────────────────────────────── */

static const IntentFindings *find_intent(const Findings *findings,
                                         const char *subtype) {
  for (guint i = 0; i < findings->intents->len; i++) {
    const IntentFindings *intent =
        &g_array_index(findings->intents, IntentFindings, i);
    if (g_strcmp0(intent->subtype, subtype) == 0)
      return intent;
  }
  return NULL;
}

/* The device inks an intent of so many components covers; those a profile or a
 * plate of their own defines need none. */
static guint covered(const IntentFindings *intent) {
  static const guint by_components[] = {
      0, COLOUR_GRAY, 0, COLOUR_GRAY | COLOUR_RGB,
      COLOUR_GRAY | COLOUR_BLACK | COLOUR_CMYK};
  guint n = intent && intent->profile ? intent->profile->components : 0;
  return by_components[n] | COLOUR_ICC_GRAY | COLOUR_ICC_RGB | COLOUR_ICC_CMYK |
         COLOUR_SPOT | COLOUR_ALL;
}

static char *colours_covered(const Findings *findings, const char *subtype) {
  guint inks = covered(find_intent(findings, subtype));
  for (guint i = 0; i < findings->pages->len; i++)
    if (page_at(findings, i)->inks & ~inks)
      return g_strdup_printf("page %u has device colours that the output "
                             "intent does not cover",
                             i + 1);
  return NULL;
}

/* ── For print ───────────────────────────────────────────────────────── */

static char *press_intent(const Findings *findings) {
  const IntentFindings *intent = find_intent(findings, "GTS_PDFX");
  if (!intent)
    return g_strdup("it names no press: there is no output intent GTS_PDFX");
  if (!intent->profile)
    return g_strdup_printf("the profile of its output intent %s",
                           intent->fault ? intent->fault : "is missing");
  const char *fault = profile_output_fault(intent->profile);
  return fault ? g_strdup_printf("the profile of its output intent %s", fault)
               : NULL;
}

/* Without an intent that is all there is to say. */
static char *press_colours(const Findings *findings) {
  return find_intent(findings, "GTS_PDFX")
             ? colours_covered(findings, "GTS_PDFX")
             : NULL;
}

static gboolean within(const PageBox *inner, const PageBox *outer) {
  return inner->x >= outer->x - SLACK && inner->y >= outer->y - SLACK &&
         inner->x + inner->width <= outer->x + outer->width + SLACK &&
         inner->y + inner->height <= outer->y + outer->height + SLACK;
}

static char *boxes_nested(const Findings *findings) {
  for (guint i = 0; i < findings->pages->len; i++) {
    const PageFindings *page = page_at(findings, i);
    if (!page->trim.there)
      return g_strdup_printf("page %u has no trim box", i + 1);
    if (!within(&page->trim, &page->bleed) ||
        !within(&page->bleed, &page->media))
      return g_strdup_printf("page %u has boxes that do not lie within each "
                             "other: trim, bleed, media",
                             i + 1);
  }
  return NULL;
}

static char *nothing_over_pages(const Findings *findings) {
  for (guint i = 0; i < findings->pages->len; i++)
    if (page_at(findings, i)->links || page_at(findings, i)->comments)
      return g_strdup_printf("page %u has links, comments or forms", i + 1);
  return NULL;
}

static char *trapping_said(const Findings *findings) {
  return unless(g_strcmp0(findings->trapped, "True") == 0 ||
                    g_strcmp0(findings->trapped, "False") == 0,
                "it does not say whether it is trapped");
}

static char *claims_pdfx(const Findings *findings) {
  return unless(verdict_claims_print(findings), "it does not claim PDF/X");
}

static char *document_identified(const Findings *findings) {
  return unless(findings->document_id && findings->metadata_date,
                "its metadata lack DocumentID or MetadataDate");
}

static const Rule PRINT[] = {not_encrypted,  not_damaged,        has_id,
                             press_intent,   boxes_nested,       press_colours,
                             fonts_embedded, nothing_over_pages, is_passive,
                             trapping_said,  has_sound_metadata, claims_pdfx,
                             has_title,      document_identified};

/* ── For keeping ─────────────────────────────────────────────────────── */

static gboolean level_is(const Findings *findings, const char *levels) {
  return findings->pdfa_level && strlen(findings->pdfa_level) == 1 &&
         strchr(levels, g_ascii_toupper(*findings->pdfa_level));
}

static char *claims_pdfa(const Findings *findings) {
  return unless(verdict_claims_archive(findings), "it does not claim PDF/A");
}

/* A file that is not meant for keeping needs no intent for it. */
static char *archive_colours(const Findings *findings) {
  return verdict_claims_archive(findings)
             ? colours_covered(findings, "GTS_PDFA1")
             : NULL;
}

static char *archive_profile(const Findings *findings) {
  const IntentFindings *intent = find_intent(findings, "GTS_PDFA1");
  return intent && intent->fault
             ? g_strdup_printf("the profile of its output intent %s",
                               intent->fault)
             : NULL;
}

static char *fonts_searchable(const Findings *findings) {
  for (guint i = 0; level_is(findings, "AU") && i < findings->fonts->len; i++) {
    const FontFindings *font = &g_array_index(findings->fonts, FontFindings, i);
    if (!font->unicode && g_str_has_prefix(font->type, "CID"))
      return g_strdup_printf("the font %s does not say which characters its "
                             "glyphs are (ToUnicode)",
                             font->name);
  }
  return NULL;
}

static char *tags_complete(const Findings *findings) {
  if (!level_is(findings, "A") && !findings->pdfua_part)
    return NULL;
  if (!findings->tagged || !findings->marked || !findings->elements)
    return g_strdup("it is not tagged");
  if (!findings->language)
    return g_strdup("it does not say which language it is in");
  return findings->silent_figures
             ? g_strdup_printf("%u of %u figures have no text for who cannot "
                               "see them",
                               findings->silent_figures, findings->figures)
             : NULL;
}

static char *title_shown(const Findings *findings) {
  return unless(!findings->pdfua_part || findings->title_shown,
                "it does not let the reader show its title");
}

static char *may_attach(const Findings *findings) {
  return unless(!findings->attachments->len ||
                    g_strcmp0(findings->pdfa_part, "3") == 0 ||
                    g_strcmp0(findings->pdfa_part, "4") == 0,
                "it has attachments, which PDF/A allows from part 3 on");
}

static const Rule ARCHIVE[] = {
    not_encrypted,  not_damaged,      has_id,          has_sound_metadata,
    claims_pdfa,    has_title,        archive_profile, archive_colours,
    fonts_embedded, fonts_searchable, tags_complete,   title_shown,
    may_attach,     is_passive};

/* ── The verdicts ────────────────────────────────────────────────────── */

static GPtrArray *judge(const Findings *findings, const Rule *rules, guint n) {
  GPtrArray *reasons = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < n; i++) {
    char *reason = rules[i](findings);
    if (reason)
      g_ptr_array_add(reasons, reason);
  }
  return reasons;
}

GPtrArray *verdict_print(const Findings *findings) {
  return judge(findings, PRINT, G_N_ELEMENTS(PRINT));
}

GPtrArray *verdict_archive(const Findings *findings) {
  return judge(findings, ARCHIVE, G_N_ELEMENTS(ARCHIVE));
}

gboolean verdict_claims_print(const Findings *findings) {
  return findings->pdfx_version != NULL;
}

gboolean verdict_claims_archive(const Findings *findings) {
  return findings->pdfa_part != NULL;
}
