// Lines of facts.jsonl as the database's rows make them, to compare.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "output/sqlite.h"

namespace orgkarta::output {

/// A document with a text, and its line.
struct StoredLine {
  std::string path;
  nlohmann::json line;
};

/// Gives document after document in the order of their paths; one is in memory at a time. Throws as
/// Query does, and nlohmann::json::exception on what no run wrote.
class StoredLines {
 public:
  explicit StoredLines(Connection& db);

  /// The next one; empty behind the last.
  std::optional<StoredLine> next();

 private:
  nlohmann::json facts(Query& query, std::int64_t document);

  std::string schema_;
  Query documents_, units_, posts_, goals_, dates_, amounts_, changes_;
};

/// The first place where two values differ, as a JSON pointer; empty if they are equal. Numbers are
/// equal if only the last digits of their decimal writing are not.
std::optional<std::string> difference(const nlohmann::json& a, const nlohmann::json& b);

}  // namespace orgkarta::output
