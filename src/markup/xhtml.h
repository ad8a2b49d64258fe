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

/* ITEM, an article, picture or notice.  ID becomes the id of its element and
 * the beginning of all others in it: ASCII, unique in the document.  JOINTS
 * are the labels of the item's joints in order, as many as there are. */
void xhtml_item(XmlOut *out, const Node *item, const char *id,
                const char *const *joints);

/* TRUE if NODE is a joint: the jump of an article whose rest, printed on
 * another page, follows it here. */
gboolean xhtml_is_joint(const Node *node);

/* The id of the page break at the joint number NTH, from 0, of the item ID.
 * Free with g_free(). */
char *xhtml_joint_id(const char *id, guint nth);

/* An invisible mark that the printed page LABEL begins here (EPUB
 * Accessibility Techniques 1.1, "Provide page break markers"). */
void xhtml_page_break(XmlOut *out, const char *id, const char *label);

#endif
