#include "pipeline/ingest/word/paragraph_numbers.h"

#include <algorithm>

namespace orgkarta::ingest::word {
namespace {

/// Calls a function with every element, in document order.
template <typename F>
struct Walker : pugi::xml_tree_walker {
  explicit Walker(F function) : f(std::move(function)) {}
  bool for_each(pugi::xml_node& node) override {
    f(node);
    return true;
  }
  F f;
};

}  // namespace

void ParagraphNumbers::add(pugi::xml_node root) {
  Walker walker([this](pugi::xml_node node) {
    const std::string_view name = node.name();
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) return;
    paragraphs_.push_back(node);
    numbers_.emplace(node.hash_value(), static_cast<std::uint32_t>(paragraphs_.size()));
  });
  root.traverse(walker);
}

std::uint32_t ParagraphNumbers::of(pugi::xml_node paragraph) const {
  const auto found = numbers_.find(paragraph.hash_value());
  return found == numbers_.end() ? 0 : found->second;
}

}  // namespace orgkarta::ingest::word
