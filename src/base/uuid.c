#include "base/uuid.h"

char *uuid_urn(const void *name, gssize length) {
  static const guchar namespace[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad,
                                       0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0,
                                       0x4f, 0xd4, 0x30, 0xc8};
  g_autoptr(GChecksum) sha1 = g_checksum_new(G_CHECKSUM_SHA1);
  g_checksum_update(sha1, namespace, sizeof namespace);
  g_checksum_update(sha1, name, length);
  guint8 d[20];
  gsize size = sizeof d;
  g_checksum_get_digest(sha1, d, &size);
  d[6] = (d[6] & 0x0F) | 0x50;
  d[8] = (d[8] & 0x3F) | 0x80;
  GString *urn = g_string_new("urn:uuid:");
  for (guint i = 0; i < 16; i++)
    g_string_append_printf(
        urn, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", d[i]);
  return g_string_free(urn, FALSE);
}
