#include "output/join_reasons.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "output/apart_reasons.h"
#include "output/events_told.h"
#include "output/find_names.h"

namespace orgkarta::output {
namespace {

constexpr Nearness kWays[] = {Nearness::equal, Nearness::ending, Nearness::part};

std::string sentence(const std::string& reason) {
  if (reason == "first") return "the first document that names the organisation";
  if (reason == "same_name")
    return "the name is written as in an earlier document, but for case and endings";
  if (reason == "abbreviation") return "a document gives the name as an abbreviation";
  if (reason == "former_name") return "a document tells of the change of name";
  if (reason == "other_name") return "a document gives both names to one body";
  if (reason == "correction") return "joined by corrections line ";
  if (reason == "code") return "it is a municipality of the official list";
  return reason;
}

/// From a mention of an organisation to the first one.
class Chain {
 public:
  Chain(Connection& db, Tellings& tellings, std::vector<JoinStep>& out)
      : db_(db), tellings_(tellings), out_(out) {}

  void follow(const UnitTelling& from, char side) {
    std::optional<UnitTelling> at = from;
    while (at && seen_.insert(at->row).second) {
      std::string why = sentence(at->reason);
      if (at->reason == "correction") why += line_of(at->row);
      out_.push_back({side, at->reason, std::move(why), at->name, at->telling});
      if (at->reason == "former_name") add_renames(*at, side);
      if (!at->via) return;
      at = tellings_.unit(*at->via);
    }
  }

  bool has(std::int64_t row) const { return seen_.contains(row); }

 private:
  std::string line_of(std::int64_t unit) {
    Query line(db_, "SELECT correction FROM organisation_units WHERE unit = ?1");
    line.ask(unit);
    return line.next() ? std::to_string(line.integer(0)) : std::string();
  }

  /// The passages that tell of the change, of the unit itself or of that which tells both names.
  void add_renames(const UnitTelling& unit, char side) {
    Query row(db_,
              "SELECT DISTINCT c.id FROM changes c JOIN change_units s ON s.change = c.id"
              " WHERE c.kind = 'rename' AND s.unit = ?1 ORDER BY c.id");
    row.ask(unit.via.value_or(unit.row));
    while (row.next()) {
      const std::int64_t id = row.integer(0);
      if (!renames_.insert(id).second) continue;
      if (const auto change = tellings_.change(id)) {
        out_.push_back({side, "rename", "the passage that tells both names", "", change->telling});
      }
    }
  }

