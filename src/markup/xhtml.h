/* ISSUE as XHTML: the items of a page as fragments, and the document around
 * them (EPUB 3.3, 6.1: HTML in its XML syntax).
 *
 * Names of classes are those of assets/epub/newspaper.css.  Every word that
 * issue_append_reading() gives for an item stands in its fragment once and in
 * order, and no other word does: what an edition adds is its writer's. */
#ifndef KANYIN_MARKUP_XHTML_H
#define KANYIN_MARKUP_XHTML_H

#include "markup/xml_out.h"
#include "model/issue.h"

/* Starts a document with its head; what follows goes into the body.  TITLE
 * must not be empty.  Finish it with xml_out_finish(). */
XmlOut *xhtml_document(const char *title, const char *language,
                       const char *stylesheet);

/* An image that stands in the place of a picture or figure. */
typedef struct {
  const char *src, *alt;
  guint width, height; /* [px] */
} XhtmlImage;

/* IMAGE on a line of its own; ROLE may be NULL. */
void xhtml_image(XmlOut *out, const XhtmlImage *image, const char *role);

/* What the writer of a document knows of an item beside its words. */
typedef struct {
  const char *id;             /* of its element, ASCII; NULL: none */
  const char *const *joints;  /* the labels of its joints in order, as many as
                                 there are */
  const char *const *targets; /* where its jump lines lead, as many and in the
                                 order xhtml_is_jump_line() finds them; an
                                 element NULL: nowhere */
  GHashTable *images;         /* const Node * to XhtmlImage *; NULL: none */
} XhtmlItem;

/* ITEM, an article, picture or notice, the only one of its document. */
void xhtml_item(XmlOut *out, const Node *item, const XhtmlItem *about);

/* TRUE if NODE is a joint: the jump of an article whose rest, printed on
 * another page, follows it here. */
gboolean xhtml_is_joint(const Node *node);

/* TRUE if NODE is a line that leads elsewhere: a jump that is no joint, or a
 * continuation line. */
gboolean xhtml_is_jump_line(const Node *node);

/* The id of the page break at the item's joint number NTH, from 0.  Free with
 * g_free(). */
char *xhtml_joint_id(guint nth);

/* An invisible mark that the printed page LABEL begins here (EPUB
 * Accessibility Techniques 1.1, "Provide page break markers"). */
void xhtml_page_break(XmlOut *out, const char *id, const char *label);

#endif
