/* Loaded before the program (LD_PRELOAD): its allocation number FAIL_AT fails, and if FAIL_ON is set all behind it, those
 * of C (malloc) and those of C++ (mi_malloc, see pipeline/app/mimalloc.cc). FAIL_LOG is made when one has failed. Counts
 * in the first process alone, from main() on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

/* glibc's own, under names that nobody replaces. */
void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);
void __libc_free(void*);

static atomic_long seen;
static long fail_at = -1; /* until the program begins nothing is counted */
static int fail_on;
static pid_t first;
static const char* made_on_failure;
static void* (*real_mi_malloc)(size_t);
typedef int (*Main)(int, char**, char**);
static Main real_main;

static int counted_main(int argc, char** argv, char** environment) {
  const char* at = getenv("FAIL_AT");
  const char* on = getenv("FAIL_ON");
  made_on_failure = getenv("FAIL_LOG");
  fail_on = on != NULL && *on != '\0';
  first = getpid();
  if (at != NULL) fail_at = atol(at);
  return real_main(argc, argv, environment);
}

/* What calls main() once all libraries are there. */
int __libc_start_main(Main program, int argc, char** argv, void (*init)(void), void (*fini)(void), void (*rtld_fini)(void),
                      void* stack_end) {
  typedef int (*Start)(Main, int, char**, void (*)(void), void (*)(void), void (*)(void), void*);
  const Start start = (Start)dlsym(RTLD_NEXT, "__libc_start_main");
  real_mi_malloc = (void* (*)(size_t))dlsym(RTLD_NEXT, "mi_malloc");
  real_main = program;
  return start(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

static int fails(void) {
  if (fail_at < 0 || getpid() != first) return 0;
  const long number = atomic_fetch_add(&seen, 1) + 1;
  if (number != fail_at && !(fail_on && number > fail_at)) return 0;
  if (made_on_failure != NULL && number == fail_at) {
    close(open(made_on_failure, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  }
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return fails() ? NULL : __libc_realloc(old, size); }
void* memalign(size_t align, size_t size) { return fails() ? NULL : __libc_memalign(align, size); }
void* aligned_alloc(size_t align, size_t size) { return memalign(align, size); }
int posix_memalign(void** out, size_t align, size_t size) {
  *out = memalign(align, size);
  return *out == NULL ? ENOMEM : 0;
}
void free(void* memory) { __libc_free(memory); }

void* mi_malloc(size_t size) {
  if (real_mi_malloc == NULL) return __libc_malloc(size); /* nobody asks so early */
  return fails() ? NULL : real_mi_malloc(size);
}
