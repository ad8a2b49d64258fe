#include "preflight/spaces.h"

#include <string.h>

enum { DEEPEST = 8 };

/* Device spaces, with what may stand for them (8.6.5.6). */
static const struct {
  const char *name, *short_name, *stand_in;
  guint ink;
} DEVICES[] = {{"/DeviceGray", "/G", "/DefaultGray", COLOUR_GRAY},
               {"/DeviceRGB", "/RGB", "/DefaultRGB", COLOUR_RGB},
               {"/DeviceCMYK", "/CMYK", "/DefaultCMYK", COLOUR_CMYK}};

static const struct {
  const char *name;
  guint inks;
} SEPARATIONS[] = {{"/All", COLOUR_ALL},      {"/None", 0},
                   {"/Black", COLOUR_BLACK},  {"/Cyan", COLOUR_CMYK},
                   {"/Magenta", COLOUR_CMYK}, {"/Yellow", COLOUR_CMYK}};

static guint inks_of(const Reader *reader, qpdf_oh resources, qpdf_oh space,
                     guint depth);

static guint device_inks(const Reader *reader, qpdf_oh resources, guint i,
                         guint depth) {
  qpdf_oh spaces = reader_get(reader, resources, "/ColorSpace");
  qpdf_oh stand_in = reader_get(reader, spaces, DEVICES[i].stand_in);
  return qpdf_oh_is_array(reader->qpdf, stand_in)
             ? inks_of(reader, resources, stand_in, depth + 1)
             : DEVICES[i].ink;
}

static guint named_inks(const Reader *reader, qpdf_oh resources,
                        const char *name, guint depth) {
  for (guint i = 0; i < G_N_ELEMENTS(DEVICES); i++)
    if (strcmp(name, DEVICES[i].name) == 0 ||
        strcmp(name, DEVICES[i].short_name) == 0)
      return device_inks(reader, resources, i, depth);
  if (strcmp(name, "/Pattern") == 0)
    return 0;
  qpdf_oh spaces = reader_get(reader, resources, "/ColorSpace");
  return inks_of(reader, resources, reader_get(reader, spaces, name),
                 depth + 1);
}

/* ── Families of spaces that are arrays ──────────────────────────────── */

static guint icc_inks(const Reader *reader, qpdf_oh resources, qpdf_oh space,
                      guint depth) {
  (void)resources, (void)depth;
  qpdf_oh n = reader_get(reader, reader_item(reader, space, 1), "/N");
  switch ((int)reader_number(reader, n, 0)) {
  case 1:
    return COLOUR_ICC_GRAY;
  case 3:
    return COLOUR_ICC_RGB;
  case 4:
    return COLOUR_ICC_CMYK;
  default:
    return COLOUR_UNKNOWN;
  }
}

static guint separation_inks(const Reader *reader, qpdf_oh resources,
                             qpdf_oh space, guint depth) {
  (void)resources, (void)depth;
  qpdf_oh name = reader_item(reader, space, 1);
  for (guint i = 0; i < G_N_ELEMENTS(SEPARATIONS); i++)
    if (reader_is_name(reader, name, SEPARATIONS[i].name))
      return SEPARATIONS[i].inks;
  return COLOUR_SPOT;
}

/* Of a space whose colours are those of another. */
static guint base_inks(const Reader *reader, qpdf_oh resources, qpdf_oh space,
                       guint depth) {
  return inks_of(reader, resources, reader_item(reader, space, 1), depth + 1);
}

static guint pattern_inks(const Reader *reader, qpdf_oh resources,
                          qpdf_oh space, guint depth) {
  return reader_length(reader, space) > 1
             ? base_inks(reader, resources, space, depth)
             : 0;
}

static const struct {
  const char *name;
  guint inks; /* of all of the family */
  guint (*find)(const Reader *reader, qpdf_oh resources, qpdf_oh space,
                guint depth); /* or NULL */
} FAMILIES[] = {
    {"/ICCBased", 0, icc_inks},          {"/CalGray", COLOUR_ICC_GRAY, NULL},
    {"/CalRGB", COLOUR_ICC_RGB, NULL},   {"/Lab", COLOUR_ICC_RGB, NULL},
    {"/Separation", 0, separation_inks}, {"/DeviceN", COLOUR_SPOT, NULL},
    {"/Indexed", 0, base_inks},          {"/I", 0, base_inks},
    {"/Pattern", 0, pattern_inks}};

static guint array_inks(const Reader *reader, qpdf_oh resources, qpdf_oh space,
                        guint depth) {
  qpdf_oh family = reader_item(reader, space, 0);
  for (guint i = 0; i < G_N_ELEMENTS(FAMILIES); i++)
    if (reader_is_name(reader, family, FAMILIES[i].name))
      return FAMILIES[i].find
                 ? FAMILIES[i].find(reader, resources, space, depth)
                 : FAMILIES[i].inks;
  return reader_length(reader, space) == 1
             ? inks_of(reader, resources, family, depth + 1)
             : COLOUR_UNKNOWN;
}

static guint inks_of(const Reader *reader, qpdf_oh resources, qpdf_oh space,
                     guint depth) {
  if (depth > DEEPEST)
    return COLOUR_UNKNOWN;
  if (qpdf_oh_is_name(reader->qpdf, space)) {
    g_autofree char *name = g_strdup(qpdf_oh_get_name(reader->qpdf, space));
    return named_inks(reader, resources, name, depth);
  }
  return qpdf_oh_is_array(reader->qpdf, space)
             ? array_inks(reader, resources, space, depth)
             : COLOUR_UNKNOWN;
}

guint space_inks(const Reader *reader, qpdf_oh resources, qpdf_oh space) {
  return inks_of(reader, resources, space, 0);
}

guint space_inks_named(const Reader *reader, qpdf_oh resources,
                       const char *name) {
  return named_inks(reader, resources, name, 0);
}
