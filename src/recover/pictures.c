/* Names of files in, names of pictures out; no file is looked at here. */
#include "recover/pictures.h"

#include <string.h>

gboolean picture_name_ends(Slice text) {
  static const char *const ENDINGS[] = {".jpg",  ".jpeg", ".png",
                                        ".webp", ".svg",  ".gif",
                                        ".tif",  ".tiff", ".bmp"};
  enum { LONGEST = 120 /* [bytes] */ };
  if (text.length > LONGEST || !memchr(text.text, '.', text.length))
    return FALSE;
  g_autofree char *name = slice_dup(text);
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (guint i = 0; i < G_N_ELEMENTS(ENDINGS); i++)
    if (g_str_has_suffix(lower, ENDINGS[i]))
      return strlen(lower) > strlen(ENDINGS[i]);
  return FALSE;
}

static gboolean leads_upwards(const char *name) {
  g_auto(GStrv) parts = g_strsplit_set(name, "/\\", -1);
  return g_strv_contains((const char *const *)parts, "..");
}

gboolean picture_name_check(const char *name, guint line, Diag *diag) {
  const char *fault = NULL;
  if (strstr(name, "://"))
    fault = "is a web address";
  else if (*name == '/' || *name == '\\' || *name == '~' ||
           (g_ascii_isalpha(*name) && name[1] == ':'))
    fault = "is an absolute path";
  else if (leads_upwards(name))
    fault = "leads out of the folder";
  if (fault)
    diag_add(diag, DIAG_PICTURE_NAME_REFUSED, line, 0,
             "%s %s and was passed over; put the picture beside the text and "
             "give its name alone",
             name, fault);
  return fault == NULL;
}

/* ── Matching ────────────────────────────────────────────────────────── */

typedef struct {
  Issue *issue;
  const PictureFiles *files;
  Diag *diag;
  GHashTable *used;   /* set of names */
  GPtrArray *without; /* of Node: pictures that name no file */
} Matcher;

static void attach(Matcher *m, Node *node, const char *name,
                   const char *reason) {
  node_set_attr(m->issue, node, ATTR_SRC, name);
  g_hash_table_add(m->used, (gpointer)name);
  diag_add(m->diag, DIAG_PICTURE_MATCHED, node_place(node), 0,
           "the picture %s belongs here: %s", name, reason);
}

static void collect(Matcher *m, Node *parent) {
  for (Node *node = parent->first; node; node = node->next) {
    gboolean picture = node->kind == NODE_PICTURE || node->kind == NODE_FIGURE;
    const char *name = picture ? node_attr(node, ATTR_SRC) : NULL;
    if (name)
      g_hash_table_add(m->used, (gpointer)name);
    else if (picture)
      g_ptr_array_add(m->without, node);
    else
      collect(m, node);
  }
}

/* What stands with a picture: its own words, or those of its article. */
static char *words_of(const Node *node) {
  GString *words = g_string_new(NULL);
  node_append_text(node, " ", words);
  return g_string_free(words, FALSE);
}

static const char *base_of(const char *name) {
  const char *slash = strrchr(name, '/');
  return slash ? slash + 1 : name;
}

/* The file's own words, "高考现场" of "3-高考现场.jpg"; NULL if too few. */
static char *title_of(const char *name) {
  enum { FEWEST = 3 };
  const char *from = base_of(name);
  from += strspn(from, "0123456789-_. ");
  const char *dot = strrchr(from, '.');
  g_autofree char *title = dot ? g_strndup(from, (gsize)(dot - from)) : NULL;
  gboolean told = title && g_utf8_validate(title, -1, NULL) &&
                  g_utf8_strlen(title, -1) >= FEWEST &&
                  g_utf8_get_char(title) > 0x2E80;
  return told ? g_steal_pointer(&title) : NULL;
}

static const char *find_named(const Matcher *m, const char *words,
                              gboolean by_title) {
  for (guint i = 0; m->files->names[i]; i++) {
    const char *name = m->files->names[i];
    g_autofree char *title = by_title ? title_of(name) : NULL;
    const char *sought = by_title ? title : base_of(name);
    if (sought && !g_hash_table_contains(m->used, name) &&
        strstr(words, sought))
      return name;
  }
  return NULL;
}

