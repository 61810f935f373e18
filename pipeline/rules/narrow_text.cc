#include "pipeline/rules/narrow_text.h"

#include <algorithm>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::rules {

void NarrowText::build(const Alphabet& alphabet, std::string_view text, Span span) {
  begin_ = span.begin;
  marks_.clear();
  if (bytes_.size() < span.size()) bytes_.resize(span.size());
  char* out = bytes_.data();
  for (std::size_t i = span.begin; i < span.end;) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      *out++ = text[i++];
      continue;
    }
    if (byte == 0xC3) {  // À to ÿ, most of what is not ASCII
      *out++ = static_cast<char>(text[i + 1] | 0xC0);
      i += 2;
    } else {
      *out++ = static_cast<char>(alphabet.byte_of(utf8::next(text, i)));
      if (byte < 0x80) continue;
    }
    marks_.push_back({static_cast<std::uint32_t>(out - bytes_.data()),
                      static_cast<std::uint32_t>(i)});
  }
  size_ = static_cast<std::size_t>(out - bytes_.data());
}

std::uint32_t NarrowText::to_text(std::uint32_t at) const {
  const auto after = std::partition_point(marks_.begin(), marks_.end(),
                                          [&](const Mark& m) { return m.narrow <= at; });
  if (after == marks_.begin()) return begin_ + at;
  return (after - 1)->text + (at - (after - 1)->narrow);
}

std::uint32_t NarrowText::to_narrow(std::uint32_t offset) const {
  const auto after = std::partition_point(marks_.begin(), marks_.end(),
                                          [&](const Mark& m) { return m.text <= offset; });
  if (after == marks_.begin()) return offset - begin_;
  return (after - 1)->narrow + (offset - (after - 1)->text);
}

}  // namespace orgkarta::rules
