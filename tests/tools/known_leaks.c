// Leaks of libraries that no caller can mend, kept from the leak checker where
// they arise.  Linked into what is built with sanitizers; suppressions would do
// the same, but need the whole stack of every allocation, which takes far
// longer than the tests themselves.
#include <dirent.h>
#include <dlfcn.h>
#include <sanitizer/lsan_interface.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void cairo_surface_finish(void *surface);
int FcInit(void);

typedef void Finish(void *);
typedef int Init(void);

// cairo 1.16: the list of fonts of a finished PDF surface, 80 bytes.
void cairo_surface_finish(void *surface) {
  Finish *finish = (Finish *)dlsym(RTLD_NEXT, "cairo_surface_finish");
  __lsan_disable();
  finish(surface);
  __lsan_enable();
}

// fontconfig 2.14: its patterns hold their parts by offsets, which the checker
// does not see: whatever pattern lives at the end looks like a leak.  Those of
// the system's configuration do, which Pango 1.50 loads once.
int FcInit(void) {
  Init *init = (Init *)dlsym(RTLD_NEXT, "FcInit");
  __lsan_disable();
  int done = init();
  __lsan_enable();
  return done;
}

// Those that Pango's thread is still at do too: it is waited for, until it has
// ended or rests.
enum { REST = 5000, ENOUGH_RESTS = 4, MOST_RESTS = 400 };  // [us]

static int rests(const char *task) {
  char path[300], state = 0;
  snprintf(path, sizeof path, "/proc/self/task/%s/stat", task);
  FILE *stat = fopen(path, "r");
  if (!stat)
    return 1;
  int read = fscanf(stat, "%*d (%*[^)]) %c", &state);
  fclose(stat);
  return read == 1 && state == 'S';
}

// How many threads there are beside this one; how many of them rest.
static int others(int *resting) {
  int n = 0;
  DIR *tasks = opendir("/proc/self/task");
  for (struct dirent *task; tasks && (task = readdir(tasks));) {
    if (task->d_name[0] == '.' || atoi(task->d_name) == getpid())
      continue;
    n++;
    *resting += rests(task->d_name);
  }
  if (tasks)
    closedir(tasks);
  return n;
}

static void wait_for_threads(void) {
  for (int i = 0, quiet = 0; i < MOST_RESTS && quiet < ENOUGH_RESTS; i++) {
    int resting = 0, n = others(&resting);
    if (n == 0)
      return;
    quiet = resting == n ? quiet + 1 : 0;
    usleep(REST);
  }
}

// Registered behind the checker, and so run before it.
__attribute__((constructor)) static void at_the_end(void) {
  atexit(wait_for_threads);
}
