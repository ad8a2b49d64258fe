/* The issue's texts go in; for each face the set of characters it must show is
 * gathered, and fonts cut to these sets come out. */
#include "epub/typefaces.h"

#include "epub/subset.h"

/* ── The faces ───────────────────────────────────────────────────────── */

static const struct {
  const char *name;   /* in fonts/fonts.ini, and of the file */
  const char *family; /* in assets/epub/typefaces.css */
  guint weight;
} FACES[EPUB_FACES] = {
    [EPUB_SONG] = {"song", "newspaper-song", 400},
    [EPUB_SONG_BOLD] = {"song-bold", "newspaper-song", 700},
    [EPUB_SONG_BLACK] = {"song-black", "newspaper-song", 900},
    [EPUB_HEI] = {"hei", "newspaper-hei", 400},
    [EPUB_HEI_BOLD] = {"hei-bold", "newspaper-hei", 700},
    [EPUB_KAI] = {"kai", "newspaper-kai", 400}};

const char *epub_face_name(EpubFaceName face) {
  return FACES[face].name;
}

/* The face that the style sheet gives to what a kind holds, plus one; 0: what
 * its parent has. */
static const guint8 FACE_OF[NODE_KINDS] = {[NODE_ISSUE] = 1 + EPUB_SONG,
                                           [NODE_TITLE] = 1 + EPUB_SONG_BLACK,
                                           [NODE_HEADLINE] = 1 + EPUB_SONG_BOLD,
                                           [NODE_KICKER] = 1 + EPUB_HEI,
                                           [NODE_RUBRIC] = 1 + EPUB_HEI_BOLD,
                                           [NODE_DATELINE] = 1 + EPUB_HEI_BOLD,
                                           [NODE_SUBHEADING] =
                                               1 + EPUB_HEI_BOLD,
                                           [NODE_PICTURE] = 1 + EPUB_HEI,
                                           [NODE_CAPTION] = 1 + EPUB_HEI,
                                           [NODE_SUBHEAD] = 1 + EPUB_KAI,
                                           [NODE_BYLINE] = 1 + EPUB_KAI,
                                           [NODE_CREDIT] = 1 + EPUB_KAI,
                                           [NODE_JUMP] = 1 + EPUB_KAI,
                                           [NODE_CONTINUED] = 1 + EPUB_KAI,
                                           [NODE_EDITOR_NOTE] = 1 + EPUB_KAI};

static EpubFaceName face_of(const Node *node) {
  while (!FACE_OF[node->kind])
    node = node->parent;
  return FACE_OF[node->kind] - 1;
}

/* ── Gathering ───────────────────────────────────────────────────────── */

typedef struct {
  const Book *book;
  FontSource *sources[EPUB_FACES]; /* NULL: not opened, or not to be had */
  gboolean tried[EPUB_FACES];
  GHashTable *wanted[EPUB_FACES];  /* of characters, by the face they want */
  GHashTable *rescued[EPUB_FACES]; /* rare ones, by the face that has them */
  GHashTable *seen;                /* rare ones looked at */
  Typefaces *out;
  gboolean failed;
  Diag *diag;
} Cutting;

gboolean typefaces_is_rare(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  if (type == G_UNICODE_PRIVATE_USE)
    return TRUE;
  gboolean common = (c >= 0x2E80 && c <= 0x303F) ||
                    (c >= 0x4E00 && c <= 0x9FA5) ||
                    (c >= 0xFA0C && c <= 0xFA29);
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN && !common;
}

static void open_source(Cutting *cutting, EpubFaceName face) {
  const EpubFace *given = &cutting->book->options->faces[face];
  cutting->tried[face] = TRUE;
  if (!given->file)
    return;
  FontSource *source = font_source_open(given);
  if (source && font_source_may_embed(source)) {
    cutting->sources[face] = source;
    return;
  }
  if (source)
    diag_add(cutting->diag, DIAG_FONT_LEFT_OUT, 0, 0,
             "the licence of %s forbids embedding: the e-book does without; "
             "name another font for %s in fonts/fonts.ini",
             given->file, FACES[face].name);
  else
    diag_add(cutting->diag, DIAG_FONT_UNUSABLE, 0, 0,
             "font %s (face %u) cannot be read; install its package again",
             given->file, given->index);
  cutting->failed |= !source;
  font_source_free(source);
}

