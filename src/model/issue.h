/* ISSUE: one issue of a newspaper, as a tree.
 *
 *   issue ─┬─ masthead ── title, date, number, staff …
 *          └─ page* ─┬─ article* ── rubric, kicker, headline, subhead, byline,
 *                    │              p, subheading, figure, jump …
 *                    ├─ picture* ── rubric, headline, caption, credit
 *                    └─ notice*
 *
 * It is built once, by recovery or from issue XML, and then only read: the
 * functions of the first part take a const Issue or Node.  kinds.def says
 * which kind may hold which; attrs.def which attribute stands where.
 *
 * The issue owns its nodes and all their strings.  Strings are UTF-8 and kept
 * as printed: no digit, quote or space of the paper's text is changed. */
#ifndef KANYIN_MODEL_ISSUE_H
#define KANYIN_MODEL_ISSUE_H

#include <glib.h>

typedef enum {
#define KIND(id, name, content, parents, normalised) NODE_##id,
#include "model/kinds.def"
#undef KIND
  NODE_KINDS
} NodeKind;

typedef enum {
#define ATTR(id, name, kinds) ATTR_##id,
#include "model/attrs.def"
#undef ATTR
  NODE_ATTRS
} NodeAttr;

typedef enum {
  CONTENT_ELEMENTS,
  CONTENT_TEXT,
  CONTENT_MIXED,
  CONTENT_EMPTY
} NodeContent;

typedef struct Issue Issue;
typedef struct Node Node;

struct Node {
  Node *parent, *first, *last, *previous, *next; /* NULL where there is none */
  NodeKind kind;
  guint line;       /* of the text where it began, from 1; 0 if not known */
  guint xml_line;   /* of the issue XML it was read from; 0 if from a text */
  const char *text; /* for CONTENT_TEXT, never NULL; NULL for the others */
  struct Attribute *attributes; /* see node_attr() */
};

/* ── Reading ─────────────────────────────────────────────────────────── */

/* The root, of kind NODE_ISSUE. */
const Node *issue_root(const Issue *issue);

/* The issue's language tag: "zh-Hans" or "zh-Hant". */
const char *issue_language(const Issue *issue);

/* The masthead; never NULL. */
const Node *issue_masthead(const Issue *issue);

/* The text of the masthead's first child of KIND, "" if there is none. */
const char *issue_fact(const Issue *issue, NodeKind kind);

/* The line of the input, text or issue XML, that a message about NODE names. */
guint node_place(const Node *node);

/* The first child of KIND, or the next sibling of the same kind; NULL if none.
 */
const Node *node_child(const Node *node, NodeKind kind);
const Node *node_next(const Node *node);

/* The value of an attribute; NULL if the node does not have it. */
const char *node_attr(const Node *node, NodeAttr attr);

/* Appends the text below NODE to OUT: of all its leaves, in order, with
 * SEPARATOR between the lines of a deck.  NODE may be NULL. */
void node_append_text(const Node *node, const char *separator, GString *out);

/* The same as a new string; free with g_free(). */
char *node_text(const Node *node, const char *separator);

/* The words of the paper a node stands for, its children's apart: its text,
 * or what "printed" says if the kind is normalised.  "" if it has none. */
const char *node_printed(const Node *node);

/* What an edition shows for a fact of the masthead: its printed words; if the
 * paper does not print it (printed is "" and no earlier node has its words),
 * the value in the usual form, such as 2021年6月8日 or 第1345期.  A new string;
 * free with g_free(). */
char *node_shown(const Node *fact);

/* A walk enters each node, walks its children, and leaves it; leaves too. */
typedef struct {
  const Node *root, *node; /* private */
  gboolean entering;       /* TRUE on the way in, FALSE on the way out */
} NodeWalk;

/* Starts a walk over ROOT and what is below it. */
void node_walk_start(NodeWalk *walk, const Node *root);

/* The next node, walk->entering set; NULL after ROOT was left. */
const Node *node_walk_next(NodeWalk *walk);

/* ── The kinds ───────────────────────────────────────────────────────── */

const char *node_kind_name(NodeKind kind);
NodeContent node_kind_content(NodeKind kind);
gboolean node_kind_normalised(NodeKind kind);
gboolean node_kind_allowed(NodeKind child, NodeKind parent);
const char *node_attr_name(NodeAttr attr);
gboolean node_attr_allowed(NodeAttr attr, NodeKind kind);

/* The kind or attribute with an XML name; NODE_KINDS or NODE_ATTRS if none. */
NodeKind node_kind_by_name(const char *name);
NodeAttr node_attr_by_name(const char *name);

/* ── Building ────────────────────────────────────────────────────────── */

/* A new issue with an empty masthead.  LANGUAGE is copied.  Free with
 * issue_free(). */
Issue *issue_new(const char *language);

/* NULL is allowed. */
void issue_free(Issue *issue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Issue, issue_free)

/* The root and the masthead, to build on. */
Node *issue_root_mutable(Issue *issue);
Node *issue_masthead_mutable(Issue *issue);

/* A new last child of PARENT.  KIND must be allowed there. */
Node *node_add(Issue *issue, Node *parent, NodeKind kind, guint line);

/* A new last child of a kind with CONTENT_TEXT; LENGTH bytes of TEXT are
 * copied, up to the NUL if LENGTH is -1. */
Node *node_add_text(Issue *issue, Node *parent, NodeKind kind, guint line,
                    const char *text, gssize length);

/* Sets an attribute that NODE's kind may have; VALUE is copied. */
void node_set_attr(Issue *issue, Node *node, NodeAttr attr, const char *value);

/* Replaces the text of a CONTENT_TEXT node. */
void node_set_text(Issue *issue, Node *node, const char *text);

/* Gives the masthead's fact of KIND (title, date, number …) a VALUE that the
 * paper did not print.  Words that stood for it are kept as furniture. */
void issue_set_fact(Issue *issue, NodeKind kind, const char *value);

/* Takes NODE, with all below it, out of its place and makes it PARENT's last
 * child, or the sibling before BEFORE if that is not NULL. */
void node_move(Node *node, Node *parent, Node *before);

/* Takes NODE and all below it out of the issue and frees them. */
void node_remove(Node *node);

/* Gives every article, picture and notice without an id one that says where
 * it stands ("p1-a3"), unique in the issue. */
void issue_number_items(Issue *issue);

/* ── Checking and printing ───────────────────────────────────────────── */

/* NULL if the tree keeps its rules (parents, contents, attributes, unique ids,
 * text nodes neither empty nor side by side, a title), else a sentence naming
 * the first one broken; free with g_free(). */
char *issue_check(const Issue *issue);

/* Appends the tree as text, a node a line, indented by depth:
 *     headline @4
 *       line "一以贯之…"
 * with the source line behind @ and attributes as name=value. */
void issue_dump(const Issue *issue, GString *out);

/* Appends every word of the paper that the issue holds, node by node: texts,
 * printed forms and the headline of a continuation.  Law 1's measure: with
 * white space dropped it has each character of the input exactly once. */
void issue_append_words(const Issue *issue, GString *out);

/* The same, but only what a reader of an edition finds on the page, once: all
 * words save furniture, page marks (every edition makes its own) and the
 * headline repeated over a continuation. */
void issue_append_reading(const Issue *issue, GString *out);

#endif
