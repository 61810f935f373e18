// Replaces operator new and delete in the program that this file is linked into.
//
// Not by mimalloc-new-delete.h: built as C, as Debian builds it, that aborts when memory is out.
// Here the new handler is asked and std::bad_alloc thrown, so that one document's hunger is its
// own.
#include <mimalloc.h>

#include <cstddef>
#include <new>

namespace {

using std::align_val_t;
using std::nothrow_t;
using std::size_t;

template <class Allocate>
void* allocate(Allocate get) {
  for (;;) {
    if (void* memory = get()) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void* get(size_t n) {
  return allocate([n] { return mi_malloc(n); });
}

void* get(size_t n, align_val_t align) {
  return allocate([=] { return mi_malloc_aligned(n, static_cast<size_t>(align)); });
}

template <class... Size>
void* get_or_null(Size... size) noexcept {
  try {
    return get(size...);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

}  // namespace

void* operator new(size_t n) { return get(n); }
void* operator new[](size_t n) { return get(n); }
void* operator new(size_t n, align_val_t a) { return get(n, a); }
void* operator new[](size_t n, align_val_t a) { return get(n, a); }
void* operator new(size_t n, const nothrow_t&) noexcept { return get_or_null(n); }
void* operator new[](size_t n, const nothrow_t&) noexcept { return get_or_null(n); }
void* operator new(size_t n, align_val_t a, const nothrow_t&) noexcept { return get_or_null(n, a); }
void* operator new[](size_t n, align_val_t a, const nothrow_t&) noexcept {
  return get_or_null(n, a);
}

void operator delete(void* p) noexcept { mi_free(p); }
void operator delete[](void* p) noexcept { mi_free(p); }
void operator delete(void* p, size_t n) noexcept { mi_free_size(p, n); }
void operator delete[](void* p, size_t n) noexcept { mi_free_size(p, n); }
void operator delete(void* p, const nothrow_t&) noexcept { mi_free(p); }
void operator delete[](void* p, const nothrow_t&) noexcept { mi_free(p); }
void operator delete(void* p, align_val_t) noexcept { mi_free(p); }
void operator delete[](void* p, align_val_t) noexcept { mi_free(p); }
void operator delete(void* p, size_t n, align_val_t) noexcept { mi_free_size(p, n); }
void operator delete[](void* p, size_t n, align_val_t) noexcept { mi_free_size(p, n); }
void operator delete(void* p, align_val_t, const nothrow_t&) noexcept { mi_free(p); }
void operator delete[](void* p, align_val_t, const nothrow_t&) noexcept { mi_free(p); }
