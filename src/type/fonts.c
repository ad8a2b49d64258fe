/* In: the manifest and a language.  Out: faces found by exact family and
 * weight among the fonts of the machine.
 *
 * The private configuration names the usual font folders and caches and
 * rejects every family that is not of the manifest: matching then takes
 * microseconds, and Pango cannot fall back to a stray font. */
#include "type/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "base/asset.h"
#include "type/face.h"

struct Fonts {
  FcConfig *config;
  PangoFontMap *map;
  PangoContext *context;
  PangoLanguage *language;
  Marks *marks;
  char **names;  /* of the typefaces, in the manifest's order */
  GArray *faces; /* of Face, one a typeface */
};

/* ── Configuration ───────────────────────────────────────────────────── */

/* The manifest's key for a language tag. */
static const char *language_key(const char *language) {
  if (g_str_has_prefix(language, "zh-HK") ||
      g_str_has_prefix(language, "zh-Hant-HK"))
    return "zh-HK";
  return g_str_has_prefix(language, "zh-Hant") ? "zh-Hant" : "zh-Hans";
}

static void accept_families(GKeyFile *manifest, char **typefaces,
                            const char *key, GString *xml) {
  for (; *typefaces; typefaces++) {
    g_autofree char *family =
        g_key_file_get_string(manifest, *typefaces, key, NULL);
    char *element = g_markup_printf_escaped(
        "<pattern><patelt name=\"family\"><string>%s</string></patelt>"
        "</pattern>",
        family);
    g_string_append(xml, element);
    g_free(element);
  }
}

static FcConfig *configure(GKeyFile *manifest, char **typefaces,
                           const char *key) {
  g_autoptr(GString) xml = g_string_new(
      "<fontconfig>"
      "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
      "<dir prefix=\"xdg\">fonts</dir>"
      "<cachedir>/var/cache/fontconfig</cachedir>"
      "<cachedir prefix=\"xdg\">fontconfig</cachedir>"
      "<selectfont><acceptfont>");
  accept_families(manifest, typefaces, key, xml);
  g_string_append(xml, "</acceptfont><rejectfont><pattern/></rejectfont>"
                       "</selectfont></fontconfig>");
  FcConfig *config = FcConfigCreate();
  FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml->str, FcTrue);
  FcConfigBuildFonts(config);
  return config;
}

/* ── Finding faces ───────────────────────────────────────────────────── */

static void face_clear(gpointer data) {
  Face *face = data;
  g_free(face->file);
  g_free(face->ps_name);
  g_clear_pointer(&face->description, pango_font_description_free);
  g_clear_object(&face->font);
}

static void describe(Face *face, const char *family, int weight) {
  face->description = pango_font_description_new();
  pango_font_description_set_family(face->description, family);
  pango_font_description_set_weight(face->description, (PangoWeight)weight);
  pango_font_description_set_absolute_size(face->description, SHAPE_EM);
}

static gboolean take_first(const FcFontSet *found, Face *face) {
  FcChar8 *file, *name;
  int index;
  if (found->nfont == 0 ||
      FcPatternGetString(found->fonts[0], FC_FILE, 0, &file) ||
      FcPatternGetInteger(found->fonts[0], FC_INDEX, 0, &index) ||
      FcPatternGetString(found->fonts[0], FC_POSTSCRIPT_NAME, 0, &name))
    return FALSE;
  face->file = g_strdup((const char *)file);
  face->index = (guint)index & 0xffff; /* the rest names a variation */
  face->ps_name = g_strdup((const char *)name);
  return TRUE;
}

/* Finds the face of FAMILY and WEIGHT itself, not the nearest. */
static gboolean find_face(FcConfig *config, const char *family, int weight,
                          Face *face) {
  FcPattern *pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
  FcPatternAddInteger(pattern, FC_WEIGHT, FcWeightFromOpenType(weight));
  FcObjectSet *wanted =
      FcObjectSetBuild(FC_FILE, FC_INDEX, FC_POSTSCRIPT_NAME, NULL);
  FcFontSet *found = FcFontList(config, pattern, wanted);
  gboolean there = take_first(found, face);
  if (there)
    describe(face, family, weight);
  FcFontSetDestroy(found);
  FcObjectSetDestroy(wanted);
  FcPatternDestroy(pattern);
  return there;
}

