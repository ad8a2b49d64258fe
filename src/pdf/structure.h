/* The logical structure of a display list: what kind of PDF element each of
 * its elements is, and which marked content belongs to it. */
#ifndef KANYIN_PDF_STRUCTURE_H
#define KANYIN_PDF_STRUCTURE_H

#include "display/display.h"

/* A sequence of marked content: the ID-th of its page, from 0. */
typedef struct {
  guint page, id;
  guint element;
} Mark;

/* Where an element begins: on no page if nothing of it is on any. */
#define STRUCTURE_NOWHERE G_MAXUINT
typedef struct {
  guint page;
  double y; /* [pt] */
} Place;

typedef struct {
  guint n;            /* of elements */
  const char **types; /* of each ("/P"), NULL for what is not content */
  Place *places;      /* of each */
  GArray *marks;      /* of Mark, in the order of the pages and on them */
} Structure;

/* The structure of DISPLAY, with no marks yet.  The types are standard ones
 * (ISO 32000-1 14.8.4), but headings, whatever their levels, are /H1 to /H6
 * without a gap (ISO 14289-1 7.4.2); and a figure that shows no picture and
 * has no text to stand for one is a /Sect, its captions /P; a link that leads
 * nowhere is a /Span. */
Structure *structure_new(const Display *display);

/* NULL is allowed. */
void structure_free(Structure *structure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Structure, structure_free)

/* Notes content of ELEMENT, which must have a type, on PAGE; pages come in
 * order.  Returns its id. */
guint structure_mark(Structure *structure, guint page, guint element);

#endif
