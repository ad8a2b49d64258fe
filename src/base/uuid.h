/* Identifiers that are named, not drawn by lot. */
#ifndef KANYIN_BASE_UUID_H
#define KANYIN_BASE_UUID_H

#include <glib.h>

/* The version 5 UUID of the LENGTH bytes NAME (-1: up to their NUL) in the
 * namespace for URLs (RFC 4122, 4.3 and appendix C), as a URN.  Free with
 * g_free(). */
char *uuid_urn(const void *name, gssize length);

#endif
