/* Colour spaces as inks. */
#ifndef KANYIN_PREFLIGHT_SPACES_H
#define KANYIN_PREFLIGHT_SPACES_H

#include "preflight/reader.h"

/* The inks of the colour space SPACE, a name or an array (ISO 32000-1 8.6),
 * where RESOURCES are in force: a default colour space of theirs stands for a
 * device's.  0 for patterns, and for the separation None. */
guint space_inks(const Reader *reader, qpdf_oh resources, qpdf_oh space);

/* The same for a space called NAME ("/DeviceGray", "/Cs1", or the short forms
 * of inline images). */
guint space_inks_named(const Reader *reader, qpdf_oh resources,
                       const char *name);

#endif
