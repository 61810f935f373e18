// Masked text for people.
#include <algorithm>

#include "pipeline/rules/mask.h"

namespace orgkarta::rules {
namespace {

constexpr std::string_view kOpen = "\u27E8";
constexpr std::string_view kClose = "\u27E9";

std::string bracketed(std::string_view name) {
  return std::string(kOpen).append(name).append(kClose);
}

}  // namespace

Mask::Tokens Mask::tokens() const {
  Tokens out;
  for (const Piece& piece : pieces_) {
    if (piece.token)
      (piece.narrow.empty() ? out.sentence_ends : out.mentions).push_back(piece.mask);
  }
  return out;
}

std::string Mask::readable(const NarrowText& narrow, std::string_view text,
                           std::span<const Mention> mentions, Span mask) const {
  std::string out;
  const auto type_at = [&](std::uint32_t begin) -> std::string_view {
    const auto m = std::find_if(mentions.begin(), mentions.end(),
                                [&](const Mention& x) { return x.span.begin == begin; });
    return m == mentions.end() ? "" : kMentionTypeNames[static_cast<std::size_t>(m->type)];
  };
  for (const Piece& piece : pieces_) {
    const std::uint32_t size = piece.token ? 1 : piece.narrow.size();
    const std::uint32_t begin = std::max(piece.mask, mask.begin);
    const std::uint32_t end = std::min(piece.mask + size, mask.end);
    if (begin >= end) continue;
    if (piece.token && piece.narrow.empty()) {
      out += bracketed("/");
    } else if (piece.token) {
      out += bracketed(type_at(narrow.to_text(piece.narrow.begin)));
    } else {
      const std::uint32_t into = piece.narrow.begin - piece.mask;  // may wrap round and back
      const Span span = narrow.to_text(Span{begin + into, end + into});
      out += text.substr(span.begin, span.size());
    }
  }
  return out;
}

}  // namespace orgkarta::rules
