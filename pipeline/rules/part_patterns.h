// A pattern's parts as regular expressions, together and with one of them left open.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "pipeline/model/span.h"
#include "pipeline/rules/lines.h"

namespace orgkarta::rules {

/// Where the parts of a pattern matched; {0, 0} for those that were not asked for.
struct PartSpans {
  Span whole;
  std::vector<Span> parts;  ///< that of a part left open is what stands there instead
};

/// One alternative of a rule's pattern. Regular expressions are compiled when they are first used.
class PartPatterns {
 public:
  /// Of each part, in narrow text (alphabet.h).
  struct Part {
    std::string regex;
    bool specific = false;  ///< asks for certain words
    bool may_be_empty = false;
    bool gap = false;  ///< stands for whatever comes
  };
  /// `boundary` is what may stand before and behind a match, empty if anything; `genitive` what
  /// may stand between the match and that.
  PartPatterns(std::vector<Part> parts, std::string boundary, std::string genitive);

  const std::vector<Part>& parts() const { return parts_; }

  /// All matches in a line of the parts [first, last). Where they begin or end the pattern, a
  /// boundary must stand there; `closed` = false: not at the end.
  std::vector<PartSpans> run(std::size_t first, std::size_t last, bool closed, const Lines& lines,
                             std::uint32_t line);
  /// All matches of the whole pattern with anything short in the place of part `open` (> 0).
  std::vector<PartSpans> with_open(std::size_t open, const Lines& lines, std::uint32_t line);
  /// The first match of one part alone that begins at `at` or behind, up to the line's end.
  std::optional<Span> alone(std::size_t part, const Lines& lines, std::uint32_t line,
                            std::uint32_t at);

 private:
  const RE2& compiled(const std::string& regex);
  std::string sequence(std::size_t first, std::size_t last, std::size_t open) const;
  std::vector<PartSpans> all(const RE2& regex, const Lines& lines, std::uint32_t line) const;

  std::vector<Part> parts_;
  std::string boundary_;
  std::string genitive_;
  std::map<std::string, std::unique_ptr<RE2>> regexes_;
};

}  // namespace orgkarta::rules
