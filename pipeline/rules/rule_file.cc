#include "pipeline/rules/rule_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/example_reader.h"
#include "pipeline/rules/toml_table.h"

namespace orgkarta::rules {
namespace {

constexpr auto kRelationKeys = std::to_array<std::string_view>(
    {"id", "gives", "pattern", "boundary", "set", "confidence", "examples", "counter_examples"});
constexpr auto kMentionKeys = std::to_array<std::string_view>(
    {"id", "gives", "pattern", "boundary", "set", "confidence", "examples", "counter_examples",
     "genitive", "priority", "where"});
constexpr auto kFileKeys = std::to_array<std::string_view>({"rule"});
constexpr auto kMacroFileKeys = std::to_array<std::string_view>({"macros"});

// In the order of enum Test.
constexpr auto kTests =
    std::to_array<std::string_view>({"in", "not_in", "ends_in", "not_ends_in", "first_in",
                                     "first_not_in", "last_not_in", "no_word_in"});

bool is_made_of(std::string_view text, std::string_view extra) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || extra.find(c) != std::string_view::npos;
  });
}

void read_set(TableReader& rule, RuleInfo& info) {
  const toml::table* set = rule.subtable("set");
  if (set == nullptr) return;
  for (const auto& [key, node] : *set) {
    if (const auto text = node.value_exact<std::string>()) {
      info.set.emplace_back(key.str(), *text);
    } else if (const auto flag = node.value_exact<bool>()) {
      info.set.emplace_back(key.str(), *flag ? "true" : "false");
    } else {
      rule.fault(node, fmt::format("'{}' in 'set' must be a string, true or false", key.str()));
    }
  }
}

// One item of `where` holds a group and one test or more.
void read_condition(TableReader& rule, const toml::node& node, std::vector<WhereSpec>& out) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return rule.fault(node, "an item of 'where' must be a table");
  const auto group =
      table->get("group") ? table->get("group")->value_exact<std::string>() : std::nullopt;
  if (!group) return rule.fault(node, "an item of 'where' needs a 'group'");
  if (table->size() < 2) rule.fault(node, "an item of 'where' needs a test");
  for (const auto& [key, value] : *table) {
    if (key.str() == "group") continue;
    const auto test = std::find(kTests.begin(), kTests.end(), key.str());
    const auto lexicon = value.value_exact<std::string>();
    if (test == kTests.end()) {
      rule.fault(value, fmt::format("unknown test '{}' in 'where'", key.str()));
    } else if (!lexicon) {
      rule.fault(value, fmt::format("'{}' must name a lexicon", key.str()));
    } else {
      out.push_back({*group, static_cast<Test>(test - kTests.begin()), *lexicon,
                     rule.place_of(value, *lexicon)});
    }
  }
}

void read_where(TableReader& rule, std::vector<WhereSpec>& out) {
  const toml::array* list = rule.array("where", false);
  if (list == nullptr) return;
  for (const toml::node& node : *list) read_condition(rule, node, out);
}

void read_gives(TableReader& rule, bool relation, RuleSpec& spec) {
  const auto gives = rule.text("gives", true);
  if (!gives) return;
  spec.info.gives = *gives;
  if (!relation) spec.type = mention_type(*gives);
  const toml::node& node = *rule.table().get("gives");
  if (relation && !is_made_of(*gives, "_")) {
    rule.fault(node, fmt::format("'{}' is no kind of statement (a-z and _)", *gives));
  } else if (!relation && !spec.type) {
    rule.fault(node, fmt::format("'{}' is no type of mention", *gives));
  }
}

void read_confidence(TableReader& rule, RuleSpec& spec) {
  const auto confidence = rule.number("confidence");
  if (!confidence) return;
  spec.says_confidence = true;
  spec.info.confidence = *confidence;
  if (*confidence <= 0 || *confidence > 1) {
    rule.fault(*rule.table().get("confidence"), "'confidence' must be above 0 and at most 1");
  }
}

void read_id(TableReader& rule, RuleInfo& info) {
  const auto id = rule.text("id", true);
  if (!id) return;
  info.id = *id;
  rule.set_rule(*id);
  if (!is_made_of(*id, "-0123456789")) {
    rule.fault(*rule.table().get("id"), "an id is made of a-z, 0-9 and '-'");
  }
}

void read_pattern(TableReader& rule, RuleSpec& spec) {
  const auto pattern = rule.text("pattern", true);
  if (!pattern) return;
  const toml::node& node = *rule.table().get("pattern");
  spec.pattern = {spec.info.id, *pattern, rule.place_of(node, *pattern)};
  if (pattern->empty()) rule.fault(node, "the pattern is empty");
}

RuleSpec read_rule(TableReader& rule, bool relation) {
  RuleSpec spec;
  spec.relation = relation;
  spec.info.file = rule.file().path;
  spec.info.line = static_cast<int>(rule.table().source().begin.line);
  read_id(rule, spec.info);
  rule.check_keys(relation ? std::span<const std::string_view>(kRelationKeys) : kMentionKeys);
  read_gives(rule, relation, spec);
  read_pattern(rule, spec);
  read_set(rule, spec.info);
  read_confidence(rule, spec);
  spec.boundary = rule.boolean("boundary").value_or(true);
  if (!relation) {
    spec.genitive = rule.boolean("genitive").value_or(false);
    spec.priority = static_cast<int>(rule.integer("priority").value_or(0));
    read_where(rule, spec.where);
  }
  spec.examples = read_examples(rule, spec);
  return spec;
}

}  // namespace

std::vector<RuleSpec> read_rules(const SourceFile& file, bool relation, Problems& problems) {
  const toml::table table = parse_toml(file, problems);
  TableReader top(file, table, problems);
  top.check_keys(kFileKeys);
  std::vector<RuleSpec> out;
  const toml::array* rules = top.array("rule", false);
  if (rules == nullptr) return out;
  for (const toml::node& node : *rules) {
    if (!node.is_table()) {
      top.fault(node, "a rule must be a [[rule]] table");
      continue;
    }
    TableReader reader(file, *node.as_table(), problems);
    out.push_back(read_rule(reader, relation));
  }
  return out;
}

std::vector<PatternSource> read_macros(const SourceFile& file, Problems& problems) {
  const toml::table table = parse_toml(file, problems);
  TableReader top(file, table, problems);
  top.check_keys(kMacroFileKeys);
  std::vector<PatternSource> out;
  const toml::table* macros = top.subtable("macros");
  if (macros == nullptr) return out;
  for (const auto& [key, node] : *macros) {
    const std::string name(key.str());
    const auto pattern = node.value_exact<std::string>();
    if (!is_made_of(name, "_0123456789")) {
      top.fault(node, fmt::format("'{}' is no name for a macro (a-z, 0-9 and _)", name));
    } else if (!pattern) {
      top.fault(node, fmt::format("macro '{}' must be a string", name));
    } else {
      out.push_back({name, *pattern, top.place_of(node, *pattern)});
    }
  }
  return out;
}

}  // namespace orgkarta::rules
