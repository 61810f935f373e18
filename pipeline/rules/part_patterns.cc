#include "pipeline/rules/part_patterns.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {
namespace {

constexpr std::string_view kAnything = "[^\\n]{0,60}?";
constexpr std::string_view kAnythingLong = "[^\\n]{0,240}?";  // where a gap was not long enough
constexpr std::size_t kNone = ~std::size_t{0};

std::string group(std::size_t part, std::string_view regex) {
  return fmt::format("(?P<_p{}>{})", part, regex);
}

Span span_of(const re2::StringPiece& piece, const Lines& lines) {
  if (piece.data() == nullptr) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data() - lines.bytes.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

}  // namespace

PartPatterns::PartPatterns(std::vector<Part> parts, std::string boundary, std::string genitive)
    : parts_(std::move(parts)), boundary_(std::move(boundary)), genitive_(std::move(genitive)) {}

std::vector<PartSpans> PartPatterns::run(std::size_t first, std::size_t last, bool closed,
                                         const Lines& lines, std::uint32_t line) {
  std::string regex = (first == 0 ? boundary_ : "") + sequence(first, last, kNone);
  if (closed && last == parts_.size()) regex += genitive_ + boundary_;
  return all(compiled(regex), lines, line);
}

std::vector<PartSpans> PartPatterns::with_open(std::size_t open, const Lines& lines,
                                               std::uint32_t line) {
  const std::string inner = sequence(0, parts_.size(), open);
  return all(compiled(boundary_ + inner + genitive_ + boundary_), lines, line);
}

std::optional<Span> PartPatterns::alone(std::size_t part, const Lines& lines, std::uint32_t line,
                                        std::uint32_t at) {
  const RE2& regex = compiled(group(part, parts_[part].regex));
  const Span window = lines.fenced(line);
  re2::StringPiece found;
  if (!regex.Match({lines.bytes.data() + window.begin, window.size()}, at - window.begin,
                   window.size(), RE2::UNANCHORED, &found, 1)) {
    return std::nullopt;
  }
  return span_of(found, lines);
}

const RE2& PartPatterns::compiled(const std::string& regex) {
  auto& known = regexes_[regex];
  // (?m): ^ and $ are the begin and end of a line.
  if (!known) known = std::make_unique<RE2>("(?m)" + regex, pattern_options());
  return *known;
}

std::string PartPatterns::sequence(std::size_t first, std::size_t last, std::size_t open) const {
  std::string regex;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view anything = parts_[i].gap ? kAnythingLong : kAnything;
    regex += group(i, i == open ? anything : std::string_view(parts_[i].regex));
  }
  return regex;
}

std::vector<PartSpans> PartPatterns::all(const RE2& regex, const Lines& lines,
                                         std::uint32_t line) const {
  std::vector<PartSpans> out;
  if (!regex.ok()) return out;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) +
                                       1);
  const Span window = lines.fenced(line);
  const re2::StringPiece text(lines.bytes.data() + window.begin, window.size());
  const auto& names = regex.NamedCapturingGroups();
  std::size_t at = 0;
  while (at < text.size() && regex.Match(text, at, text.size(), RE2::UNANCHORED, pieces.data(),
                                         static_cast<int>(pieces.size()))) {
    PartSpans found{span_of(pieces[0], lines), std::vector<Span>(parts_.size())};
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto number = names.find(fmt::format("_p{}", i));
      if (number == names.end()) continue;
      found.parts[i] = span_of(pieces[static_cast<std::size_t>(number->second)], lines);
    }
    at = found.whole.begin - window.begin + 1;
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace orgkarta::rules