/* Finds the face of TYPEFACE or of what stands in for it. */
static gboolean resolve(FcConfig *config, GKeyFile *manifest,
                        const char *typeface, const char *key, Face *face,
                        Diag *diag) {
  g_autofree char *name = g_strdup(typeface);
  g_autofree char *package =
      g_key_file_get_string(manifest, typeface, "package", NULL);
  while (name) {
    g_autofree char *family = g_key_file_get_string(manifest, name, key, NULL);
    int weight = g_key_file_get_integer(manifest, name, "weight", NULL);
    if (find_face(config, family, weight, face)) {
      if (!g_str_equal(name, typeface))
        diag_add(diag, DIAG_FONT_STANDS_IN, 0, 0,
                 "%s stands in for the typeface %s; install %s to have it",
                 name, typeface, package);
      return TRUE;
    }
    char *next = g_key_file_get_string(manifest, name, "stand-in", NULL);
    g_free(name);
    name = next;
  }
  diag_add(diag, DIAG_MISSING_FONT, 0, 0,
           "the typeface %s is not installed: install the package %s", typeface,
           package);
  return FALSE;
}

/* ── Opening ─────────────────────────────────────────────────────────── */

static void no_hinting(FcPattern *pattern, gpointer data) {
  (void)data;
  FcPatternDel(pattern, FC_HINTING);
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
}

static void open_pango(Fonts *fonts, const char *language) {
  fonts->map = pango_ft2_font_map_new();
  PangoFcFontMap *map = PANGO_FC_FONT_MAP(fonts->map);
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 72, 72);
  pango_fc_font_map_set_config(map, fonts->config);
  pango_fc_font_map_set_default_substitute(map, no_hinting, NULL, NULL);
  fonts->context = pango_font_map_create_context(fonts->map);
  fonts->language = pango_language_from_string(language);
  pango_context_set_language(fonts->context, fonts->language);
  pango_context_set_round_glyph_positions(fonts->context, FALSE);
}

Fonts *fonts_open(const char *language, Diag *diag) {
  g_autoptr(GKeyFile) manifest = asset_key_file("fonts.ini");
  const char *key = language_key(language);
  g_autoptr(Fonts) fonts = g_new0(Fonts, 1);
  fonts->names = g_key_file_get_groups(manifest, NULL);
  fonts->config = configure(manifest, fonts->names, key);
  fonts->marks = marks_new(!g_str_equal(key, "zh-Hans"));
  fonts->faces = g_array_new(FALSE, TRUE, sizeof(Face));
  g_array_set_clear_func(fonts->faces, face_clear);
  gboolean whole = TRUE;
  for (char **name = fonts->names; *name; name++) {
    Face face = {0};
    whole &= resolve(fonts->config, manifest, *name, key, &face, diag);
    g_array_append_val(fonts->faces, face);
  }
  if (!whole)
    return NULL;
  open_pango(fonts, language);
  return g_steal_pointer(&fonts);
}

void fonts_free(Fonts *fonts) {
  if (!fonts)
    return;
  g_array_unref(fonts->faces);
  if (fonts->map) /* Pango 1.50 does not give its reference back */
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL);
  g_clear_object(&fonts->context);
  g_clear_object(&fonts->map);
  FcConfigDestroy(fonts->config);
  marks_free(fonts->marks);
  g_strfreev(fonts->names);
  g_free(fonts);
}

/* ── Asking ──────────────────────────────────────────────────────────── */

int fonts_typeface(const Fonts *fonts, const char *name) {
  for (int i = 0; fonts->names[i]; i++)
    if (g_str_equal(fonts->names[i], name))
      return i;
  return -1;
}

const char *fonts_file(const Fonts *fonts, int typeface, guint *index) {
  const Face *face = &g_array_index(fonts->faces, Face, typeface);
  *index = face->index;
  return face->file;
}

const Face *fonts_face(Fonts *fonts, int typeface) {
  Face *face = &g_array_index(fonts->faces, Face, typeface);
  if (!face->font) {
    face->font = pango_context_load_font(fonts->context, face->description);
    face->hb = pango_font_get_hb_font(face->font);
    hb_font_get_nominal_glyph(face->hb, ' ', &face->space);
  }
  return face;
}

/* HarfBuzz sets a compatibility character that a font lacks (U+FA70) as the one
 * it is equivalent to (並). */
static gboolean face_has(const Face *face, gunichar c) {
  hb_codepoint_t glyph;
  gunichar equal, rest;
  return hb_font_get_nominal_glyph(face->hb, c, &glyph) ||
         (g_unichar_decompose(c, &equal, &rest) && rest == 0 &&
          hb_font_get_nominal_glyph(face->hb, equal, &glyph));
}

int fonts_typeface_for(Fonts *fonts, int typeface, gunichar c) {
  if (face_has(fonts_face(fonts, typeface), c))
    return typeface;
  for (guint i = 0; i < fonts->faces->len; i++)
    if (face_has(fonts_face(fonts, (int)i), c))
      return (int)i;
  return -1;
}

PangoContext *fonts_context(Fonts *fonts) {
  return fonts->context;
}

PangoLanguage *fonts_language(const Fonts *fonts) {
  return fonts->language;
}

const Marks *fonts_marks(const Fonts *fonts) {
  return fonts->marks;
}
