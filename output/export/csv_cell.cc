#include "output/export/csv_cell.h"

#include <algorithm>
#include <array>

namespace orgkarta::output {
namespace {

constexpr std::array<std::string_view, 4> kWide = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool needs_quotes(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return true;
  return text.find_first_of(",\"\r\n") != std::string_view::npos;
}

}  // namespace

void append_cell(std::string& out, std::string_view text) {
  if (!needs_quotes(text)) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

bool is_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("\t\r\n").find(text.front()) != std::string_view::npos) return true;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (text.empty()) return false;
  if (std::string_view("=+-@").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view sign : kWide) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

std::string defused(std::string_view text) {
  return (is_formula(text) ? "'" : "") + std::string(text);
}

}  // namespace orgkarta::output
