/* Images are known by their bytes, whatever their names. */
#include "epub/image.h"

#define HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define SIZE "\0\0\1\2\0\0\0\3"
#define SOF "\xff\xc0\0\x0b\x8\0\3\1\2\1\1\x11\0"
#define END "\0\0\0\0IEND\xae\x42\x60\x82"
#define FILE_OF(s) s, sizeof(s) - 1

static const struct {
  const char *bytes;
  gsize size;
  const char *media_type; /* of an image of 258 by 3 pixels */
} CASES[] = {
    {FILE_OF(HEAD SIZE "pixels" END), "image/png"},
    {FILE_OF("\xff\xd8\xff\xe0\0\4ab" SOF "\xff\xd9"), "image/jpeg"},
    {FILE_OF("\xff\xd8\xff\xff\xe0\0\2" SOF "\xff\xd9"), "image/jpeg"},
    {FILE_OF("\xff\xd8\xff\xe0\xff\xff no frame\xff\xd9"), NULL},
    {FILE_OF(HEAD "\0\0\0\0\0\0\0\3" END), NULL},
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
    Image image;
    g_assert_cmpint(image_read(bytes, &image), ==, CASES[i].media_type != NULL);
    if (!CASES[i].media_type)
      continue;
    g_assert_cmpstr(image.media_type, ==, CASES[i].media_type);
    g_assert_cmpuint(image.width, ==, 258);
    g_assert_cmpuint(image.height, ==, 3);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/image/types", test_types);
  return g_test_run();
}