static void match_names(Matcher *m, gboolean by_title) {
  for (guint i = 0; i < m->without->len;) {
    Node *node = m->without->pdata[i];
    g_autofree char *words = words_of(node);
    const char *name = find_named(m, words, by_title);
    if (name) {
      attach(m, node, name,
             by_title ? "its name stands in the caption" : "the text names it");
      g_ptr_array_remove_index(m->without, i);
    } else {
      i++;
    }
  }
}

static GPtrArray *files_left(const Matcher *m) {
  GPtrArray *left = g_ptr_array_new();
  for (guint i = 0; m->files->names[i]; i++) {
    const char *name = m->files->names[i];
    gboolean own = m->files->all || g_str_has_prefix(name, m->files->stem);
    if (own && !g_hash_table_contains(m->used, name))
      g_ptr_array_add(left, (gpointer)name);
  }
  return left;
}

/* By order only where nothing can slip: as many files as captions. */
static void match_order(Matcher *m) {
  g_autoptr(GPtrArray) left = files_left(m);
  gboolean even = left->len == m->without->len;
  guint n = even || m->files->all ? MIN(left->len, m->without->len) : 0;
  for (guint i = 0; i < n; i++) {
    Node *node = m->without->pdata[i];
    attach(m, node, left->pdata[i], "the order of files and captions");
    if (!even)
      diag_add(m->diag, DIAG_PICTURE_UNMATCHED, node_place(node), 0,
               "there are %u pictures for %u captions: look whether %s is this "
               "one's, or write 【图片】%s over it",
               left->len, m->without->len, (char *)left->pdata[i],
               (char *)left->pdata[i]);
  }
  for (guint i = n; i < left->len; i++)
    diag_add(m->diag, DIAG_PICTURE_UNMATCHED, 0, 0,
             "the picture %s belongs to no caption and was left out; write "
             "【图片】%s where it stands",
             (char *)left->pdata[i], (char *)left->pdata[i]);
  for (guint i = n; i < m->without->len && *m->files->names; i++)
    diag_add(m->diag, DIAG_PICTURE_UNMATCHED, node_place(m->without->pdata[i]),
             0, "no picture was found for this caption");
}

/* Makes a picture of each caption of GROUP; a credit goes with the caption it
 * stands behind. */
static void part_group(Issue *issue, Node *group) {
  Node *picture = group;
  for (Node *node = group->first, *next; node; node = next) {
    next = node->next;
    const Node *own = node_child(picture, NODE_CAPTION);
    if (node->kind == NODE_CAPTION && own && own != node) {
      Node *behind = picture->next;
      picture = node_add(issue, group->parent, group->kind, node->line);
      node_move(picture, group->parent, behind);
    }
    if (picture != group)
      node_move(node, picture, NULL);
  }
}

static guint count_captions(const GPtrArray *pictures) {
  guint captions = 0;
  for (guint i = 0; i < pictures->len; i++) {
    guint own = 0;
    for (const Node *node = ((const Node *)pictures->pdata[i])->first; node;
         node = node->next)
      own += node->kind == NODE_CAPTION;
    captions += MAX(own, 1);
  }
  return captions;
}

/* What is said of a group of pictures stands in one; where there are more files
 * than that, each of its captions has a picture of its own, unless the files
 * could then not be told apart by their order. */
static void part_groups(Matcher *m) {
  g_autoptr(GPtrArray) left = files_left(m);
  gboolean fits = m->files->all || left->len == count_captions(m->without);
  if (left->len <= m->without->len || !fits)
    return;
  for (guint i = 0; i < m->without->len; i++)
    part_group(m->issue, m->without->pdata[i]);
  g_ptr_array_set_size(m->without, 0);
  collect(m, issue_root_mutable(m->issue));
}

void pictures_match(Issue *issue, const PictureFiles *files, Diag *diag) {
  g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) without = g_ptr_array_new();
  Matcher matcher = {issue, files, diag, used, without};
  collect(&matcher, issue_root_mutable(issue));
  part_groups(&matcher);
  match_names(&matcher, FALSE);
  match_names(&matcher, TRUE);
  match_order(&matcher);
}
