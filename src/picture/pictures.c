/* In: a folder and the names an issue gives.  Out: pictures, each read once.
 * A name is only followed downwards, and only to a plain file: an issue from
 * elsewhere must not reach what lies beside it. */
#include <string.h>

#include "base/spool.h"
#include "picture/format.h"
#include "picture/profile.h"

struct Pictures {
  char *folder;
  GHashTable *by_name; /* name → Picture, NULL for one that cannot be had */
};

static void picture_free(gpointer data) {
  Picture *picture = data;
  if (!picture)
    return;
  g_free(picture->name);
  g_clear_pointer(&picture->bytes, g_bytes_unref);
  g_clear_pointer(&picture->profile, g_bytes_unref);
  g_free(picture);
}

Pictures *pictures_new(const char *folder) {
  Pictures *pictures = g_new0(Pictures, 1);
  pictures->folder = g_strdup(folder);
  pictures->by_name =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, picture_free);
  return pictures;
}

void pictures_free(Pictures *pictures) {
  if (!pictures)
    return;
  g_free(pictures->folder);
  g_hash_table_unref(pictures->by_name);
  g_free(pictures);
}

/* ── Names ───────────────────────────────────────────────────────────── */

static gboolean leads_upwards(const char *name) {
  g_auto(GStrv) parts = g_strsplit_set(name, "/\\", -1);
  return g_strv_contains((const char *const *)parts, "..");
}

/* What is wrong with NAME as the end of a sentence; NULL if nothing. */
static const char *name_fault(const char *name) {
  g_autofree char *scheme = g_uri_parse_scheme(name);
  if (!*name)
    return "has no name; give its file in src";
  if (scheme && name[strlen(scheme) + 1] == '/')
    return "is a web address; save it beside the issue and name the file";
  if (g_path_is_absolute(name) || leads_upwards(name))
    return "lies outside the issue's folder; put it there and name it from "
           "there";
  return NULL;
}

/* The bytes of the plain file NAME; else a warning, and NULL. */
static GBytes *read_file(const Pictures *pictures, const char *name, guint line,
                         Diag *diag) {
  const char *fault = name_fault(name);
  g_autofree char *path = g_build_filename(pictures->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = NULL;
  if (!fault && !g_file_test(path, G_FILE_TEST_IS_REGULAR))
    fault = "is no file in the issue's folder; its words are set without it";
  else if (!fault && !(bytes = spool_read(path, &error)))
    fault = error->message;
  if (fault)
    diag_add(diag, DIAG_PICTURE_MISSING, line, 0, "picture %s %s", name, fault);
  return bytes;
}

static gboolean has_extension(const char *name, const char *extensions) {
  const char *dot = strrchr(name, '.');
  g_autofree char *own = g_ascii_strdown(dot ? dot + 1 : "", -1);
  g_auto(GStrv) known = g_strsplit(extensions, " ", -1);
  return g_strv_contains((const char *const *)known, own);
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static gboolean sniff(Picture *picture) {
  gsize length;
  const guint8 *data = g_bytes_get_data(picture->bytes, &length);
  for (guint i = 0; i < PICTURE_FORMATS; i++) {
    picture->format = i;
    if (PICTURE_TRAITS[i].sniff(data, length))
      return TRUE;
  }
  return FALSE;
}

static void upright_size(Picture *picture) {
  guint width = picture->width;
  if (picture->orientation < 5)
    return;
  picture->width = picture->height;
  picture->height = width;
}

static void check_extension(const Picture *picture, Diag *diag) {
  const FormatTraits *traits = &PICTURE_TRAITS[picture->format];
  if (!has_extension(picture->name, traits->extensions))
    diag_add(diag, DIAG_PICTURE_MISNAMED, picture->line, 0,
             "picture %s is a %s file and used as that; end its name so",
             picture->name, traits->name);
}

/* Leaves a profile that fits; CMYK cannot be without. */
static void check_colours(Picture *picture, Diag *diag) {
  const char *fault = picture->profile
                          ? profile_fault(picture->profile, picture->components)
                          : NULL;
  if (fault) {
    diag_add(diag, DIAG_PICTURE_COLOURS, picture->line, 0,
             "the ICC profile of picture %s %s; its colours are taken as if "
             "it had none",
             picture->name, fault);
    g_clear_pointer(&picture->profile, g_bytes_unref);
  }
  if (picture->components != 4 || picture->profile)
    return;
  picture->assumed = TRUE;
  picture->profile = profile_plain_cmyk();
  diag_add(diag, DIAG_PICTURE_COLOURS, picture->line, 0,
           "picture %s is in CMYK and does not say for which press, so that "
           "its colours are uncertain; save it with its ICC profile, or in RGB",
           picture->name);
}

/* What is wrong with PICTURE, whose bytes are set; NULL if nothing. */
static char *read_picture(Picture *picture) {
  picture->orientation = 1;
  return sniff(picture)
             ? PICTURE_TRAITS[picture->format].read(picture)
             : g_strdup("is not a JPEG, PNG, WebP or SVG file; save it as one");
}

static Picture *open_picture(const Pictures *pictures, const char *name,
                             guint line, Diag *diag) {
  GBytes *bytes = read_file(pictures, name, line, diag);
  if (!bytes)
    return NULL;
  Picture *picture = g_new0(Picture, 1);
  *picture = (Picture){.name = g_strdup(name), .line = line, .bytes = bytes};
  g_autofree char *fault = read_picture(picture);
  if (!fault) {
    upright_size(picture);
    check_extension(picture, diag);
    check_colours(picture, diag);
    return picture;
  }
  diag_add(diag, DIAG_PICTURE_UNREADABLE, line, 0,
           "picture %s %s; its words are set without it", name, fault);
  picture_free(picture);
  return NULL;
}

const Picture *pictures_add(Pictures *pictures, const char *name, guint line,
                            Diag *diag) {
  gpointer known = NULL;
  if (g_hash_table_lookup_extended(pictures->by_name, name, NULL, &known))
    return known;
  Picture *picture = open_picture(pictures, name, line, diag);
  g_hash_table_insert(pictures->by_name, g_strdup(name), picture);
  return picture;
}

const Picture *pictures_find(const Pictures *pictures, const char *name) {
  return pictures && name ? g_hash_table_lookup(pictures->by_name, name) : NULL;
}
