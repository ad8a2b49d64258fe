/* How strict the rules are of what may begin and end a line. */
#ifndef KANYIN_TYPE_LEVEL_H
#define KANYIN_TYPE_LEVEL_H

/* From which level of strictness on a rule holds (clreq 3.1.5: prohibition
 * rules for line start and line end). */
typedef enum {
  LEVEL_NONE,
  LEVEL_BASIC,
  LEVEL_GB,
  LEVEL_STRICT,
  LEVEL_NEVER /* holds at no level */
} Level;

#endif