static const FontSource *source_of(Cutting *cutting, EpubFaceName face) {
  if (!cutting->tried[face])
    open_source(cutting, face);
  return cutting->sources[face];
}

static gboolean has_faces(const Cutting *cutting) {
  for (guint i = 0; i < EPUB_FACES; i++)
    if (cutting->book->options->faces[i].file)
      return TRUE;
  return FALSE;
}

/* Finds the face that C, a rare character on LINE, is set in. */
static void rescue(Cutting *cutting, gunichar c, guint line) {
  if (!g_hash_table_add(cutting->seen, GUINT_TO_POINTER(c)))
    return;
  for (guint i = 0; i < EPUB_FACES; i++) {
    const FontSource *source = source_of(cutting, i);
    if (!source || !font_source_has(source, c))
      continue;
    g_hash_table_add(cutting->rescued[i], GUINT_TO_POINTER(c));
    g_hash_table_add(cutting->out->rare, GUINT_TO_POINTER(c));
    return;
  }
  if (has_faces(cutting))
    diag_add(
        cutting->diag, DIAG_CHARACTER_WITHOUT_FONT, line, 0,
        "no typeface has U+%04X; the e-book shows it only where a reader's "
        "own fonts do: write the character another way",
        c);
}

static void want(Cutting *cutting, gunichar c, EpubFaceName face, guint line) {
  if (!cutting->book->options->embed_fonts) {
    if (typefaces_is_rare(c))
      rescue(cutting, c, line);
    return;
  }
  const FontSource *source = source_of(cutting, face);
  if (source && font_source_has(source, c))
    g_hash_table_add(cutting->wanted[face], GUINT_TO_POINTER(c));
  else if (g_unichar_isgraph(c) || typefaces_is_rare(c))
    rescue(cutting, c, line);
}

static void want_text(Cutting *cutting, const char *text, EpubFaceName face,
                      guint line) {
  for (; *text; text = g_utf8_next_char(text))
    want(cutting, g_utf8_get_char(text), face, line);
}

static void want_issue(Cutting *cutting) {
  NodeWalk walk;
  node_walk_start(&walk, issue_root(cutting->book->issue));
  for (const Node *node; (node = node_walk_next(&walk));) {
    if (!walk.entering || node->kind == NODE_FURNITURE)
      continue;
    g_autofree char *shown = node->text ? node_shown(node) : NULL;
    want_text(cutting, shown ? shown : node_printed(node), face_of(node),
              node->line);
  }
}

/* Navigation: the labels of items, the first of a page bold; of pages. */
static void want_labels(Cutting *cutting) {
  const Book *book = cutting->book;
  const EpubWords *words = book->words;
  const char *const lists[] = {words->contents, words->imprint};
  const char *const turns[] = {words->previous, words->next, words->rest_here};
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    want_text(cutting, lists[i], EPUB_HEI_BOLD, 0);
  for (guint i = 0; i < G_N_ELEMENTS(turns); i++)
    want_text(cutting, turns[i], EPUB_SONG, 0);
  for (guint i = 0; i < book->pages->len; i++)
    want_text(cutting, book_page(book, i)->label, EPUB_HEI_BOLD, 0);
  for (guint i = 0; i < book->documents->len; i++) {
    want_text(cutting, book_document(book, i)->label, EPUB_SONG, 0);
    if (book_opens_page(book, i))
      want_text(cutting, book_document(book, i)->label, EPUB_SONG_BOLD, 0);
  }
}

/* ── Cutting ─────────────────────────────────────────────────────────── */

/* Adds the font of FACE with CHARACTERS, if there are any, its name and family
 * beginning with PREFIX. */
