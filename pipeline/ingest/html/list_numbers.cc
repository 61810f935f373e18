#include "pipeline/ingest/html/list_numbers.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/ingest/roman.h"

namespace orgkarta::ingest::html {
namespace {

constexpr int kLargest = 9999;

std::optional<int> number(std::string_view written) {
  int value = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (error != std::errc() || value < -kLargest || value > kLargest) return std::nullopt;
  return value;
}

int items_of(const std::vector<Node>& nodes, std::uint32_t list) {
  int items = 0;
  for (std::uint32_t i = list + 1; i < nodes[list].end; i = nodes[i].end) {
    items += nodes[i].tag == GUMBO_TAG_LI;
  }
  return items;
}

}  // namespace

void ListNumbers::open(const std::vector<Node>& nodes, std::uint32_t list) {
  const Node& node = nodes[list];
  if (node.tag != GUMBO_TAG_OL) return lists_.push_back({'u', 1, 1});
  const std::string_view type = node.attribute("type");
  const bool known = type.size() == 1 && std::string_view("aAiI").find(type[0]) != type.npos;
  const bool reversed = node.has("reversed");
  const int first = reversed ? items_of(nodes, list) : 1;
  lists_.push_back(
      {known ? type[0] : '1', number(node.attribute("start")).value_or(first), reversed ? -1 : 1});
}

std::string ListNumbers::marker(const Node& item) {
  constexpr std::string_view kBullet = "\u2022 ";
  if (lists_.empty() || lists_.back().type == 'u') return std::string(kBullet);
  List& list = lists_.back();
  const int value = number(item.attribute("value")).value_or(list.next);
  list.next = value + list.step;
  const bool letter = (list.type == 'a' || list.type == 'A') && value >= 1 && value <= 26;
  if (letter) return std::string(1, static_cast<char>(list.type + value - 1)) + ") ";
  if ((list.type == 'i' || list.type == 'I') && value >= 1 && value <= 399) {
    return roman(value) + ") ";
  }
  return std::to_string(value) + ". ";
}

std::uint8_t ListNumbers::level() const {
  return static_cast<std::uint8_t>(
      std::min<std::size_t>(lists_.empty() ? 0 : lists_.size() - 1, 255));
}

}  // namespace orgkarta::ingest::html
