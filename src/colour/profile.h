/* ICC profiles: what the colours of a file are on paper or screen. */
#ifndef KANYIN_COLOUR_PROFILE_H
#define KANYIN_COLOUR_PROFILE_H

#include <glib.h>

typedef struct {
  GBytes *bytes;    /* as they stand in a file */
  char *name;       /* what the profile says it is, or "" */
  char class[5];    /* ICC.1 7.2.5: "prtr" output, "mntr" display, ... */
  guint components; /* of a colour: 1 gray, 3 RGB, 4 CMYK; 0 for others */
} Profile;

/* The profile in BYTES, of any class.  NULL if they are not one, cut short, or
 * longer than it says; *FAULT tells which, as the end of a sentence that begins
 * with the file.  Free with profile_free(). */
Profile *profile_read(GBytes *bytes, const char **fault);

/* sRGB for screens, and black ink alone on paper with a press's tone curve
 * (gamma 2.2), in the form of version 2, which every program knows.  Made from
 * nothing, the same bytes every time.  Free with profile_free(). */
Profile *profile_new_srgb(void);
Profile *profile_new_gray(void);

/* NULL is allowed. */
void profile_free(Profile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Profile, profile_free)

/* NULL if PROFILE can be the output intent of PDF/X-4 (ISO 15930-7 6.2.2: an
 * output profile in gray, RGB or CMYK of version 2 or 4), else what is wrong,
 * as the end of a sentence that begins with the profile. */
const char *profile_output_fault(const Profile *profile);

#endif
