#include "pipeline/rules/narrow_text.h"

#include <algorithm>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::rules {

void NarrowText::build(const Alphabet& alphabet, const Text& text) {
  lines_.clear();
  marks_.clear();
  lines_.bytes.reserve(text.text.size() + 2 + Lines::kSlack);
  for (std::uint32_t i = 0; i < text.blocks.size(); ++i) {
    const Block& block = text.blocks[i];
    if (block.content.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(lines_.bytes.size());
    marks_.push_back({begin, block.content.begin});
    add_line(alphabet, text.text, block.content);
    lines_.lines.push_back({i, {begin, static_cast<std::uint32_t>(lines_.bytes.size())}});
    lines_.bytes += Lines::kFence;
  }
  lines_.finish();
}

void NarrowText::add_line(const Alphabet& alphabet, std::string_view text, Span span) {
  std::string& out = lines_.bytes;
  for (std::size_t i = span.begin; i < span.end;) {
    std::size_t ascii = i;
    while (ascii < span.end && text[ascii] >= 0x20 && text[ascii] < 0x7F) ++ascii;
    out.append(text, i, ascii - i);
    i = ascii;
    if (i == span.end) return;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xC3) {  // À to ÿ, most of what is not ASCII
      out += static_cast<char>(text[i + 1] | 0xC0);
      i += 2;
    } else {
      out += static_cast<char>(alphabet.byte_of(utf8::next(text, i)));
      if (byte < 0x80) continue;
    }
    marks_.push_back({static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(i)});
  }
}

std::uint32_t NarrowText::to_text(std::uint32_t at) const {
  const auto after = std::partition_point(marks_.begin(), marks_.end(),
                                          [&](const Mark& m) { return m.narrow <= at; });
  if (after == marks_.begin()) return 0;
  return (after - 1)->text + (at - (after - 1)->narrow);
}

// From the begin it is not far to the end.
Span NarrowText::to_text(Span span) const {
  auto mark = std::partition_point(marks_.begin(), marks_.end(),
                                   [&](const Mark& m) { return m.narrow <= span.begin; });
  if (mark == marks_.begin()) return {};
  const std::uint32_t begin = (mark - 1)->text + (span.begin - (mark - 1)->narrow);
  while (mark != marks_.end() && mark->narrow <= span.end) ++mark;
  return {begin, (mark - 1)->text + (span.end - (mark - 1)->narrow)};
}

std::uint32_t NarrowText::to_narrow(std::uint32_t offset) const {
  const auto after = std::partition_point(marks_.begin(), marks_.end(),
                                          [&](const Mark& m) { return m.text <= offset; });
  if (after == marks_.begin()) return 0;
  return (after - 1)->narrow + (offset - (after - 1)->text);
}

}  // namespace orgkarta::rules