static void add_font(Cutting *cutting, EpubFaceName face,
                     GHashTable *characters, const char *prefix,
                     const char *family, guint weight) {
  if (!g_hash_table_size(characters))
    return;
  const FontSource *source = cutting->sources[face];
  BookFont font = {.file = g_strdup_printf("%s%s.%s", prefix, FACES[face].name,
                                           font_source_extension(source)),
                   .family = g_strdup(family),
                   .weight = weight,
                   .media_type = font_source_media_type(source),
                   .bytes = font_source_cut(source, characters)};
  if (!font.bytes) {
    diag_add(cutting->diag, DIAG_FONT_UNUSABLE, 0, 0,
             "font %s (face %u) cannot be cut down to the characters used",
             cutting->book->options->faces[face].file,
             cutting->book->options->faces[face].index);
    cutting->failed = TRUE;
  }
  g_array_append_val(cutting->out->fonts, font);
}

static void cut(Cutting *cutting) {
  for (guint i = 0; i < EPUB_FACES; i++)
    add_font(cutting, i, cutting->wanted[i], "", FACES[i].family,
             FACES[i].weight);
  for (guint i = 0; i < EPUB_FACES; i++) {
    g_autofree char *family = g_strconcat("rare-", FACES[i].name, NULL);
    add_font(cutting, i, cutting->rescued[i], "rare-", family, 400);
  }
}

static void font_clear(gpointer data) {
  BookFont *font = data;
  g_free(font->file);
  g_free(font->family);
  g_clear_pointer(&font->bytes, g_bytes_unref);
}

static void cutting_open(Cutting *cutting) {
  cutting->out = g_new0(Typefaces, 1);
  cutting->out->fonts = g_array_new(FALSE, FALSE, sizeof(BookFont));
  g_array_set_clear_func(cutting->out->fonts, font_clear);
  cutting->out->rare = g_hash_table_new(NULL, NULL);
  cutting->seen = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < EPUB_FACES; i++) {
    cutting->wanted[i] = g_hash_table_new(NULL, NULL);
    cutting->rescued[i] = g_hash_table_new(NULL, NULL);
  }
}

static void cutting_close(Cutting *cutting) {
  for (guint i = 0; i < EPUB_FACES; i++) {
    font_source_free(cutting->sources[i]);
    g_hash_table_unref(cutting->wanted[i]);
    g_hash_table_unref(cutting->rescued[i]);
  }
  g_hash_table_unref(cutting->seen);
}

Typefaces *typefaces_new(const Book *book, Diag *diag) {
  Cutting cutting = {.book = book, .diag = diag};
  cutting_open(&cutting);
  want_issue(&cutting);
  want_labels(&cutting);
  if (!cutting.failed)
    cut(&cutting);
  cutting_close(&cutting);
  if (!cutting.failed)
    return cutting.out;
  typefaces_free(cutting.out);
  return NULL;
}

void typefaces_free(Typefaces *typefaces) {
  if (!typefaces)
    return;
  g_array_unref(typefaces->fonts);
  g_hash_table_unref(typefaces->rare);
  g_free(typefaces);
}

/* ── The style sheet ─────────────────────────────────────────────────── */

void typefaces_append_css(const Typefaces *typefaces, GString *css) {
  g_autoptr(GString) rare = g_string_new(NULL);
  for (guint i = 0; i < typefaces->fonts->len; i++) {
    const BookFont *font = &g_array_index(typefaces->fonts, BookFont, i);
    g_string_append_printf(css,
                           "\n@font-face {\n  font-family: %s;\n"
                           "  font-weight: %u;\n  src: url(%s);\n}\n",
                           font->family, font->weight, font->file);
    if (g_str_has_prefix(font->family, "rare-"))
      g_string_append_printf(rare, "%s%s", rare->len ? ", " : "", font->family);
  }
  if (rare->len)
    g_string_append_printf(css, "\n.rare {\n  font-family: %s;\n}\n",
                           rare->str);
}
