#include "pipeline/app/explain_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "pipeline/app/escape.h"
#include "pipeline/app/explain_facts.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

bool all_digits(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Span span_of_offset(const std::string& written, const std::string& text) {
  const std::size_t length = utf8::count(text);
  std::size_t offset = length;
  std::from_chars(written.data(), written.data() + written.size(), offset);
  if (offset >= length) {
    throw UsageError({fmt::format("--at {}: the text has {} code points, so expected 0 to {}",
                                  written, length, length - 1)});
  }
  std::size_t at = 0;
  while (offset-- > 0) utf8::next(text, at);
  const auto begin = static_cast<std::uint32_t>(at);
  utf8::next(text, at);
  return {begin, static_cast<std::uint32_t>(at)};
}

Span span_of_words(const std::string& words, const std::string& text) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) {
    throw UsageError(
        {fmt::format("--at \"{}\": the text does not hold these words; orgkarta text shows it as "
                     "the rules see it, without line ends inside paragraphs",
                     printable(words))});
  }
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Span span_of_fact(const std::string& id, const Facts& facts) {
  std::string ids;
  std::optional<Span> span;
  each_fact(facts, [&](std::string_view, const Fact& fact, const std::string&) {
    if (fact.id == id) span = fact.evidence.front().span;
    ids += (ids.empty() ? "" : " ") + fact.id;
  });
  if (span) return *span;
  throw UsageError({fmt::format("--fact {}: there is none with this id; found: {}", printable(id),
                                ids.empty() ? "no facts" : ids)});
}

// The last block that begins at the place or before it.
std::uint32_t block_at(const Text& text, std::uint32_t at) {
  const auto after = std::partition_point(text.blocks.begin(), text.blocks.end(),
                                          [&](const Block& b) { return b.span.begin <= at; });
  return after == text.blocks.begin() ? 0
                                      : static_cast<std::uint32_t>(after - text.blocks.begin() - 1);
}

}  // namespace

std::optional<ExplainPlace> explain_place(const Options& options, const Text& text,
                                          const Facts& facts) {
  ExplainPlace place;
  if (!options.fact.empty()) {
    place.span = span_of_fact(options.fact, facts);
  } else if (options.at.empty()) {
    return std::nullopt;
  } else {
    place.span = all_digits(options.at) ? span_of_offset(options.at, text.text)
                                        : span_of_words(options.at, text.text);
  }
  place.block = block_at(text, place.span.begin);
  return place;
}

Span sentence_at(const Text& text, const ExplainPlace& place) {
  const Block& block = text.blocks[place.block];
  for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
    Span sentence = text.sentences[block.first_sentence + i];
    sentence.begin = std::max(sentence.begin, block.content.begin);
    sentence.end = std::min(sentence.end, block.content.end);
    if (place.span.begin >= sentence.begin && place.span.begin < sentence.end) return sentence;
  }
  return block.content;
}

std::optional<std::uint32_t> section_of(const Text& text, std::uint32_t block) {
  while (block-- > 0) {
    const BlockKind kind = text.blocks[block].kind;
    if (kind == BlockKind::heading || kind == BlockKind::title) return block;
  }
  return std::nullopt;
}

}  // namespace orgkarta::app
