#include "pipeline/evaluate/review.h"

#include <algorithm>
#include <set>

#include "pipeline/evaluate/match.h"
#include "pipeline/evaluate/records.h"
#include "pipeline/evaluate/texts.h"

namespace orgkarta::evaluate {
namespace {

/// Where a fact stands and how sure it is say nothing of whether it is right.
bool is_ours(std::string_view member) {
  return member == "id" || member == "confidence" || member == "tentative" ||
         member == "evidence" || member == "target";
}

/// A document's names of what its ids mean.
class Meanings {
 public:
  explicit Meanings(const Json& record) {
    for (const Json& unit : elements(member(record, "units"))) add(units_, unit, "name");
    for (const Json& goal : elements(member(record, "goals"))) add(goals_, goal, "text");
  }

  /// The fact without what is ours, its references by name.
  Json told(std::string_view field, const Json& fact) const {
    Json out = Json::object();
    for (const auto& [name, value] : fact.items()) {
      if (is_ours(name)) continue;
      out[name] = field == "goals" && name == "parent" ? name_of(goals_, value)
                  : refers(field, name)                ? name_of(units_, value)
                                                       : value;
    }
    return out;
  }

 private:
  using Names = std::map<std::string, Json, std::less<>>;

  static void add(Names& names, const Json& fact, const char* by) {
    names.emplace(text(fact, "id"), member(fact, by));
  }

  static bool refers(std::string_view field, std::string_view member) {
    return member == "parent" || member == "units" || member == "from" || member == "to" ||
           member == "decided_by" || (member == "unit" && field != "amounts");
  }

  static Json name_of(const Names& names, const Json& reference) {
    if (reference.is_array()) {
      Json all = Json::array();
      for (const Json& one : reference) all.push_back(name_of(names, one));
      return all;
    }
    const auto at = names.find(text(reference));
    return at == names.end() ? reference : at->second;
  }

  Names units_;
  Names goals_;
};

/// Whether a fact says all that `value` says.
bool says(const Json& told, const Json& value) {
  return std::all_of(value.items().begin(), value.items().end(), [&](const auto& item) {
    const Json& other = member(told, item.key());
    return is_ours(item.key()) || item.value() == other || (!given(item.value()) && !given(other));
  });
}

bool is_right(const Json& mark) { return text(mark, "verdict") == "right"; }

std::string field_of_mark(const Json& mark) { return std::string(text(mark, "kind")) + 's'; }

bool stands_at(const Json& fact, const Json& mark) {
  const Json::array_t& evidence = elements(member(fact, "evidence"));
  return std::any_of(evidence.begin(), evidence.end(), [&](const Json& one) {
    return member(one, "start") == member(mark, "start") &&
           member(one, "end") == member(mark, "end");
  });
}

/// A fact that was marked right and is not told any more, of which nothing but its words is known.
Json quoted(const Json& mark) {
  Json fact{{"kind", nullptr}, {"title", ""}, {"role", nullptr}, {"value", nullptr}};
  for (const char* name : {"name", "person", "text", "subject"}) fact[name] = text(mark, "quote");
  return fact;
}

Kind kind_of(std::string_view field) {
  return *std::find_if(kKinds.begin(), kKinds.end(),
                       [&](Kind kind) { return name_of(kind) == field; });
}

/// Finds what is marked among what was found.
class Asker {
 public:
  Asker(const Reviewed& reviewed, const Json* found, const BodyKeys& keys, bool everything)
      : reviewed_(reviewed),
        found_(found == nullptr ? Json::object() : *found),
        meanings_(found_),
        everything_(everything),
        texts_(keys),
        got_(found_, texts_) {}

  Asked run() {
    Json gold = Json::object();
    for (const Json& mark : reviewed_.marks) {
      Json& list = gold[field_of_mark(mark)];
      if (list.is_null()) list = Json::array();
    }
    for (const bool right : {true, false}) {  // what is right is not too many
      for (const Json& mark : reviewed_.marks) {
        if (is_right(mark) != right) continue;
        const std::string field = field_of_mark(mark);
        const Json* fact = find(mark, field);
        if (fact != nullptr) asked_.insert(fact);
        if (right) gold[field].push_back(value_of(mark, field, fact));
      }
    }
    return {std::move(gold), passed_over()};
  }

 private:
  Json value_of(const Json& mark, const std::string& field, const Json* fact) const {
    if (member(mark, "value").is_object()) return member(mark, "value");
    return fact == nullptr ? quoted(mark) : meanings_.told(field, *fact);
  }

  const Json* find(const Json& mark, const std::string& field) {
    const Json& value = member(mark, "value");
    Json gold = Json::object();
    if (value.is_object()) gold[field] = Json::array({value});
    const Document wanted(gold, texts_);
    const Sides sides{wanted, got_, texts_};
    for (const Json& fact : elements(member(found_, field))) {
      if (asked_.contains(&fact)) continue;
      if (!everything_ && given(member(fact, "tentative"))) continue;
      const bool is = !value.is_object() ? stands_at(fact, mark)
                      : is_right(mark)   ? same(kind_of(field), gold[field][0], fact, sides)
                                         : says(meanings_.told(field, fact), value);
      if (is) return &fact;
    }
    return nullptr;
  }

  Json passed_over() const {
    Json out = found_;
    for (const Kind kind : kKinds) {
      const std::string field(field_of(kind));
      const Json::array_t& facts = elements(member(found_, field));
      for (std::size_t i = 0; i < facts.size(); ++i) {
        out[field][i]["tentative"] = !asked_.contains(&facts[i]);
      }
    }
    return out;
  }

  const Reviewed& reviewed_;
  const Json found_;
  Meanings meanings_;
  bool everything_;
  Texts texts_;
  Document got_;
  std::set<const Json*> asked_;
};

}  // namespace

void read_mark(std::string_view line, const std::string& file, std::size_t number, Review& review,
               std::vector<std::string>& problems) {
  const std::optional<Json> mark = read_mark_line(line, file, number, problems);
  if (!mark || text(*mark, "verdict") == "apart") return;
  Reviewed& reviewed = review[std::string(text(*mark, "document"))];
  reviewed.sha256 = text(*mark, "sha256");
  reviewed.marks.push_back(*mark);
}

bool is_of(const Reviewed& reviewed, const Json& found) {
  const std::string_view id = text(member(found, "document"), "id");
  return reviewed.sha256.empty() || id.empty() || id == "sha256:" + reviewed.sha256;
}

Asked ask(const Reviewed& reviewed, const Json* found, const BodyKeys& keys, bool everything) {
  return Asker(reviewed, found, keys, everything).run();
}

}  // namespace orgkarta::evaluate
