#include "pipeline/evaluate/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "pipeline/evaluate/fold.h"

namespace orgkarta::evaluate {
namespace {

enum class Type { any, text, text_or_null, texts, list, objects, object };

/// In which of the two a member must be there.
enum class Needed { never, in_gold, always };

struct Member {
  std::string_view name;
  Type type;
  Needed needed = Needed::never;
};

struct Field {
  std::string_view name;
  std::span<const Member> members;
};

constexpr Member kUnit[] = {{"name", Type::text, Needed::always},
                            {"id", Type::text_or_null},
                            {"parent", Type::text_or_null},
                            {"aliases", Type::texts},
                            {"parents", Type::texts},
                            {"kinds", Type::list},
                            {"evidence", Type::objects}};
constexpr Member kPost[] = {{"person", Type::text, Needed::always},
                            {"title", Type::text_or_null, Needed::in_gold},
                            {"unit", Type::text_or_null},
                            {"party", Type::text_or_null},
                            {"titles", Type::texts},
                            {"roles", Type::list},
                            {"evidence", Type::objects}};
constexpr Member kGoal[] = {
    {"text", Type::text, Needed::always}, {"id", Type::text_or_null}, {"label", Type::text_or_null},
    {"parent", Type::text_or_null},       {"kinds", Type::list},      {"evidence", Type::objects}};
constexpr Member kDate[] = {{"value", Type::any, Needed::always},
                            {"role", Type::any, Needed::always},
                            {"values", Type::list},
                            {"roles", Type::list},
                            {"text", Type::text_or_null},
                            {"evidence", Type::objects}};
constexpr Member kAmount[] = {{"kind", Type::any, Needed::always},
                              {"kinds", Type::list},
                              {"periods", Type::list},
                              {"statuses", Type::list},
                              {"decided_by", Type::text_or_null},
                              {"text", Type::text_or_null},
                              {"evidence", Type::objects}};
constexpr Member kChange[] = {{"kind", Type::any, Needed::always},
                              {"kinds", Type::list},
                              {"from", Type::texts},
                              {"to", Type::texts},
                              {"effectives", Type::list},
                              {"statuses", Type::list},
                              {"subject", Type::text_or_null},
                              {"decided_by", Type::text_or_null},
                              {"evidence", Type::objects}};
constexpr std::array<Field, 6> kFields = {{{"units", kUnit},
                                           {"posts", kPost},
                                           {"goals", kGoal},
                                           {"dates", kDate},
                                           {"amounts", kAmount},
                                           {"changes", kChange}}};
constexpr Member kGold[] = {{"municipality", Type::text_or_null},
                            {"type", Type::text_or_null},
                            {"types", Type::list},
                            {"statuses", Type::list}};
constexpr Member kDocument[] = {{"path", Type::text, Needed::always},
                                {"text", Type::text_or_null},
                                {"municipality", Type::object}};

constexpr Member kMark[] = {{"document", Type::text, Needed::always},
                            {"kind", Type::text, Needed::always},
                            {"verdict", Type::text, Needed::always},
                            {"sha256", Type::text_or_null},
                            {"quote", Type::text_or_null},
                            {"value", Type::object}};
constexpr std::array<std::string_view, 3> kVerdicts = {"right", "wrong", "apart"};

/// Null is as good as absent but for what must be there.
bool fits(const Json& value, Type type) {
  switch (type) {
    case Type::any:
      return true;
    case Type::text:
      return value.is_string();
    case Type::text_or_null:
      return value.is_null() || value.is_string();
    case Type::object:
      return value.is_null() || value.is_object();
    case Type::texts:
    case Type::list:
    case Type::objects:
      break;
  }
  return value.is_null() || value.is_array();
}

std::string_view expected(Type type) {
  constexpr std::array<std::string_view, 7> kExpected = {
      "a value",           "a text",   "a text or null", "a list of texts", "a list",
      "a list of objects", "an object"};
  return kExpected[static_cast<std::size_t>(type)];
}

std::string describe(const Json& value) {
  constexpr std::size_t kShown = 60;
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  const std::string written = value.dump();
  const std::string_view begin = first_characters(written, kShown);
  return fmt::format("{}{}", begin, begin.size() < written.size() ? "…" : "");
}

/// Reports a value of another type, of a list the elements that are.
void check_value(const Json& value, const std::string& place, Type type, const Report& report) {
  if (!fits(value, type)) {
    return report(place, fmt::format("found {}, expected {}", describe(value), expected(type)));
  }
  if (type != Type::texts && type != Type::objects) return;
  const Json::array_t& list = elements(value);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (type == Type::objects && list[i].is_null()) {
      report(fmt::format("{}[{}]", place, i), "found null, expected an object");
    }
    check_value(list[i], fmt::format("{}[{}]", place, i),
                type == Type::texts ? Type::text_or_null : Type::object, report);
  }
}

void check_members(const Json& object, const std::string& place, std::span<const Member> members,
                   bool gold, const Report& report) {
  for (const Member& m : members) {
    const bool needed = m.needed == Needed::always || (gold && m.needed == Needed::in_gold);
    const std::string at = place + (place.empty() ? "" : ".") + std::string(m.name);
    if (!has(object, m.name)) {
      if (needed) report(at, fmt::format("missing, expected {}", expected(m.type)));
    } else {
      check_value(member(object, m.name), at, m.type, report);
    }
  }
}

void check_lists(const Json& record, bool gold, const Report& report) {
  for (const Field& field : kFields) {
    if (!has(record, field.name)) continue;
    const Json& list = member(record, field.name);
    if (list.is_null()) {
      report(std::string(field.name), "found null, expected a list of objects");
    }
    check_value(list, std::string(field.name), Type::objects, report);
    for (std::size_t i = 0; i < elements(list).size(); ++i) {
      if (!list[i].is_object()) continue;
      check_members(list[i], fmt::format("{}[{}]", field.name, i), field.members, gold, report);
    }
  }
}

}  // namespace

