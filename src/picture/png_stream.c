/* In: a PNG file that libpng has read through.  Out: its rows as they are, for
 * which its chunks (ISO/IEC 15948 5.3) are walked. */
#include "picture/png_stream.h"

#include <string.h>

enum { SIGNATURE = 8, CHUNK_HEAD = 8, CHUNK_CRC = 4 };

/* Of IHDR: colour types (11.2.2). */
enum { GRAY = 0, RGB = 2, INDEXED = 3 };

typedef struct {
  const char *type; /* four letters */
  const guint8 *data;
  gsize length;
} Chunk;

static guint be32(const guint8 *data) {
  return (guint)data[0] << 24 | (guint)data[1] << 16 | (guint)data[2] << 8 |
         data[3];
}

/* The chunk at *AT, which moves behind it; FALSE at the end. */
static gboolean next_chunk(GBytes *png, gsize *at, Chunk *chunk) {
  gsize length;
  const guint8 *data = g_bytes_get_data(png, &length);
  if (*at + CHUNK_HEAD + CHUNK_CRC > length)
    return FALSE;
  *chunk = (Chunk){(const char *)data + *at + 4, data + *at + CHUNK_HEAD,
                   be32(data + *at)};
  *at += CHUNK_HEAD + chunk->length + CHUNK_CRC;
  return *at <= length;
}

static gboolean is(const Chunk *chunk, const char *type) {
  return memcmp(chunk->type, type, 4) == 0;
}

static gboolean take_header(const Chunk *chunk, PngStream *stream) {
  guint type = chunk->data[9], interlace = chunk->data[12];
  stream->width = be32(chunk->data);
  stream->height = be32(chunk->data + 4);
  stream->bits = chunk->data[8];
  stream->components = type == RGB ? 3 : 1;
  return !interlace && (type == GRAY || type == RGB || type == INDEXED);
}

gboolean png_stream_open(GBytes *png, PngStream *stream) {
  PngStream found = {0};
  g_autoptr(GByteArray) rows = g_byte_array_new();
  gboolean fits = TRUE;
  gsize at = SIGNATURE;
  for (Chunk chunk; fits && next_chunk(png, &at, &chunk);) {
    if (is(&chunk, "IHDR"))
      fits = take_header(&chunk, &found);
    else if (is(&chunk, "tRNS"))
      fits = FALSE;
    else if (is(&chunk, "PLTE") && found.components == 1)
      found.palette = g_bytes_new(chunk.data, chunk.length);
    else if (is(&chunk, "IDAT"))
      g_byte_array_append(rows, chunk.data, (guint)chunk.length);
  }
  if (!fits) {
    png_stream_clear(&found);
    return FALSE;
  }
  found.data = g_byte_array_free_to_bytes(g_steal_pointer(&rows));
  *stream = found;
  return TRUE;
}

void png_stream_clear(PngStream *stream) {
  g_clear_pointer(&stream->palette, g_bytes_unref);
  g_clear_pointer(&stream->data, g_bytes_unref);
}
