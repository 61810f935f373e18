// A TOML table of a rule file, read key by key with every fault reported at its place.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

// Only toml_table.cc compiles the parser; it takes long.
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include "pipeline/rules/problem.h"

namespace orgkarta::rules {

/// Parses a file; a syntax error becomes one problem and an empty table.
toml::table parse_toml(const SourceFile& file, Problems& problems);

/// Reads values of one table. `rule` names the rule in messages.
class TableReader {
 public:
  TableReader(const SourceFile& file, const toml::table& table, Problems& problems)
      : file_(file), table_(table), problems_(problems) {}

  void set_rule(std::string rule) { rule_ = std::move(rule); }
  const std::string& rule() const { return rule_; }
  const SourceFile& file() const { return file_; }
  const toml::table& table() const { return table_; }

  /// Reports keys that are not in `known`.
  void check_keys(std::span<const std::string_view> known);

  /// The value of a key; reports a wrong type, and a missing key if it is required.
  std::optional<std::string> text(std::string_view key, bool required);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<double> number(std::string_view key);
  const toml::array* array(std::string_view key, bool required);
  const toml::table* subtable(std::string_view key);

  /// Reports a fault at a node, or at the table.
  void fault(const toml::node& node, std::string_view message);
  void fault(std::string_view message) { fault(table_, message); }

  /// The place of a text in its line, for carets: column 0 if it is written with escapes.
  Place place_of(const toml::node& node, std::string_view text) const;

 private:
  const toml::node* find(std::string_view key, bool required);
  void wrong_type(const toml::node& node, std::string_view key, std::string_view wanted);

  const SourceFile& file_;
  const toml::table& table_;
  Problems& problems_;
  std::string rule_;
};

}  // namespace orgkarta::rules
