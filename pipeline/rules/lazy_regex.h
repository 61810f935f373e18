// RE2's view of a rule, which few documents need.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <re2/re2.h>

namespace orgkarta::rules {

/// A pattern over narrow text that RE2 compiles when it is first asked. A rule's program
/// (program.h) answers nearly always; to compile all patterns for RE2 too would take a third of
/// a start. May be asked by several threads at once.
class LazyRegex {
 public:
  /// `pattern` must be well-formed: see parse_fault().
  explicit LazyRegex(std::string pattern) : pattern_(std::move(pattern)) {}

  /// Compiles it. Throws std::runtime_error if that takes more memory than a rule may have.
  const RE2& get() const;

  int NumberOfCapturingGroups() const { return get().NumberOfCapturingGroups(); }
  bool Match(const re2::StringPiece& text, std::size_t begin, std::size_t end, RE2::Anchor anchor,
             re2::StringPiece* groups, int count) const {
    return get().Match(text, begin, end, anchor, groups, count);
  }

 private:
  std::string pattern_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> regex_;
};

/// What RE2 says against a pattern over narrow text when it only reads it; empty if nothing.
std::string parse_fault(const std::string& pattern);

}  // namespace orgkarta::rules
