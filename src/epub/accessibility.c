/* The plan goes in, properties come out.  Of every edition made here some are
 * true: all of it is text, in order, with structure, in the reader's own type;
 * nothing moves, flashes or sounds.  That it conforms to a standard only a
 * person can say who has looked at it: then the package gives the name. */
#include "epub/accessibility.h"

#define CONFORMANCE "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"

static void put_feature(XmlOut *out, const char *feature) {
  put_meta(out, "schema:accessibilityFeature", NULL, feature);
}

static void put_features(XmlOut *out, const Book *book) {
  put_feature(out, "displayTransformability");
  put_feature(out, "readingOrder");
  put_feature(out, "structuralNavigation");
  put_feature(out, "tableOfContents");
  if (book_has_images(book))
    put_feature(out, "alternativeText");
  if (book->page_list->len) {
    put_feature(out, "pageBreakMarkers");
    put_feature(out, "pageNavigation");
  }
}

static void put_claim(XmlOut *out, const EpubOptions *options) {
  xml_leaf(out, CONFORMANCE, "meta", "property", "dcterms:conformsTo", "id",
           "conformance", NULL);
  xml_line(out);
  xml_leaf(out, options->certifier, "meta", "refines", "#conformance",
           "property", "a11y:certifiedBy", "id",
           options->certifier_report ? "certifier" : NULL, NULL);
  xml_line(out);
  if (!options->certifier_report)
    return;
  xml_start(out, "link", "refines", "#certifier", "rel", "a11y:certifierReport",
            "href", options->certifier_report, NULL);
  xml_end_line(out);
}

void accessibility_put(XmlOut *out, const Book *book) {
  put_meta(out, "schema:accessMode", NULL, "textual");
  if (book_has_images(book))
    put_meta(out, "schema:accessMode", NULL, "visual");
  put_meta(out, "schema:accessModeSufficient", NULL, "textual");
  put_features(out, book);
  put_meta(out, "schema:accessibilityHazard", NULL, "none");
  put_meta(out, "schema:accessibilitySummary", NULL, book->words->summary);
  if (book->options->certifier)
    put_claim(out, book->options);
}
