#include "colour/profile.h"

#include <string.h>

static void test_made(void) {
  g_autoptr(Profile) srgb = profile_new_srgb();
  g_autoptr(Profile) gray = profile_new_gray();
  g_assert_cmpstr(srgb->class, ==, "mntr");
  g_assert_cmpuint(srgb->components, ==, 3);
  g_assert_cmpstr(gray->class, ==, "prtr");
  g_assert_cmpuint(gray->components, ==, 1);
  g_assert_cmpstr(gray->name, ==, "Black ink, gamma 2.2");
  g_assert_cmpuint(g_bytes_get_size(gray->bytes), <, 600);
  g_assert_null(profile_output_fault(gray));
  g_assert_nonnull(strstr(profile_output_fault(srgb), "prtr"));
}

/* Of the first second of 2000, whatever the clock says. */
static void test_date(void) {
  g_autoptr(Profile) gray = profile_new_gray();
  const guint8 *data = g_bytes_get_data(gray->bytes, NULL);
  g_assert_cmpmem(data + 24, 12, "\x07\xD0\0\1\0\1\0\0\0\0\0\0", 12);
}

static GBytes *part(GBytes *bytes, gsize length) {
  return g_bytes_new_from_bytes(bytes, 0, length);
}

static void refused(GBytes *bytes, const char *reason) {
  const char *fault = NULL;
  g_assert_null(profile_read(bytes, &fault));
  g_assert_cmpstr(fault, ==, reason);
}

static void test_size(void) {
  g_autoptr(Profile) gray = profile_new_gray();
  gsize length;
  const guint8 *data = g_bytes_get_data(gray->bytes, &length);
  g_autofree guint8 *longer = g_malloc0(length + 1);
  memcpy(longer, data, length);
  g_autoptr(GBytes) more = g_bytes_new(longer, length + 1);
  refused(more, "is longer than its header says");
  g_autoptr(GBytes) empty = part(gray->bytes, 0);
  refused(empty, "is not an ICC profile");
  for (gsize i = 128; i < length; i++) {
    g_autoptr(GBytes) cut = part(gray->bytes, i);
    refused(cut, "is cut short: its header says it is longer");
  }
}

/* Whatever byte is wrong, a profile is refused or can be used. */
static void test_damage(void) {
  g_autoptr(Profile) gray = profile_new_gray();
  gsize length;
  const guint8 *data = g_bytes_get_data(gray->bytes, &length);
  for (gsize i = 0; i < length; i++) {
    guint8 *copy = g_memdup2(data, length);
    copy[i] ^= 0xFF;
    g_autoptr(GBytes) bytes = g_bytes_new_take(copy, length);
    const char *fault = NULL;
    g_autoptr(Profile) profile = profile_read(bytes, &fault);
    g_assert_cmpint(profile == NULL, ==, fault != NULL);
    if (profile)
      profile_output_fault(profile);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/profile/made", test_made);
  g_test_add_func("/profile/date", test_date);
  g_test_add_func("/profile/size", test_size);
  g_test_add_func("/profile/damage", test_damage);
  return g_test_run();
}
