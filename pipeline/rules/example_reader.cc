#include "pipeline/rules/example_reader.h"

#include <fmt/format.h>

namespace orgkarta::rules {
namespace {

void read_group(TableReader& rule, std::string_view name, const toml::node& node, Example& out) {
  const auto value = node.value_exact<std::string>();
  if (!value) return rule.fault(node, fmt::format("'{}' of an example must be a string", name));
  out.groups.emplace_back(name, *value);
}

// The table that a relation rule's example must hold: `post = { person = "…" }`.
void read_statement(TableReader& rule, std::string_view key, const toml::node& node,
                    const RuleSpec& spec, Example& out) {
  if (key != spec.info.gives) {
    return rule.fault(node, fmt::format("'{}' is not what the rule gives", key));
  }
  const toml::table* groups = node.as_table();
  if (groups == nullptr) return rule.fault(node, fmt::format("'{}' must be a table", key));
  for (const auto& [name, text] : *groups) read_group(rule, name.str(), text, out);
}

void read_example(TableReader& rule, const toml::node& node, const RuleSpec& spec,
                  std::vector<Example>& out) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return rule.fault(node, "an example must be a table with 'text'");
  Example example;
  example.line = static_cast<int>(node.source().begin.line);
  for (const auto& [key, value] : *table) {
    if (key.str() == "text") {
      example.text = value.value_exact<std::string>().value_or("");
    } else if (!spec.relation) {
      read_group(rule, key.str(), value, example);
    } else {
      read_statement(rule, key.str(), value, spec, example);
    }
  }
  if (example.text.empty()) return rule.fault(node, "an example needs a 'text'");
  if (spec.relation && !table->contains(spec.info.gives)) {
    return rule.fault(node, fmt::format("the example does not say its '{}'", spec.info.gives));
  }
  out.push_back(std::move(example));
}

void read_counter_example(TableReader& rule, const toml::node& node, std::vector<Example>& out) {
  const auto text = node.value_exact<std::string>();
  if (!text) return rule.fault(node, "a counter-example must be a string");
  out.push_back({*text, {}, true, static_cast<int>(node.source().begin.line)});
}

}  // namespace

std::vector<Example> read_examples(TableReader& rule, const RuleSpec& spec) {
  std::vector<Example> out;
  if (const toml::array* list = rule.array("examples", true)) {
    if (list->empty()) rule.fault(*list, "a rule needs an example");
    for (const toml::node& node : *list) read_example(rule, node, spec, out);
  }
  if (const toml::array* list = rule.array("counter_examples", true)) {
    if (list->empty()) rule.fault(*list, "a rule needs a counter-example");
    for (const toml::node& node : *list) read_counter_example(rule, node, out);
  }
  return out;
}

}  // namespace orgkarta::rules
