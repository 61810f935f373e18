#include "output/apart_reasons.h"

#include <utility>

#include "output/events_told.h"
#include "output/find_names.h"

namespace orgkarta::output {
namespace {

/// What is needed of either.
struct Party {
  char side = 'a';
  const Mention* mention = nullptr;
  std::string name;
  std::string municipality;
  std::string founded;  ///< ISO days, empty where not told
  std::string dissolved;
  std::string elected;  ///< of people: "elected" or "employed"
  Telling telling;      ///< the mention, else the first passage
};

constexpr const char* kOrganisation =
    "SELECT name, municipality, from_first, to_first FROM organisations WHERE id = ?1";

constexpr const char* kPerson =
    "SELECT name, municipality, NULL, NULL, iif(party IS NOT NULL OR EXISTS (SELECT 1 FROM"
    " memberships WHERE person = ?1 AND role IN ('chair', 'vice_chair', 'member')), 'elected',"
    " 'employed') FROM persons WHERE id = ?1";

/// A document that has a mention of each.
constexpr const char* kUnitsOfOneDocument =
    "SELECT a.unit, b.unit FROM organisation_units a JOIN units x ON x.id = a.unit"
    " JOIN units y ON y.document = x.document JOIN organisation_units b ON b.unit = y.id"
    " WHERE a.organisation = ?1 AND b.organisation = ?2 ORDER BY a.unit, b.unit LIMIT 1";

constexpr const char* kPostsOfOneDocument =
    "SELECT p.post, q.post FROM memberships m JOIN membership_posts p ON p.membership = m.id"
    " JOIN posts x ON x.id = p.post JOIN posts y ON y.document = x.document"
    " JOIN membership_posts q ON q.post = y.id JOIN memberships n ON n.id = q.membership"
    " WHERE m.person = ?1 AND n.person = ?2 ORDER BY 1, 2 LIMIT 1";

constexpr const char* kCorrectionsOfOrganisations =
    "SELECT k.line FROM corrections k JOIN organisation_units a ON a.unit = k.unit_a"
    " JOIN organisation_units b ON b.unit = k.unit_b WHERE k.kind = 'different' AND k.state = "
    "'holds'"
    " AND ((a.organisation = ?1 AND b.organisation = ?2)"
    " OR (a.organisation = ?2 AND b.organisation = ?1)) ORDER BY k.line";

constexpr const char* kCorrectionsOfPeople =
    "SELECT k.line FROM corrections k JOIN membership_posts x ON x.post = k.post_a"
    " JOIN memberships a ON a.id = x.membership JOIN membership_posts y ON y.post = k.post_b"
    " JOIN memberships b ON b.id = y.membership WHERE k.kind = 'different' AND k.state = 'holds'"
    " AND ((a.person = ?1 AND b.person = ?2) OR (a.person = ?2 AND b.person = ?1)) ORDER BY k.line";

class Apart {
 public:
  Apart(Connection& db, Tellings& tellings, const Mention& a, const Mention& b)
      : db_(db), tellings_(tellings), a_(party(a, 'a')), b_(party(b, 'b')) {}

  std::vector<JoinStep> run() {
    const bool alike = a_.mention->person == b_.mention->person;
    if (!alike) {
      both("kind", "one is an organisation, the other a person");
      return std::move(out_);
    }
    add_corrections();
    if (a_.municipality != b_.municipality) add_municipalities();
    add_one_document();
    if (a_.mention->person) {
      add_people();
    } else {
      add_events();
      add_names();
    }
    return std::move(out_);
  }

 private:
  Party party(const Mention& mention, char side) {
    Party out;
    out.side = side;
    out.mention = &mention;
    Query row(db_, mention.person ? kPerson : kOrganisation);
    row.ask(mention.id);
    if (row.next()) {
      out.name = row.text(0);
      out.municipality = row.text(1);
      out.founded = row.text(2);
      out.dissolved = row.text(3);
      if (mention.person) out.elected = row.text(4);
    }
    out.telling = passage(mention);
    return out;
  }

  Telling passage(const Mention& mention) {
    if (mention.person) {
      Query row(db_,
                "SELECT p.post FROM membership_posts p JOIN memberships m ON m.id = p.membership"
                " WHERE m.person = ?1 ORDER BY 1 LIMIT 1");
      row.ask(mention.id);
      const bool known = mention.row || row.next();
      const auto post = known ? tellings_.post(mention.row ? *mention.row : row.integer(0))
                              : std::optional<PostTelling>();
      return post ? post->telling : Telling{};
    }
    if (mention.row) {
      if (const auto unit = tellings_.unit(*mention.row)) return unit->telling;
    }
    const auto units = tellings_.of_organisation(mention.id);
    return units.empty() ? Telling{} : units.front().telling;
  }

