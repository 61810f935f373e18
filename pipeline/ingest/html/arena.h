// Memory for one parse tree, given back as a whole.
#pragma once

#include <array>
#include <csetjmp>
#include <cstddef>

namespace orgkarta::ingest::html {

/// What Gumbo allocates from. Freeing a tree walks no tree, so that its depth needs no stack. Gumbo
/// does not look whether it got memory: where there is no more, the arena jumps to `full`, which
/// must be set first. Nothing that lies between is C++.
class Arena {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}  // NOLINT(*-member-init): as `full` says
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena();

  static void* allocate(void* self, std::size_t size);
  static void release(void* self, void* memory);

  std::jmp_buf full;  // NOLINT(cppcoreguidelines-pro-type-member-init): setjmp() fills it

 private:
  static constexpr std::size_t kBlock = std::size_t{256} << 10;
  static constexpr std::size_t kLargestSmall = 1024;

  struct Block;
  struct Free;
  Block* block(std::size_t size);
  void free_block(Block* block);

  std::size_t limit_;
  std::size_t used_ = 0;
  Block* blocks_ = nullptr;
  char* next_ = nullptr;  ///< in the block that small pieces are cut from
  std::size_t left_ = 0;
  std::array<Free*, kLargestSmall / 8 + 1> free_{};  ///< small pieces by size
};

}  // namespace orgkarta::ingest::html
