#include "pipeline/rules/mask.h"

#include <algorithm>
#include <array>

#include "pipeline/rules/masked_names.h"

namespace orgkarta::rules {
namespace {

constexpr auto kClosers = std::to_array<std::string_view>({"\"", ")", "]", "'", "”", "’", "»"});

bool is_mark(char c) { return c == '.' || c == '!' || c == '?'; }

std::string_view without_spaces(std::string_view s) {
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\n')) s.remove_suffix(1);
  return s;
}

std::string_view without_closers(std::string_view s) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : kClosers) {
      if (!s.ends_with(closer)) continue;
      s.remove_suffix(closer.size());
      again = true;
    }
  }
  return s;
}

// The length of a sentence without its final mark and what stands behind that.
std::size_t body_size(std::string_view sentence) {
  sentence = without_spaces(sentence);
  std::string_view body = without_closers(sentence);
  if (body.empty() || !is_mark(body.back())) return sentence.size();
  while (!body.empty() && is_mark(body.back())) body.remove_suffix(1);
  return body.size();
}

}  // namespace

void Mask::build(const Alphabet& alphabet, const NarrowText& narrow, const Text& text,
                 const Block& block, std::span<const Mention> mentions) {
  mask_.clear();
  pieces_.clear();
  copied_ = 0;
  find_sentence_ends(narrow, text, block, mentions);
  std::size_t next = 0;
  const auto put_ends = [&](std::uint32_t until) {
    for (; next < ends_.size() && ends_[next] <= until; ++next) {
      copy_until(narrow.bytes(), ends_[next]);
      put_token(alphabet.byte_of(kSentenceEnd), {ends_[next], ends_[next]});
    }
  };
  for (const Mention& mention : mentions) {
    if (mention.type == MentionType::place) continue;
    const Span span{narrow.to_narrow(mention.span.begin), narrow.to_narrow(mention.span.end)};
    put_ends(span.begin);
    copy_until(narrow.bytes(), span.begin);
    put_token(alphabet.byte_of(kFirstToken + static_cast<char32_t>(mention.type)), span);
  }
  const auto size = static_cast<std::uint32_t>(narrow.bytes().size());
  put_ends(size);
  copy_until(narrow.bytes(), size);
}

Span Mask::to_text(const NarrowText& narrow, Span mask) const {
  if (pieces_.empty()) return {};
  // A piece that begins where the span does is the one in question, so look before the next byte.
  const Piece& first = piece_before(mask.begin + 1);
  const std::uint32_t into = mask.begin - first.mask;
  Span span;
  span.begin = !first.token ? first.narrow.begin + into
                            : into == 0 ? first.narrow.begin : first.narrow.end;
  span.end = span.begin;
  if (!mask.empty()) {
    const Piece& last = piece_before(mask.end);
    span.end = last.token ? last.narrow.end : last.narrow.begin + (mask.end - last.mask);
  }
  return narrow.to_text(span);
}

void Mask::find_sentence_ends(const NarrowText& narrow, const Text& text, const Block& block,
                              std::span<const Mention> mentions) {
  ends_.clear();
  const auto add = [&](Span sentence) {
    sentence.begin = std::max(sentence.begin, block.content.begin);
    sentence.end = std::min(sentence.end, block.content.end);
    if (sentence.empty()) return;
    const std::string_view words =
        std::string_view(text.text).substr(sentence.begin, sentence.size());
    auto at = static_cast<std::uint32_t>(sentence.begin + body_size(words));
    for (const Mention& m : mentions) {
      if (m.type == MentionType::place) continue;
      if (at <= m.span.begin || at >= m.span.end) continue;
      if (m.span.end > sentence.end) return;
      at = m.span.end;  // the mark is part of the mention: an abbreviation
    }
    ends_.push_back(narrow.to_narrow(at));
  };
  if (block.sentence_count == 0) return add(block.content);
  for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
    add(text.sentences[block.first_sentence + i]);
  }
}

void Mask::copy_until(std::string_view narrow, std::uint32_t end) {
  if (end <= copied_) return;
  pieces_.push_back({static_cast<std::uint32_t>(mask_.size()), {copied_, end}, false});
  mask_ += narrow.substr(copied_, end - copied_);
  copied_ = end;
}

void Mask::put_token(std::uint8_t token, Span narrow) {
  pieces_.push_back({static_cast<std::uint32_t>(mask_.size()), narrow, true});
  mask_ += static_cast<char>(token);
  copied_ = std::max(copied_, narrow.end);
}

// The last piece that begins before byte `mask` of the mask.
const Mask::Piece& Mask::piece_before(std::uint32_t mask) const {
  const auto after = std::partition_point(pieces_.begin(), pieces_.end(),
                                          [&](const Piece& p) { return p.mask < mask; });
  return after == pieces_.begin() ? *after : *(after - 1);
}

}  // namespace orgkarta::rules
