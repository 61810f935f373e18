#include "pipeline/rules/mask.h"

#include <algorithm>
#include <array>

#include "pipeline/rules/masked_names.h"
#include "pipeline/unicode/utf8.h"

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

void Mask::build(const Text& text, const Block& block, std::span<const Mention> mentions) {
  mask_.clear();
  pieces_.clear();
  copied_ = block.content.begin;
  find_sentence_ends(text, block, mentions);
  std::size_t next = 0;
  const auto put_ends = [&](std::uint32_t until) {
    for (; next < ends_.size() && ends_[next] <= until; ++next) {
      copy_until(text.text, ends_[next]);
      put_token(kSentenceEnd, {ends_[next], ends_[next]});
    }
  };
  for (const Mention& mention : mentions) {
    if (mention.type == MentionType::place) continue;
    put_ends(mention.span.begin);
    copy_until(text.text, mention.span.begin);
    put_token(kFirstToken + static_cast<char32_t>(mention.type), mention.span);
  }
  put_ends(block.content.end);
  copy_until(text.text, block.content.end);
}

Span Mask::to_text(std::uint32_t begin, std::uint32_t end) const {
  if (pieces_.empty()) return {};
  // A piece that begins at `begin` is the one in question, so look before the next byte.
  const Piece& first = piece_before(begin + 1);
  Span span;
  span.begin = first.token ? (begin == first.mask ? first.text.begin : first.text.end)
                           : first.text.begin + (begin - first.mask);
  if (end <= begin) return {span.begin, span.begin};
  const Piece& last = piece_before(end);
  span.end = last.token ? last.text.end : last.text.begin + (end - last.mask);
  return span;
}

void Mask::find_sentence_ends(const Text& text, const Block& block,
                              std::span<const Mention> mentions) {
  ends_.clear();
  const auto add = [&](Span sentence) {
    sentence.begin = std::max(sentence.begin, block.content.begin);
    sentence.end = std::min(sentence.end, block.content.end);
    if (sentence.empty()) return;
    const std::string_view words = std::string_view(text.text).substr(sentence.begin, sentence.size());
    auto at = static_cast<std::uint32_t>(sentence.begin + body_size(words));
    for (const Mention& m : mentions) {
      if (m.type == MentionType::place) continue;
      if (at <= m.span.begin || at >= m.span.end) continue;
      if (m.span.end > sentence.end) return;
      at = m.span.end;  // the mark is part of the mention: an abbreviation
    }
    ends_.push_back(at);
  };
  if (block.sentence_count == 0) return add(block.content);
  for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
    add(text.sentences[block.first_sentence + i]);
  }
}

void Mask::copy_until(std::string_view text, std::uint32_t end) {
  if (end <= copied_) return;
  pieces_.push_back({static_cast<std::uint32_t>(mask_.size()), {copied_, end}, false});
  mask_ += text.substr(copied_, end - copied_);
  copied_ = end;
}

void Mask::put_token(char32_t token, Span span) {
  pieces_.push_back({static_cast<std::uint32_t>(mask_.size()), span, true});
  utf8::append(mask_, token);
  copied_ = span.end;
}

// The last piece that begins before byte `mask` of the mask.
const Mask::Piece& Mask::piece_before(std::uint32_t mask) const {
  const auto after = std::partition_point(pieces_.begin(), pieces_.end(),
                                          [&](const Piece& p) { return p.mask < mask; });
  return after == pieces_.begin() ? *after : *(after - 1);
}

}  // namespace orgkarta::rules
