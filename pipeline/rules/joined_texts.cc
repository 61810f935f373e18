#include "pipeline/rules/joined_texts.h"

#include <utility>

namespace orgkarta::rules {
namespace {

Span forward(Span span, std::uint32_t bytes) { return {span.begin + bytes, span.end + bytes}; }

Span back(Span span, std::uint32_t bytes) { return {span.begin - bytes, span.end - bytes}; }

// Takes from `items` those in front that stand before `end_block`, as of a text that begins there.
template <class Item>
std::vector<Item> take(std::vector<Item>& items, std::size_t& at, std::uint32_t end_block,
                       std::uint32_t first_block, std::uint32_t bytes) {
  std::vector<Item> out;
  for (; at < items.size() && items[at].block < end_block; ++at) {
    Item& item = out.emplace_back(std::move(items[at]));
    item.block -= first_block;
    item.span = back(item.span, bytes);
    for (Capture& capture : item.captures) capture.span = back(capture.span, bytes);
  }
  return out;
}

}  // namespace

JoinedTexts::JoinedTexts(std::span<const Text* const> texts) {
  std::size_t bytes = 0;
  for (const Text* text : texts) bytes += text->text.size() + 1;
  joined_.text.reserve(bytes);
  for (const Text* text : texts) append(*text);
  begins_.push_back(end());
}

JoinedTexts::Begin JoinedTexts::end() const {
  return {static_cast<std::uint32_t>(joined_.text.size()),
          static_cast<std::uint32_t>(joined_.blocks.size())};
}

void JoinedTexts::append(const Text& text) {
  const Begin begin = end();
  begins_.push_back(begin);
  const auto first_sentence = static_cast<std::uint32_t>(joined_.sentences.size());
  joined_.text += text.text;
  joined_.text += '\n';  // as between blocks
  for (const Block& block : text.blocks) {
    Block& copy = joined_.blocks.emplace_back(block);
    copy.span = forward(block.span, begin.offset);
    copy.content = forward(block.content, begin.offset);
    copy.marker = forward(block.marker, begin.offset);
    copy.label = forward(block.label, begin.offset);
    copy.first_sentence += first_sentence;
  }
  for (const Span sentence : text.sentences) {
    joined_.sentences.push_back(forward(sentence, begin.offset));
  }
}

std::vector<Found> JoinedTexts::split(Found&& found) const {
  std::vector<Found> out(begins_.size() - 1);
  std::size_t mention = 0;
  std::size_t sign = 0;
  std::size_t statement = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto [offset, block] = begins_[i];
    const std::uint32_t end = begins_[i + 1].block;
    const auto first = static_cast<std::uint32_t>(mention);
    out[i].mentions = take(found.mentions, mention, end, block, offset);
    out[i].signs = take(found.signs, sign, end, block, offset);
    out[i].statements = take(found.statements, statement, end, block, offset);
    for (Statement& s : out[i].statements) {
      for (Statement::Range& range : s.ranges) {
        range = {range.first - first, range.last - first};
      }
    }
  }
  return out;
}

}  // namespace orgkarta::rules