void check_gold(const Json& gold, const Report& report) {
  if (!gold.is_object()) {
    return report("", fmt::format("found {}, expected an object with facts", describe(gold)));
  }
  check_members(gold, "", kGold, true, report);
  check_lists(gold, true, report);
}

void check_facts(const Json& record, const Report& report) {
  if (!record.is_object()) {
    return report("", fmt::format("found {}, expected an object with facts", describe(record)));
  }
  if (!member(record, "document").is_object()) {
    return report("document", fmt::format("found {}, expected a document's facts as an object",
                                          describe(member(record, "document"))));
  }
  check_members(member(record, "document"), "document", kDocument, false, report);
  check_lists(record, false, report);
}

void check_mark(const Json& mark, const Report& report) {
  if (!mark.is_object()) {
    return report("", fmt::format("found {}, expected an object with a mark", describe(mark)));
  }
  check_members(mark, "", kMark, false, report);
  const Json& kind = member(mark, "kind");
  const auto* field = std::find_if(kFields.begin(), kFields.end(), [&](const Field& one) {
    return kind.is_string() && one.name == std::string(text(kind)) + 's';
  });
  if (kind.is_string() && field == kFields.end()) {
    report("kind", fmt::format("found {}, expected unit, post, goal, date, amount or change",
                               describe(kind)));
  }
  const Json& verdict = member(mark, "verdict");
  if (verdict.is_string() && std::count(kVerdicts.begin(), kVerdicts.end(), text(verdict)) == 0) {
    report("verdict", fmt::format("found {}, expected right, wrong or apart", describe(verdict)));
  }
  const Json& value = member(mark, "value");
  if (value.is_object() && field != kFields.end()) {
    return check_members(value, "value", field->members, true, report);
  }
  for (const char* name : {"start", "end"}) {
    const Json& place = member(mark, name);
    if (place.is_number_integer()) continue;
    report(name, fmt::format("found {}, expected a place in the text", describe(place)));
  }
}

}  // namespace orgkarta::evaluate
