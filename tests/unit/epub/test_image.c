/* Images are known by their bytes, whatever their names. */
#include "epub/image.h"

#define HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define END "\0\0\0\0IEND\xae\x42\x60\x82"
#define FILE_OF(s) s, sizeof(s) - 1

static const struct {
  const char *bytes;
  gsize size;
  const char *media_type;
} CASES[] = {
    {FILE_OF(HEAD "pixels" END), "image/png"},
    {FILE_OF("\xff\xd8\xff\xe0pixels\xff\xd9"), "image/jpeg"},
    {FILE_OF(HEAD "half of the pix"), NULL},
    {FILE_OF("\xff\xd8\xff\xe0half of the pix"), NULL},
    {FILE_OF("\xff\xd8\xff"), NULL},
    {FILE_OF("GIF89a"), NULL},
    {FILE_OF("<svg/>"), NULL},
    {FILE_OF(""), NULL},
};

static void test_types(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(CASES[i].bytes, CASES[i].size);
    const ImageType *type = image_type(bytes);
    g_assert_cmpstr(type ? type->media_type : NULL, ==, CASES[i].media_type);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/image/types", test_types);
  return g_test_run();
}
