// The numbers that paragraphs have in a file.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <pugixml.hpp>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgkarta::ingest::word {

/// Counts elements of some names in document order, from 1, whatever becomes of them: so does
/// everybody who walks over the tree.
class ParagraphNumbers {
 public:
  ParagraphNumbers(std::initializer_list<std::string_view> names) : names_(names) {}

  /// Counts on with what is below `root`.
  void add(pugi::xml_node root);

  std::uint32_t of(pugi::xml_node paragraph) const;
  const std::vector<pugi::xml_node>& paragraphs() const { return paragraphs_; }

 private:
  std::vector<std::string_view> names_;
  std::vector<pugi::xml_node> paragraphs_;
  std::unordered_map<std::size_t, std::uint32_t> numbers_;
};

}  // namespace orgkarta::ingest::word
