// The rows of each kind of fact; columns in the order of schema.sql.
#include "output/change_title.h"
#include "output/document_rows_current.h"
#include "pipeline/model/edtf_days.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

template <class E>
std::optional<std::string_view> name_or_null(const std::optional<E>& value) {
  if (!value) return std::nullopt;
  return name_of(*value);
}

/// Both days as columns, null where they cannot be told.
struct Days {
  explicit Days(const std::optional<std::string>& edtf) {
    if (const auto range = edtf ? edtf_days(*edtf) : std::nullopt) {
      first = range->first;
      last = range->last;
    }
  }
  std::optional<std::string> first;
  std::optional<std::string> last;
};

std::optional<std::string> joined(const std::vector<std::string>& names) {
  if (names.empty()) return std::nullopt;
  std::string all = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) all += "; " + names[i];
  return all;
}

}  // namespace

void DocumentRows::add_unit(const Current& now, const Unit& unit) {
  const std::int64_t id = ++last_.unit;
  const double confidence = rounded_confidence(unit.confidence);
  unit_.run(id, now.document, unit.id, unit.name, name_of(unit.kind), unit.field,
            now.unit(unit.parent), joined(unit.aliases), confidence, tentative(confidence));
  int ordinal = 0;
  for (const std::string& alias : unit.aliases) unit_name_.run(id, ++ordinal, alias);
  add_evidence(now, "unit", id, unit);
}

std::int64_t DocumentRows::person_id(Current& now, const std::string& name) {
  const auto [known, fresh] = now.people.emplace(name, last_.person + 1);
  if (fresh) person_.run(++last_.person, now.document, name);
  return known->second;
}

void DocumentRows::add_post(Current& now, const Post& post) {
  const std::int64_t id = ++last_.post;
  const double confidence = rounded_confidence(post.confidence);
  post_.run(id, now.document, post.id, person_id(now, post.person), post.title, now.unit(post.unit),
            post.party, name_of(post.role), post.acting, name_of(post.time), confidence,
            tentative(confidence));
  add_evidence(now, "post", id, post);
}

void DocumentRows::add_goal(const Current& now, const Goal& goal) {
  const std::int64_t id = ++last_.goal;
  const double confidence = rounded_confidence(goal.confidence);
  goal_.run(id, now.document, goal.id, goal.text, goal.label, now.goal(goal.parent),
            name_of(goal.kind), now.unit(goal.unit), now.amount(goal.target), confidence,
            tentative(confidence));
  add_evidence(now, "goal", id, goal);
}

void DocumentRows::add_date(const Current& now, const Date& date) {
  const std::int64_t id = ++last_.date;
  const double confidence = rounded_confidence(date.confidence);
  const Days days(date.value);
  date_.run(id, now.document, date.id, date.text, date.value, name_of(date.role),
            name_or_null(date.mod), date.inferred, days.first, days.last, confidence,
            tentative(confidence));
  add_evidence(now, "date", id, date);
}

void DocumentRows::add_amount(const Current& now, const Amount& amount) {
  const std::int64_t id = ++last_.amount;
  const double confidence = rounded_confidence(amount.confidence);
  amount_.run(id, now.document, amount.id, amount.text, amount.min, amount.max,
              name_of(amount.unit), amount.unit_text, name_or_null(amount.period),
              now.years.year(amount), amount.approximate, amount.negative, name_of(amount.kind),
              name_or_null(amount.status), now.unit(amount.decided_by), amount.baseline, confidence,
              tentative(confidence));
  int ordinal = 0;
  for (const std::string& unit : amount.units) amount_unit_.run(id, ++ordinal, now.unit_row(unit));
  add_evidence(now, "amount", id, amount);
}

void DocumentRows::add_sides(const Current& now, const char* side,
                             const std::vector<std::string>& entries) {
  int ordinal = 0;
  for (const std::string& entry : entries) {
    std::optional<std::int64_t> unit;
    std::optional<std::string_view> name;
    if (const auto position = now.references.unit_or_name(entry)) {
      unit = Current::row(now.before.unit, *position);
    } else {
      name = entry;
    }
    change_unit_.run(last_.change, side, ++ordinal, unit, name);
  }
}

/// The names of one side of a change.
std::vector<std::string> DocumentRows::names_of(const Current& now,
                                                const std::vector<std::string>& entries) {
  std::vector<std::string> out;
  for (const std::string& entry : entries) {
    const auto position = now.references.unit_or_name(entry);
    out.push_back(position ? now.units[*position].name : entry);
  }
  return out;
}

void DocumentRows::add_change(const Current& now, const Change& change) {
  const std::int64_t id = ++last_.change;
  const double confidence = rounded_confidence(change.confidence);
  const Days days(change.effective);
  const std::string title = change_title(name_of(change.kind), change.subject.value_or(""),
                                         names_of(now, change.from), names_of(now, change.to));
  change_.run(id, now.document, change.id, name_of(change.kind), title, change.subject,
              change.effective, days.first, days.last, name_of(change.status),
              now.unit(change.decided_by), confidence, tentative(confidence));
  add_sides(now, "from", change.from);
  add_sides(now, "to", change.to);
  add_evidence(now, "change", id, change);
}

}  // namespace orgkarta::output
