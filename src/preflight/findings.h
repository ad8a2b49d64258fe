/* What was found in a PDF, as plain data.  Texts are UTF-8 without control
 * characters.  Lengths are points [pt]. */
#ifndef KANYIN_PREFLIGHT_FINDINGS_H
#define KANYIN_PREFLIGHT_FINDINGS_H

#include <glib.h>

#include "colour/profile.h"

/* Colours of painting operators and images, as bits of a set. */
typedef enum {
  COLOUR_GRAY = 1 << 0,     /* device gray: the black ink alone */
  COLOUR_BLACK = 1 << 1,    /* device CMYK with nothing but black */
  COLOUR_CMYK = 1 << 2,     /* device CMYK */
  COLOUR_RGB = 1 << 3,      /* device RGB */
  COLOUR_ICC_GRAY = 1 << 4, /* by a profile of the file, or calibrated */
  COLOUR_ICC_RGB = 1 << 5,  /* likewise, Lab too */
  COLOUR_ICC_CMYK = 1 << 6, /* likewise */
  COLOUR_SPOT = 1 << 7,     /* Separation, DeviceN */
  COLOUR_ALL = 1 << 8,      /* registration colour */
  COLOUR_UNKNOWN = 1 << 9   /* a broken colour space */
} Colour;

enum { COLOURS = 10 };

typedef struct {
  double x, y, width, height;
  gboolean there; /* said by the file */
} PageBox;

typedef struct {
  PageBox media, bleed, trim;
  guint inks;            /* a set of Colour */
  gboolean transparent;  /* something shines through something */
  guint links, comments; /* annotations; comments are all but links and
                            printer's marks */
} PageFindings;

typedef struct {
  char *name, *type; /* "SourceHan", "CID Type 0" */
  gboolean embedded, subset, unicode;
} FontFindings;

/* An image as placed. */
typedef struct {
  guint page, width, height; /* page from 0 [px] */
  guint ink;
  double ppi; /* the lower of across and down */
} ImageFindings;

typedef struct {
  char *subtype;     /* "GTS_PDFX", "GTS_PDFA1" */
  char *condition;   /* or NULL */
  Profile *profile;  /* or NULL */
  const char *fault; /* of the profile, as the end of a sentence, or NULL */
} IntentFindings;

typedef struct {
  char *name;
  gint64 size; /* [bytes], -1 if not said */
} AttachmentFindings;

typedef struct {
  char *version;
  gsize size;                         /* of the file [bytes] */
  guint repairs;                      /* faults mended on reading */
  gboolean encrypted, has_id, active; /* active: scripts, actions on opening */
  char *title, *language, *trapped;   /* or NULL */
  gboolean title_shown;               /* by the reader, not the file's name */
  /* What the metadata say: */
  gboolean has_metadata, metadata_sound;
  char *pdfa_part, *pdfa_level, *pdfua_part, *pdfx_version; /* or NULL */
  char *metadata_title, *metadata_date, *document_id;       /* or NULL */
  /* Tags: */
  gboolean tagged, marked;
  guint elements, figures, silent_figures; /* silent: without a text */
  GArray *intents;                         /* of IntentFindings */
  GArray *pages;                           /* of PageFindings */
  GArray *fonts;                           /* of FontFindings */
  GArray *images;                          /* of ImageFindings */
  GArray *attachments;                     /* of AttachmentFindings */
  gboolean cut_short; /* content so entangled that its reading was given up */
} Findings;

Findings *findings_new(void);

/* NULL is allowed. */
void findings_free(Findings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Findings, findings_free)

#endif
