#include "pipeline/rules/mask.h"

#include <algorithm>
#include <array>

#include "pipeline/rules/masked_names.h"

namespace orgkarta::rules {
namespace {

constexpr auto kClosers = std::to_array<std::string_view>({"\"", ")", "]", "'", "”", "’", "»"});

bool is_mark(char c) { return c == '.' || c == '!' || c == '?'; }

std::string_view without_spaces(std::string_view s) {
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\n'))
    s.remove_suffix(1);
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
                 std::span<const Mention> mentions) {
  lines_.clear();
  ranges_.clear();
  pieces_.clear();
  std::uint32_t first = 0;
  for (const Lines::Line& line : narrow.lines().lines) {
    if (text.blocks[line.block].kind == BlockKind::boilerplate) continue;
    std::uint32_t last = first;
    while (last < mentions.size() && mentions[last].block == line.block) ++last;
    ranges_.push_back({first, last});
    add_line({alphabet, narrow, text, mentions.subspan(first, last - first)}, line);
    first = last;
  }
  lines_.finish();
  by_mask_.build(pieces_, mask_of);
}

void Mask::add_line(const Input& input, const Lines::Line& line) {
  const auto begin = static_cast<std::uint32_t>(lines_.bytes.size());
  copied_ = line.span.begin;
  find_sentence_ends(input, input.text.blocks[line.block]);
  for (const Mention& mention : input.mentions) {
    const Span span{input.narrow.to_narrow(mention.span.begin),
                    input.narrow.to_narrow(mention.span.end)};
    put_sentence_ends(input, span.begin);
    copy_until(input.narrow, span.begin);
    put_token(input.alphabet.byte_of(kFirstToken + static_cast<char32_t>(mention.type)), span);
  }
  put_sentence_ends(input, line.span.end);
  copy_until(input.narrow, line.span.end);
  lines_.lines.push_back({line.block, {begin, static_cast<std::uint32_t>(lines_.bytes.size())}});
  lines_.bytes += Lines::kFence;
}

void Mask::put_sentence_ends(const Input& input, std::uint32_t until) {
  for (; next_end_ < ends_.size() && ends_[next_end_] <= until; ++next_end_) {
    const std::uint32_t end = ends_[next_end_];
    copy_until(input.narrow, end);
    put_token(input.alphabet.byte_of(kSentenceEnd), {end, end});
  }
}

Span Mask::to_text(const NarrowText& narrow, Span mask) const {
  // A piece that begins where the span does is the one in question, so look before the next byte.
  const Piece& first = piece_before(mask.begin + 1);
  const std::uint32_t into = mask.begin - first.mask;
  Span span;
  span.begin = !first.token ? first.narrow.begin + into
               : into == 0  ? first.narrow.begin
                            : first.narrow.end;
  span.end = span.begin;
  if (!mask.empty()) {
    const Piece& last = piece_before(mask.end);
    span.end = last.token ? last.narrow.end : last.narrow.begin + (mask.end - last.mask);
  }
  return narrow.to_text(span);
}

void Mask::find_sentence_ends(const Input& input, const Block& block) {
  ends_.clear();
  next_end_ = 0;
  const auto add = [&](Span sentence) {
    sentence.begin = std::max(sentence.begin, block.content.begin);
    sentence.end = std::min(sentence.end, block.content.end);
    if (sentence.empty()) return;
    const std::string_view words =
        std::string_view(input.text.text).substr(sentence.begin, sentence.size());
    auto at = static_cast<std::uint32_t>(sentence.begin + body_size(words));
    const auto around = std::partition_point(input.mentions.begin(), input.mentions.end(),
                                             [&](const Mention& m) { return m.span.end <= at; });
    if (around != input.mentions.end() && around->span.begin < at) {
      if (around->span.end > sentence.end) return;
      at = around->span.end;  // the mark is part of the mention: an abbreviation
    }
    ends_.push_back(input.narrow.to_narrow(at));
  };
  if (block.sentence_count == 0) return add(block.content);
  for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
    add(input.text.sentences[block.first_sentence + i]);
  }
}

void Mask::copy_until(const NarrowText& narrow, std::uint32_t end) {
  if (end <= copied_) return;
  pieces_.push_back({static_cast<std::uint32_t>(lines_.bytes.size()), {copied_, end}, false});
  lines_.bytes += narrow.lines().view().substr(copied_, end - copied_);
  copied_ = end;
}

void Mask::put_token(std::uint8_t token, Span narrow) {
  pieces_.push_back({static_cast<std::uint32_t>(lines_.bytes.size()), narrow, true});
  lines_.bytes += static_cast<char>(token);
  copied_ = std::max(copied_, narrow.end);
}

// The last piece that begins before byte `mask` of the mask.
const Mask::Piece& Mask::piece_before(std::uint32_t mask) const {
  const std::size_t after = mask == 0 ? 0 : by_mask_.up_to(pieces_, mask_of, mask - 1);
  return pieces_[after == 0 ? 0 : after - 1];
}

}  // namespace orgkarta::rules
