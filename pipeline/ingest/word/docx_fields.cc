#include "pipeline/ingest/word/docx_fields.h"

#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr std::size_t kLongestInstruction = 200;

/// Pairs marks in document order.
struct Pairing : pugi::xml_tree_walker {
  explicit Pairing(std::unordered_set<std::size_t>& out) : paired(out) {}
  bool for_each(pugi::xml_node& node) override {
    if (!is(node, "w:fldChar")) return true;
    const std::string_view type = attribute(node, "w:fldCharType");
    if (type == "begin") begun.push_back(node.hash_value());
    if (type == "end" && !begun.empty()) {
      paired.insert(begun.back());
      paired.insert(node.hash_value());
      begun.pop_back();
    }
    return true;
  }
  std::unordered_set<std::size_t>& paired;
  std::vector<std::size_t> begun;
};

}  // namespace

bool is_contents_field(std::string_view instruction) {
  while (instruction.starts_with(' ')) instruction.remove_prefix(1);
  const std::string_view name = instruction.substr(0, instruction.find_first_of(" \\"));
  return name == "TOC" || name == "INDEX" || name == "TOA" || name == "RD";
}

void DocxFields::add(pugi::xml_node root) {
  Pairing pairing(paired_);
  root.traverse(pairing);
}

// Before the separator all is instruction; behind it, only contents hide.
void DocxFields::count(const Field& field, int by) {
  if (!field.separated || field.contents) hiding_ += by;
}

void DocxFields::mark(pugi::xml_node fld_char) {
  const std::string_view type = attribute(fld_char, "w:fldCharType");
  if (type == "begin" && paired_.contains(fld_char.hash_value())) {
    open_.emplace_back();
    count(open_.back(), 1);
  } else if (open_.empty()) {
    return;
  } else if (type == "separate" && !open_.back().separated) {
    count(open_.back(), -1);
    open_.back().separated = true;
    open_.back().contents = is_contents_field(open_.back().instruction);
    count(open_.back(), 1);
  } else if (type == "end" && paired_.contains(fld_char.hash_value())) {
    count(open_.back(), -1);
    open_.pop_back();
  }
}

void DocxFields::instruction(std::string_view text) {
  if (open_.empty() || open_.back().separated) return;
  if (open_.back().instruction.size() < kLongestInstruction) open_.back().instruction += text;
}

}  // namespace orgkarta::ingest::word