  Connection& db_;
  Tellings& tellings_;
  std::vector<JoinStep>& out_;
  std::set<std::int64_t> seen_;
  std::set<std::int64_t> renames_;
};

/// The unit that is meant: that of the document, else the first that bears the name asked for.
const UnitTelling* mentioned(const std::vector<UnitTelling>& units, const Mention& mention) {
  for (const UnitTelling& unit : units) {
    if (mention.row == unit.row) return &unit;
  }
  if (mention.name.empty()) return nullptr;
  for (const Nearness way : kWays) {
    for (const UnitTelling& unit : units) {
      if (matches(mention.name, unit.name, way)) return &unit;
    }
  }
  return nullptr;
}

/// Of a name that no unit bears: the passages that give it to the organisation, as another name of
/// a unit or as one side of a rename.
void explain_name(Connection& db, Tellings& tellings, const Mention& mention, char side,
                  std::vector<JoinStep>& out) {
  Query alias(db,
              "SELECT n.unit, n.name FROM unit_names n JOIN organisation_units o ON o.unit = n.unit"
              " WHERE o.organisation = ?1 ORDER BY n.unit, n.ordinal");
  alias.ask(mention.id);
  while (alias.next()) {
    if (!matches(mention.name, alias.text(1), Nearness::part)) continue;
    if (const auto unit = tellings.unit(alias.integer(0))) {
      const std::string text = "a document gives the name beside \"" + unit->name + "\"";
      out.push_back({side, "other_name", text, std::string(alias.text(1)), unit->telling});
      break;
    }
  }
  for (const EventTold& event : events_of(db, mention.id)) {
    if (event.kind != "rename") continue;
    for (const auto* sides : {&event.from, &event.to}) {
      for (const EventSideTold& one : *sides) {
        if (!matches(mention.name, one.name, Nearness::part)) continue;
        for (const ChangeTelling& change : tellings.of_event(event.id)) {
          out.push_back(
              {side, "rename", "the passage that tells both names", one.name, change.telling});
        }
      }
    }
  }
}

void explain_organisation(Connection& db, Tellings& tellings, const Mention& a, const Mention& b,
                          std::vector<JoinStep>& out) {
  const std::vector<UnitTelling> units = tellings.of_organisation(a.id);
  Chain chain(db, tellings, out);
  for (const auto& [mention, side] : {std::pair(&a, 'a'), std::pair(&b, 'b')}) {
    if (const UnitTelling* unit = mentioned(units, *mention)) {
      chain.follow(*unit, side);
    } else if (!mention->name.empty()) {
      explain_name(db, tellings, *mention, side, out);
    }
  }
  for (const UnitTelling& unit : units) {  // what all lead to; for two ids all that there is
    const bool root = unit.reason == "first" || (unit.reason == "code" && !unit.via);
    if (root && !chain.has(unit.row)) chain.follow(unit, '*');
  }
}

std::vector<PostTelling> posts_of(Connection& db, Tellings& tellings, const std::string& person) {
  Query row(db, "SELECT id FROM memberships WHERE person = ?1 ORDER BY id");
  row.ask(person);
  std::vector<PostTelling> out;
  while (row.next()) {
    for (PostTelling& post : tellings.of_membership(row.integer(0))) out.push_back(std::move(post));
  }
  return out;
}

/// The lines that an analyst joined posts of a person by. Whether there are any.
bool add_corrections(Connection& db, const std::string& person, std::vector<JoinStep>& out) {
  Query row(db,
            "SELECT k.line FROM corrections k JOIN membership_posts x ON x.post = k.post_a"
            " JOIN memberships m ON m.id = x.membership WHERE k.kind = 'same' AND k.state = 'holds'"
            " AND m.person = ?1 ORDER BY k.line");
  row.ask(person);
  bool any = false;
  for (; row.next(); any = true) {
    const std::string text = sentence("correction") + std::to_string(row.integer(0));
    out.push_back({'*', "correction", text, "", {}});
  }
  return any;
}

void explain_person(Connection& db, Tellings& tellings, const Mention& a, const Mention& b,
                    std::vector<JoinStep>& out) {
  const std::vector<PostTelling> posts = posts_of(db, tellings, a.id);
  const auto of = [&](const Mention& mention) -> const PostTelling* {
    for (const PostTelling& post : posts) {
      const bool meant = mention.row ? mention.row == post.row
                                     : matches(mention.name, post.person, Nearness::equal);
      if (meant) return &post;
    }
    return posts.empty() ? nullptr : &posts.front();
  };
  const PostTelling* first = of(a);
  const PostTelling* second = of(b);
  if (first == nullptr || second == nullptr) return;
  const bool corrected = add_corrections(db, a.id, out);
  const bool same = matches(first->person, second->person, Nearness::equal);
  if (corrected && !same) {
    out.push_back(
        {'a', "correction", "named so", first->person + ", " + first->title, first->telling});
    out.push_back(
        {'b', "correction", "named so", second->person + ", " + second->title, second->telling});
    return;
  }
  const std::string reason = same ? "same_name" : "short_name";
  const std::string text =
      same ? "one name within one municipality, on one side: elected or employed"
           : "one name is a shorter form of the other, with the same title or organisation";
  out.push_back({'a', reason, text, first->person + ", " + first->title, first->telling});
  out.push_back({'b', reason, text, second->person + ", " + second->title, second->telling});
}

}  // namespace

JoinReasons join_reasons(Connection& db, const Mention& a, const Mention& b) {
  JoinReasons out;
  out.one = a.person == b.person && a.id == b.id;
  Tellings tellings(db);
  if (!out.one) {
    out.steps = apart_reasons(db, tellings, a, b);
  } else if (a.person) {
    explain_person(db, tellings, a, b, out.steps);
  } else {
    explain_organisation(db, tellings, a, b, out.steps);
  }
  return out;
}

}  // namespace orgkarta::output