  void add(const Party& of, const char* reason, std::string text, Telling telling) {
    out_.push_back({of.side, reason, std::move(text), of.name, std::move(telling)});
  }

  void both(const char* reason, const std::string& text) {
    add(a_, reason, text, a_.telling);
    add(b_, reason, text, b_.telling);
  }

  /// What an analyst said of these two.
  void add_corrections() {
    Query row(db_, a_.mention->person ? kCorrectionsOfPeople : kCorrectionsOfOrganisations);
    row.ask(a_.mention->id, b_.mention->id);
    while (row.next()) {
      both("correction", "kept apart by corrections line " + std::to_string(row.integer(0)));
    }
  }

  void add_municipalities() {
    for (const Party* of : {&a_, &b_}) {
      add(*of, "municipality",
          of->municipality.empty() ? "no municipality is told: nothing is joined with it"
                                   : "it is of municipality " + of->municipality,
          of->telling);
    }
  }

  void add_one_document() {
    Query row(db_, a_.mention->person ? kPostsOfOneDocument : kUnitsOfOneDocument);
    row.ask(a_.mention->id, b_.mention->id);
    if (!row.next()) return;
    const std::int64_t first = row.integer(0);
    const std::int64_t second = row.integer(1);
    const auto passage_of = [&](std::int64_t id) {
      if (a_.mention->person) return tellings_.post(id).value_or(PostTelling{}).telling;
      return tellings_.unit(id).value_or(UnitTelling{}).telling;
    };
    constexpr const char* kText = "one document names both, as two";
    add(a_, "told_apart", kText, passage_of(first));
    add(b_, "told_apart", kText, passage_of(second));
  }

  /// Events with one of them on each side.
  void add_events() {
    for (const EventTold& event : events_of(db_, a_.mention->id)) {
      bool other = false;
      for (const auto* sides : {&event.from, &event.to}) {
        for (const EventSideTold& side : *sides) other |= side.organisation == b_.mention->id;
      }
      if (!other) continue;
      const auto told = tellings_.of_event(event.id);
      out_.push_back({'*', "event", event.kind + " (" + event.status + "): " + event.sides(), "",
                      told.empty() ? Telling{} : told.front().telling});
    }
  }

  void add_names() {
    if (!matches(a_.name, b_.name, Nearness::equal)) {
      if (out_.empty())
        both("names", "the names are different, and no document gives both to one body");
      return;
    }
    for (const auto& [gone, next] : {std::pair(&a_, &b_), std::pair(&b_, &a_)}) {
      if (gone->dissolved.empty() || next->founded.empty() || gone->dissolved > next->founded) {
        continue;
      }
      add(*gone, "life", "it was dissolved on " + gone->dissolved, gone->telling);
      add(*next, "life", "it was founded on " + next->founded + ": another body under the name",
          next->telling);
    }
    if (out_.empty()) {
      for (const Party* of : {&a_, &b_}) {
        add(*of, "place", "the same name in another place: " + place(*of), of->telling);
      }
    }
  }

  std::string place(const Party& of) {
    Query row(db_,
              "SELECT group_concat(o.name, '; ') FROM organisation_parents p"
              " JOIN organisations o ON o.id = p.parent WHERE p.organisation = ?1");
    row.ask(of.mention->id);
    if (!row.next() || row.null(0)) return "no document tells what it is under";
    return "this one is under " + std::string(row.text(0));
  }

  void add_people() {
    if (a_.elected != b_.elected) {
      for (const Party* of : {&a_, &b_}) {
        add(*of, "side", "this one is " + of->elected + ": not taken for the other", of->telling);
      }
    }
    if (out_.empty()) {
      both("names",
           "the names are different, and not one a shorter form of the other with the same"
           " title or organisation");
    }
  }

  Connection& db_;
  Tellings& tellings_;
  Party a_;
  Party b_;
  std::vector<JoinStep> out_;
};

}  // namespace

std::vector<JoinStep> apart_reasons(Connection& db, Tellings& tellings, const Mention& a,
                                    const Mention& b) {
  return Apart(db, tellings, a, b).run();
}

}  // namespace orgkarta::output
