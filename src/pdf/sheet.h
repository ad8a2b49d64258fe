/* The geometry of a sheet side: its boxes, where its pages stand, and where
 * the marks round them.  Lengths are points [pt], the origin is the sheet's
 * lower left corner, y grows upwards, as in PDF. */
#ifndef KANYIN_PDF_SHEET_H
#define KANYIN_PDF_SHEET_H

#include <glib.h>

#include "pdf/impose.h"

#define MM (72 / 25.4)

/* What a page may be painted beyond its trimmed edge. */
#define SHEET_BLEED (3 * MM)

typedef struct {
  double x, y, width, height;
} Area;

/* A page on a side: the place of its lower left corner, and what of the sheet
 * it may paint. */
typedef struct {
  guint page;
  double x, y;
  Area clip;
} Placement;

/* A mark's stroke; a fold mark is dashed. */
typedef struct {
  double x1, y1, x2, y2;
  gboolean dashed;
} Stroke;

typedef struct {
  double x, y;
} Point;

typedef struct {
  Area media, bleed, trim; /* ISO 32000-1 14.11.2 */
  Placement places[2];
  guint n_places;     /* blank ones left out */
  Stroke strokes[12]; /* crop and fold marks, outside the bleed */
  guint n_strokes;
  Point registers[6]; /* middles of the registration marks */
  guint n_registers;
  Area slug; /* room for a line that says what the sheet is */
} Sheet;

/* Half the width of a registration mark. */
#define SHEET_REGISTER (2.5 * MM)

typedef struct {
  Imposition imposition;
  gboolean marks; /* leave room for them, and place them */
  double creep;   /* how much nearer to the fold pages stand with each sheet
                     further in [pt] */
} SheetOptions;

/* The size of a page, trimmed. */
typedef struct {
  double width, height;
} PageSize;

/* The sheet of SIDE, whose pages' sizes stand in SIZES, N in all.  A page a
 * side gets a sheet of its size; of several, each gets a place as large as the
 * largest page of all and stands in its middle. */
Sheet sheet_lay_out(const SheetSide *side, const PageSize *sizes, guint n,
                    const SheetOptions *options);

#endif
