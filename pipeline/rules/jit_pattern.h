// A rule's pattern as machine code: PCRE2's just-in-time compiler.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;

namespace orgkarta::rules {

/// RE2 says what a pattern means; PCRE2, which takes the same leftmost-first choice, tries it at
/// one place and tells the groups ten times as fast. It may give up, as its time is not bound by
/// the text's length: then RE2 must be asked.
class JitPattern {
 public:
  enum class Result : std::uint8_t { none, found, unknown };

  /// Where PCRE2 leaves a match. One a thread.
  class Match {
   public:
    Match();
    /// Offsets of begin and end, two a group; what took no part is marked by kUnset.
    const std::size_t* offsets() const;

   private:
    friend class JitPattern;
    struct Free {
      void operator()(pcre2_real_match_data_8* data) const;
      void operator()(pcre2_real_match_context_8* context) const;
    };
    std::unique_ptr<pcre2_real_match_data_8, Free> data_;
    std::unique_ptr<pcre2_real_match_context_8, Free> context_;
  };
  static constexpr std::size_t kUnset = ~std::size_t{0};
  static constexpr int kMostGroups = 64;

  JitPattern() = default;
  /// Compiles a pattern over narrow text (alphabet.h). Anchored ones match where they are tried and
  /// nowhere behind. What PCRE2 cannot compile answers "unknown" to all questions.
  JitPattern(const std::string& regex, bool anchored);

  /// Looks for a match in `text` from `at` on, seeing what stands before.
  Result match(std::string_view text, std::size_t at, Match& match) const;

  /// Whether a longer text that begins with `begin` might match, being its line's first or not.
  /// `begin` must have a line feed before its first byte.
  bool may_begin(std::string_view begin, Match& match) const;

 private:
  struct Free {
    void operator()(pcre2_real_code_8* code) const;
  };
  std::unique_ptr<pcre2_real_code_8, Free> code_;
};

}  // namespace orgkarta::rules
