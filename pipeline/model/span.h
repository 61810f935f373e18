// A half-open range of bytes in one text.
#pragma once

#include <cstdint>

namespace orgkarta {

/// Bytes [begin, end) of a text whose identity is known from the context. Code points (what the
/// output speaks in) are counted only when facts are written.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  constexpr bool operator==(const Span&) const = default;
};

/// The smallest span that covers both.
constexpr Span cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace orgkarta
