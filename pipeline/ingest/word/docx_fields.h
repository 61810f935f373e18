// Fields of a DOCX file that are spread over runs.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace orgkarta::ingest::word {

/// Whether a field's result is a table of contents or an index, or it has none ("TOC \o", "INDEX").
bool is_contents_field(std::string_view instruction);

/// Follows <w:fldChar> marks through one part. A mark without its partner is passed over, so that a
/// field that never ends hides nothing.
class DocxFields {
 public:
  /// Finds the partners among all marks below `root`.
  void add(pugi::xml_node root);

  void mark(pugi::xml_node fld_char);
  void instruction(std::string_view text);
  /// What stands here is an instruction, or the result of a table of contents.
  bool hides() const { return hiding_ > 0; }

 private:
  struct Field {
    std::string instruction;
    bool separated = false;
    bool contents = false;
  };
  void count(const Field& field, int by);

  std::unordered_set<std::size_t> paired_;  ///< hashes of marks that have a partner
  std::vector<Field> open_;
  int hiding_ = 0;
};

}  // namespace orgkarta::ingest::word
