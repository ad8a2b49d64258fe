/* WebP through libwebp.  A still picture only. */
#include <webp/decode.h>
#include <webp/demux.h>

#include "picture/exif.h"
#include "picture/format.h"

static WebPData data_of(const Picture *picture) {
  gsize length;
  const guint8 *data = g_bytes_get_data(picture->bytes, &length);
  return (WebPData){data, length};
}

static void take_chunks(Picture *picture, const WebPDemuxer *demuxer) {
  WebPChunkIterator chunk;
  if (WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk)) {
    picture->profile = g_bytes_new(chunk.chunk.bytes, chunk.chunk.size);
    WebPDemuxReleaseChunkIterator(&chunk);
  }
  if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk)) {
    exif_read(picture, chunk.chunk.bytes, chunk.chunk.size);
    WebPDemuxReleaseChunkIterator(&chunk);
  }
}

/* NULL if all pixels can be decoded. */
static char *data_fault(const Picture *picture) {
  g_autoptr(Pixels) pixels = webp_decode(picture, 0);
  return pixels ? NULL : g_strdup("is damaged or cut short");
}

char *webp_read(Picture *picture) {
  WebPData data = data_of(picture);
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK)
    return g_strdup("is damaged or cut short");
  if (features.has_animation)
    return g_strdup("is an animation; save one picture of it");
  picture->width = (guint)features.width;
  picture->height = (guint)features.height;
  picture->components = 3;
  picture->alpha = features.has_alpha;
  picture->lossy = features.format == 1;
  WebPDemuxer *demuxer = WebPDemux(&data);
  if (!demuxer)
    return g_strdup("is damaged or cut short");
  take_chunks(picture, demuxer);
  WebPDemuxDelete(demuxer);
  char *fault = format_size_fault(picture->width, picture->height);
  return fault ? fault : data_fault(picture);
}

Pixels *webp_decode(const Picture *picture, guint least) {
  (void)least;
  WebPData data = data_of(picture);
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK)
    return NULL;
  guint width = (guint)features.width, height = (guint)features.height;
  Pixels *pixels = pixels_new(width, height, features.has_alpha ? 4 : 3);
  gsize stride = (gsize)width * pixels->channels;
  uint8_t *(*decode)(const uint8_t *, size_t, uint8_t *, size_t, int) =
      features.has_alpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
  if (decode(data.bytes, data.size, pixels->data, stride * height, (int)stride))
    return pixels;
  pixels_free(pixels);
  return NULL;
}
