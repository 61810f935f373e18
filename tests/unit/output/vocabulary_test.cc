// The closed lists stand in names.h, facts.schema.json and schema.sql: they must be the same.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "pipeline/model/names.h"
#include "pipeline/model/outcome.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

using nlohmann::json;

const json& definitions() {
  static const json schema = json::parse(get(ORGKARTA_SOURCE "/output/facts.schema.json"));
  return schema["$defs"];
}

template <class Names>
std::vector<std::string> strings(const Names& names, std::size_t skip = 0) {
  return {names.begin() + static_cast<std::ptrdiff_t>(skip), names.end()};
}

/// A schema's enum without its null.
std::vector<std::string> enum_of(const json& property) {
  std::vector<std::string> values;
  for (const json& value : property["enum"]) {
    if (!value.is_null()) values.push_back(value);
  }
  return values;
}

std::vector<std::string> enum_of(const char* definition, const char* property) {
  return enum_of(definitions()[definition]["properties"][property]);
}

/// The values that the CHECK of a table's column allows.
std::vector<std::string> check_of(const std::string& table, const std::string& column) {
  static const std::string schema = get(ORGKARTA_SOURCE "/output/schema.sql");
  const std::size_t start = schema.find("CREATE TABLE " + table + " (");
  const std::string body = schema.substr(start, schema.find("STRICT", start) - start);
  const std::string term = column + " = '";
  std::vector<std::string> values;
  for (std::size_t at = body.find("\n  " + column + " "); true;) {
    // After a space, or directly after the parenthesis.
    std::size_t from = std::min(body.find(' ' + term, at), body.find('(' + term, at));
    if (from == std::string::npos) return values;
    from += 1 + term.size();
    at = body.find('\'', from);
    values.push_back(body.substr(from, at - from));
  }
}

TEST(Vocabulary, OfTheJsonSchema) {
  EXPECT_EQ(enum_of("unit", "kind"), strings(kNames<UnitKind>));
  EXPECT_EQ(enum_of("post", "role"), strings(kNames<Role>));
  EXPECT_EQ(enum_of("post", "time"), strings(kNames<PostTime>, 1));  // "current" is left out
  EXPECT_EQ(enum_of("goal", "kind"), strings(kNames<GoalKind>));
  EXPECT_EQ(enum_of("date", "role"), strings(kNames<DateRole>));
  EXPECT_EQ(enum_of("date", "mod"), strings(kNames<DateMod>));
  EXPECT_EQ(enum_of("amount", "unit"), strings(kNames<Measure>));
  EXPECT_EQ(enum_of("amount", "period"), strings(kNames<Period>));
  EXPECT_EQ(enum_of("amount", "kind"), strings(kNames<AmountKind>));
  EXPECT_EQ(enum_of("change", "kind"), strings(kNames<ChangeKind>));
  EXPECT_EQ(enum_of("document", "type"), strings(kNames<DocumentType>));
  EXPECT_EQ(enum_of("document", "status"), strings(kNames<DocumentStatus>));
  EXPECT_EQ(enum_of(definitions()["status"]), strings(kNames<Status>));
}

TEST(Vocabulary, OfTheDatabase) {
  EXPECT_EQ(check_of("documents", "outcome"), strings(kOutcomeNames));
  EXPECT_EQ(check_of("documents", "type"), strings(kNames<DocumentType>));
  EXPECT_EQ(check_of("documents", "status"), strings(kNames<DocumentStatus>));
  EXPECT_EQ(check_of("units", "kind"), strings(kNames<UnitKind>));
  EXPECT_EQ(check_of("units", "field"), enum_of("unit", "field"));
  EXPECT_EQ(check_of("posts", "role"), strings(kNames<Role>));
  EXPECT_EQ(check_of("posts", "time"), strings(kNames<PostTime>));
  EXPECT_EQ(check_of("goals", "kind"), strings(kNames<GoalKind>));
  EXPECT_EQ(check_of("dates", "role"), strings(kNames<DateRole>));
  EXPECT_EQ(check_of("dates", "mod"), strings(kNames<DateMod>));
  EXPECT_EQ(check_of("amounts", "unit"), strings(kNames<Measure>));
  EXPECT_EQ(check_of("amounts", "period"), strings(kNames<Period>));
  EXPECT_EQ(check_of("amounts", "kind"), strings(kNames<AmountKind>));
  EXPECT_EQ(check_of("amounts", "status"), strings(kNames<Status>));
  EXPECT_EQ(check_of("changes", "kind"), strings(kNames<ChangeKind>));
  EXPECT_EQ(check_of("changes", "status"), strings(kNames<Status>));
}

}  // namespace
}  // namespace orgkarta::output
