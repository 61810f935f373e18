// The one way to rewrite a text: every change goes into its offset map as it is made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/model/offset_map.h"

namespace orgkarta {

/// A rewritten text with its way back.
struct Rewritten {
  std::string text;
  OffsetMap map;
};

/// Reads an input from front to back and writes an output. Stretches that are kept are copied in
/// one go; every other stretch becomes one edit of the map. The input must outlive it.
class Rewriter {
 public:
  explicit Rewriter(std::string_view input) : input_(input) { out_.reserve(input.size() + 16); }

  /// The position in the input up to which everything is decided.
  std::size_t at() const { return at_; }
  /// Where the next output byte will stand.
  std::size_t out_at() const { return out_.size() + (at_ - copied_); }

  /// Copies the input up to `position`, which must not lie before at() nor behind the end.
  void keep_to(std::size_t position) { at_ = position; }
  /// Puts `out` in the place of the next `n` input bytes (n may be 0: an insertion).
  void replace(std::size_t n, std::string_view out);
  void drop(std::size_t n) { replace(n, {}); }

  /// Keeps the rest of the input and hands over the result.
  Rewritten finish() &&;

 private:
  void flush();

  std::string_view input_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  std::string out_;
  OffsetMap map_;
};

}  // namespace orgkarta
