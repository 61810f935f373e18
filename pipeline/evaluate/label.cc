#include "pipeline/evaluate/label.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace orgkarta::evaluate {
namespace {

constexpr std::array<std::string_view, 2> kUnit = {"kind", "name"};
constexpr std::array<std::string_view, 2> kParent = {"name", "parent"};
constexpr std::array<std::string_view, 3> kPost = {"person", "title", "unit"};
constexpr std::array<std::string_view, 2> kGoal = {"label", "text"};
constexpr std::array<std::string_view, 3> kDate = {"value", "role", "text"};
constexpr std::array<std::string_view, 6> kAmount = {"min",    "max",  "unit",
                                                     "period", "kind", "text"};
constexpr std::array<std::string_view, 6> kChange = {"kind",      "from",   "to",
                                                     "effective", "status", "subject"};

std::span<const std::string_view> fields_of(Kind kind) {
  switch (kind) {
    case Kind::units:
      return kUnit;
    case Kind::parents:
      return kParent;
    case Kind::posts:
      return kPost;
    case Kind::goals:
      return kGoal;
    case Kind::dates:
      return kDate;
    case Kind::amounts:
      return kAmount;
    case Kind::changes:
      break;
  }
  return kChange;
}

/// Whether a field of this kind refers to a body.
bool refers(Kind kind, std::string_view field) {
  return field == "parent" || field == "from" || field == "to" ||
         (field == "unit" && kind == Kind::posts);
}

std::string show(const Json& value, bool reference, const Document& document) {
  if (value.is_null()) return "-";
  if (value.is_string()) {
    return one_line(reference ? document.name_of(text(value)) : text(value));
  }
  if (!value.is_array()) return value.dump();
  std::string list;
  for (const Json& element : value) {
    list += (list.empty() ? "" : ", ") + show(element, reference, document);
  }
  return list.empty() ? "-" : list;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return line;
}

std::string label(Kind kind, const Json& fact, const Document& document) {
  std::string line;
  for (const std::string_view field : fields_of(kind)) {
    if (!line.empty()) line += " | ";
    line += show(member(fact, field), refers(kind, field), document);
  }
  return line;
}

}  // namespace orgkarta::evaluate
