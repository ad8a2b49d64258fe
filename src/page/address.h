/* Addresses of the web and of mail in a text, as newspapers print them. */
#ifndef KANYIN_PAGE_ADDRESS_H
#define KANYIN_PAGE_ADDRESS_H

#include <glib.h>

typedef struct {
  gsize start, end; /* bytes of the text */
  char *uri;        /* free with g_free() */
} Address;

/* Finds the first address in TEXT (UTF-8) from byte FROM on: http://…,
 * https://…, www.… and name@host, in ASCII, but behind a scheme the host may
 * be Chinese (http://东昌府.中国).  What ends a sentence is not part of it, nor
 * is a bracket that was opened before it.  Its URI has only characters that
 * may stand in one (RFC 3986): others are percent-encoded, a Chinese host is
 * in its ASCII form.  FALSE if there is none. */
gboolean address_next(const char *text, gsize from, Address *address);

#endif
