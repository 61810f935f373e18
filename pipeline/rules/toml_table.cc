#define TOML_IMPLEMENTATION
#include "pipeline/rules/toml_table.h"

#include <algorithm>

#include <fmt/format.h>

namespace orgkarta::rules {
namespace {

int line_of(const toml::source_region& region) { return static_cast<int>(region.begin.line); }

// toml++ counts characters, carets count bytes.
std::size_t byte_column(std::string_view line, std::size_t column) {
  std::size_t i = 0;
  for (; i < line.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(line[i]) & 0xC0) != 0x80;
    if (starts && --column == 0) break;
  }
  return i + 1;
}

}  // namespace

toml::table parse_toml(const SourceFile& file, Problems& problems) {
  try {
    return toml::parse(std::string_view(file.bytes), std::string_view(file.path));
  } catch (const toml::parse_error& error) {
    const int line = line_of(error.source());
    const std::size_t column = byte_column(file.line(line), error.source().begin.column);
    problems.add({&file, line, column}, "", error.description());
    return {};
  }
}

void TableReader::check_keys(std::span<const std::string_view> known) {
  for (const auto& [key, node] : table_) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const int line = line_of(key.source());
    const std::size_t column = byte_column(file_.line(line), key.source().begin.column);
    problems_.add({&file_, line, column}, rule_, fmt::format("unknown key '{}'", key.str()));
  }
}

std::optional<std::string> TableReader::text(std::string_view key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<std::string>()) return value;
  wrong_type(*node, key, "a string");
  return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<bool>()) return value;
  wrong_type(*node, key, "true or false");
  return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<std::int64_t>()) return value;
  wrong_type(*node, key, "a whole number");
  return std::nullopt;
}

std::optional<double> TableReader::number(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  if (node->is_number()) return node->value<double>();
  wrong_type(*node, key, "a number");
  return std::nullopt;
}

const toml::array* TableReader::array(std::string_view key, bool required) {
  const toml::node* node = find(key, required);
  if (node != nullptr && !node->is_array()) wrong_type(*node, key, "an array");
  return node == nullptr ? nullptr : node->as_array();
}

const toml::table* TableReader::subtable(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node != nullptr && !node->is_table()) wrong_type(*node, key, "a table");
  return node == nullptr ? nullptr : node->as_table();
}

void TableReader::fault(const toml::node& node, std::string_view message) {
  const int line = line_of(node.source());
  const std::size_t column = byte_column(file_.line(line), node.source().begin.column);
  problems_.add({&file_, line, column}, rule_, message);
}

Place TableReader::place_of(const toml::node& node, std::string_view text) const {
  const int line = line_of(node.source());
  const std::string_view written = file_.line(line);
  const std::size_t from = byte_column(written, node.source().begin.column) - 1;
  const std::size_t at = text.empty() ? std::string_view::npos : written.find(text, from);
  return {&file_, line, at == std::string_view::npos ? 0 : at + 1};
}

const toml::node* TableReader::find(std::string_view key, bool required) {
  const toml::node* node = table_.get(key);
  if (node == nullptr && required) fault(fmt::format("'{}' is missing", key));
  return node;
}

void TableReader::wrong_type(const toml::node& node, std::string_view key,
                             std::string_view wanted) {
  fault(node, fmt::format("'{}' must be {}", key, wanted));
}

}  // namespace orgkarta::rules
