/* Headlines and text of advertisements and official notices in, notices out. */
#include "recover/assembler.h"

typedef enum { BEGINS_NOTHING, BEGINS_OF_LOST, BEGINS_OTHER } NoticeKind;

/* The kind of the notice that TEXT reads like the beginning of. */
static NoticeKind begins_notice(const Recovery *r, Slice text) {
  g_autoptr(GMatchInfo) info = NULL;
  Slice part;
  if (!lexicon_match(r->lexicon, lexicon_form(r->lexicon, "notice-begins"),
                     text, &info, &part))
    return BEGINS_NOTHING;
  return match_group(info, "lost", part).length ? BEGINS_OF_LOST : BEGINS_OTHER;
}

/* Whether the open notice is a list of entries of KIND, one a paragraph. */
static gboolean lists_notices(const Assembler *a, NoticeKind kind) {
  const Recovery *r = a->r;
  const Node *headline = node_child(a->item, NODE_HEADLINE);
  if (!headline)
    return FALSE;
  g_autofree char *first = node_text(node_child(a->item, NODE_PARAGRAPH), "");
  g_autofree char *head = node_text(headline, "");
  gboolean of_lost =
      lexicon_word_at_start(r->lexicon, "lost", slice_of(head)) &&
      lexicon_word_at_start(r->lexicon, "classified", slice_of(head));
  return begins_notice(r, slice_of(first)) == kind ||
         (kind == BEGINS_OF_LOST && of_lost);
}

/* Small advertisements stand one under the other without headlines: in an open
 * notice the text in hand begins the next one if it reads like a beginning,
 * unless the headline above them is that of a list of such. */
static gboolean begins_next_notice(const Assembler *a) {
  NoticeKind kind = BEGINS_NOTHING;
  if (!a->closed && node_child(a->item, NODE_PARAGRAPH))
    kind = begins_notice(a->r, unit(a)->text);
  return kind != BEGINS_NOTHING && !lists_notices(a, kind);
}

static void open_next_notice(Assembler *a) {
  assembler_open(a, NODE_NOTICE, assembler_line(a));
  diag_add(a->r->diag, DIAG_TEXT_AS_NOTICE, unit(a)->line, 0,
           "reads like a notice of its own; parted from the one above");
}

/* Text that goes on in a notice, right under what stands in it. */
static gboolean goes_on_in_notice(const Assembler *a) {
  return in_item(a, NODE_NOTICE) && !a->ended &&
         unit(a)->blanks <= a->r->units->usual_blanks;
}

Node *assembler_notice_going_on(Assembler *a) {
  if (!goes_on_in_notice(a))
    return NULL;
  if (begins_next_notice(a))
    open_next_notice(a);
  return a->item;
}

/* "一、地块基本情况" amid the text of a notice. */
static gboolean heads_part(const Assembler *a) {
  const Lexicon *lexicon = a->r->lexicon;
  return in_item(a, NODE_NOTICE) && !a->closed &&
         node_child(a->item, NODE_PARAGRAPH) &&
         lexicon_match(lexicon, lexicon_form(lexicon, "numbered"),
                       unit(a)->text, NULL, NULL);
}

void assembler_take_notice_head(Assembler *a) {
  assembler_flush(a);
  if (heads_part(a)) {
    recovery_text(a->r, a->item, NODE_SUBHEADING, unit(a)->line, unit(a)->text);
    diag_add(a->r->diag, DIAG_SUBHEADING_OF_NOTICE, unit(a)->line, 0,
             "numbered, amid the text of a notice; taken for a subheading");
    return;
  }
  if (!in_item(a, NODE_NOTICE) || !(a->decked || a->closed))
    assembler_open(a, NODE_NOTICE, assembler_line(a));
  a->decked = FALSE;
  Node *headline = node_add(a->r->issue, a->item, NODE_HEADLINE, unit(a)->line);
  recovery_text(a->r, headline, NODE_LINE, unit(a)->line, unit(a)->text);
}

static gboolean is_notice_head(const Node *article) {
  for (const Node *node = article->first; node; node = node->next)
    if (node->kind != NODE_FURNITURE && node->kind != NODE_HEADLINE)
      return FALSE;
  return node_child(article, NODE_HEADLINE) != NULL;
}

/* A headline that a notice's text stands under is the notice's. */
static gboolean turn_to_notice(Assembler *a) {
  Node *article = assembler_headed_article(a);
  if (!article || !is_notice_head(article))
    return FALSE;
  diag_add(a->r->diag, DIAG_TEXT_AS_NOTICE, article->line, 0,
           "a headline over what reads like a notice; kept as a notice");
  assembler_open(a, NODE_NOTICE, article->line);
  for (Node *node = article->first, *next; node; node = next) {
    next = node->next;
    node_move(node, node->kind == NODE_HEADLINE ? a->item : a->page, NULL);
  }
  node_remove(article);
  return TRUE;
}

void assembler_take_notice(Assembler *a) {
  assembler_flush(a);
  if (in_item(a, NODE_NOTICE) && begins_next_notice(a)) {
    open_next_notice(a);
  } else if (!in_item(a, NODE_NOTICE) && !turn_to_notice(a)) {
    assembler_open(a, NODE_NOTICE, assembler_line(a));
    diag_add(a->r->diag, DIAG_TEXT_AS_NOTICE, unit(a)->line, 0,
             "text that belongs to no article; kept as a notice");
  }
  assembler_begin_text(a, a->item, NODE_PARAGRAPH);
}
