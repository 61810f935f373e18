#include "pipeline/ingest/html/arena.h"

#include <cstdlib>

namespace orgkarta::ingest::html {

/// Stands before what was got from malloc.
struct Arena::Block {
  Block* before;
  Block* behind;
  std::size_t size;
};

struct Arena::Free {
  Free* next;
};

namespace {

// Every piece has its size in front of it.
constexpr std::size_t kHeader = sizeof(std::size_t);

std::size_t* header_of(void* piece) {
  return reinterpret_cast<std::size_t*>(static_cast<char*>(piece) - kHeader);
}

void* with_header(char* memory, std::size_t size) {
  *reinterpret_cast<std::size_t*>(memory) = size;
  return memory + kHeader;
}

}  // namespace

Arena::~Arena() {
  // The first block has none before it, so that freeing it moves blocks_ on.
  while (blocks_ != nullptr) free_block(blocks_);  // NOLINT(clang-analyzer-unix.Malloc)
}

Arena::Block* Arena::block(std::size_t size) {
  const std::size_t whole = size + sizeof(Block);
  void* const memory = used_ + whole > limit_ ? nullptr : std::malloc(whole);
  if (memory == nullptr) std::longjmp(full, 1);
  used_ += whole;
  auto* const block = static_cast<Block*>(memory);
  *block = {nullptr, blocks_, whole};
  if (blocks_ != nullptr) blocks_->before = block;
  blocks_ = block;
  return block;
}

void Arena::free_block(Block* block) {
  (block->before == nullptr ? blocks_ : block->before->behind) = block->behind;
  if (block->behind != nullptr) block->behind->before = block->before;
  used_ -= block->size;
  std::free(block);
}

void* Arena::allocate(void* self, std::size_t size) {
  auto& arena = *static_cast<Arena*>(self);
  size = size < 8 ? 8 : (size + 7) & ~std::size_t{7};
  if (size > kLargestSmall) {
    return with_header(reinterpret_cast<char*>(arena.block(size + kHeader) + 1), size);
  }
  if (Free* const free = arena.free_[size / 8]; free != nullptr) {
    arena.free_[size / 8] = free->next;
    return free;
  }
  if (size + kHeader > arena.left_) {
    arena.next_ = reinterpret_cast<char*>(arena.block(kBlock) + 1);
    arena.left_ = kBlock;
  }
  char* const memory = arena.next_;
  arena.next_ += size + kHeader;
  arena.left_ -= size + kHeader;
  return with_header(memory, size);
}

void Arena::release(void* self, void* memory) {
  if (memory == nullptr) return;
  auto& arena = *static_cast<Arena*>(self);
  const std::size_t size = *header_of(memory);
  if (size > kLargestSmall) {
    return arena.free_block(reinterpret_cast<Block*>(header_of(memory)) - 1);
  }
  auto* const free = static_cast<Free*>(memory);
  free->next = arena.free_[size / 8];
  arena.free_[size / 8] = free;
}

}  // namespace orgkarta::ingest::html
