#include "pipeline/rules/narrow_text.h"

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
  by_narrow_.build(marks_, narrow_of);
  by_text_.build(marks_, text_of);
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
  const std::size_t after = by_narrow_.up_to(marks_, narrow_of, at);
  if (after == 0) return 0;
  const Mark& mark = marks_[after - 1];
  return mark.text + (at - mark.narrow);
}

// From the begin it is not far to the end.
Span NarrowText::to_text(Span span) const {
  std::size_t mark = by_narrow_.up_to(marks_, narrow_of, span.begin);
  if (mark == 0) return {};
  const std::uint32_t begin = marks_[mark - 1].text + (span.begin - marks_[mark - 1].narrow);
  while (mark != marks_.size() && marks_[mark].narrow <= span.end) ++mark;
  return {begin, marks_[mark - 1].text + (span.end - marks_[mark - 1].narrow)};
}

std::uint32_t NarrowText::to_narrow(std::uint32_t offset) const {
  const std::size_t after = by_text_.up_to(marks_, text_of, offset);
  if (after == 0) return 0;
  const Mark& mark = marks_[after - 1];
  return mark.narrow + (offset - mark.text);
}

}  // namespace orgkarta::rules
