#include "support.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "pipeline/link/link.h"
#include "pipeline/model/names.h"
#include "pipeline/rules/lexicon_file.h"

namespace orgkarta::link {
namespace {

constexpr int kRowsApart = 1000;

std::optional<std::string> or_none(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

Lexicons read_lexicons() {
  Lexicons lexicons;
  for (const char* name :
       {"name_fillers", "list_conjunctions", "definite_forms", "unit_heads", "unit_heads_bare",
        "unit_suffixes_bare", "registry_owner_words", "registry_stem_ends", "registry_shared_ends",
        "registry_elected_titles", "registry_title_nouns", "registry_general_fields",
        "municipality_names"}) {
    const std::string file = std::string(ORGKARTA_SOURCE "/rules/sv/lexicon/") + name + ".tsv";
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file);
    rules::Problems problems;
    Lexicon lexicon =
        rules::read_lexicon({file, std::string(std::istreambuf_iterator<char>(in), {})}, problems);
    lexicons.emplace(lexicon.name, std::move(lexicon));
  }
  return lexicons;
}

template <class F>
F& placed(std::vector<F>& facts, F fact, std::uint32_t at) {
  fact.evidence.push_back({{at, at + 10}, {}, Section::none});
  facts.push_back(std::move(fact));
  return facts.back();
}

std::string list_of(const std::vector<std::int64_t>& rows) {
  std::string out;
  for (const std::int64_t row : rows) out += ' ' + std::to_string(row);
  return out;
}

void render(const Organisation& o, std::ostream& out) {
  out << "organisation " << o.id << '|' << o.municipality << '|' << o.name << '|' << name_of(o.kind)
      << '|' << o.field.value_or("-") << '|' << static_cast<int>(o.state) << '|'
      << span_of(o.validity) << '|' << o.documents << '\n';
  for (const OrganisationName& n : o.names) {
    out << "  name " << n.name << ' ' << span_of(n.validity) << '\n';
  }
  for (const std::string& n : o.other_names) out << "  other " << n << '\n';
  for (const OrganisationParent& p : o.parents) {
    out << "  parent " << p.organisation << ' ' << span_of(p.validity) << '\n';
  }
  for (const std::string& p : o.predecessors) out << "  predecessor " << p << '\n';
  for (const JoinedUnit& u : o.units) {
    out << "  unit " << u.unit << ' ' << static_cast<int>(u.reason) << ' ' << u.via << '\n';
  }
}

void render(const Event& e, std::ostream& out) {
  out << "event " << e.id << '|' << name_of(e.kind) << '|' << e.subject.value_or("-") << '|'
      << e.effective.value_or("-") << '|' << e.resolved << '|' << name_of(e.status) << '|'
      << e.decided_by.value_or("-") << '|' << e.first_seen << '|' << e.last_seen
      << list_of(e.changes) << '\n';
  for (const EventSide& s : e.sides) {
    out << (s.to ? "  to " : "  from ") << s.organisation.value_or("-") << ' ' << s.name << '\n';
  }
}

void render(const Membership& m, std::ostream& out) {
  out << "membership " << m.person << '|' << m.organisation.value_or("-") << '|' << m.title << '|'
      << name_of(m.role) << '|' << m.acting << '|' << span_of(m.validity) << '|' << m.replaced
      << list_of(m.posts) << '\n';
}

}  // namespace

const Lexicons& lexicons() {
  static const Lexicons kLexicons = read_lexicons();
  return kLexicons;
}

const Municipalities& municipalities() {
  static const Municipalities kMunicipalities(lexicons());
  return kMunicipalities;
}

Paper::Paper(std::string path, std::string day, int number) {
  document.path = std::move(path);
  document.facts.published = or_none(std::move(day));
  const std::int64_t row = number * kRowsApart + 1;
  document.first_unit = document.first_post = document.first_goal = row;
  document.first_amount = document.first_change = row;
}

std::string Paper::unit(std::string name, UnitKind kind, std::string parent,
                        std::vector<std::string> aliases) {
  Unit unit;
  unit.id = "u" + std::to_string(document.facts.units.size() + 1);
  unit.name = std::move(name);
  unit.kind = kind;
  unit.parent = or_none(std::move(parent));
  unit.aliases = std::move(aliases);
  document.facts.units.push_back(unit);
  return unit.id;
}

Change& Paper::change(ChangeKind kind, std::vector<std::string> from, std::vector<std::string> to,
                      std::string effective, Status status) {
  Change change;
  change.kind = kind;
  change.from = std::move(from);
  change.to = std::move(to);
  change.effective = or_none(std::move(effective));
  change.status = status;
  return placed(document.facts.changes, std::move(change), 0);
}

Post& Paper::post(std::string person, std::string title, std::string unit, Role role,
                  std::uint32_t at) {
  Post post;
  post.person = std::move(person);
  post.title = std::move(title);
  post.unit = or_none(std::move(unit));
  post.role = role;
  return placed(document.facts.posts, std::move(post), at);
}

Date& Paper::date(std::string value, DateRole role, std::uint32_t at) {
  Date date;
  date.value = std::move(value);
  date.role = role;
  return placed(document.facts.dates, std::move(date), at);
}

Amount& Paper::amount(double value, std::string unit, AmountKind kind) {
  Amount amount;
  amount.text = std::to_string(static_cast<int>(value)) + " kronor";
  amount.min = amount.max = value;
  amount.kind = kind;
  if (!unit.empty()) amount.units = {std::move(unit)};
  document.facts.amounts.push_back(std::move(amount));
  return document.facts.amounts.back();
}

Goal& Paper::goal(std::string text) {
  Goal goal;
  goal.text = std::move(text);
  document.facts.goals.push_back(std::move(goal));
  return document.facts.goals.back();
}

Paper& Papers::add(std::string path, std::string day) {
  const int number = static_cast<int>(papers_.size());
  return papers_.emplace_back(std::move(path), std::move(day), number);
}

std::vector<StoredDocument> Papers::documents() const {
  std::vector<StoredDocument> out;
  for (const Paper& paper : papers_) out.push_back(paper.document);
  return out;
}

Registry Papers::link(const std::string& code) const {
  return link_documents(documents(), code, "se-" + code, lexicons(), municipalities());
}

Steps::Steps(const Papers& papers, const std::string& code)
    : documents(papers.documents()),
      names(lexicons(), municipalities().name(code)),
      block(documents, code, names),
      changes(told_changes(block)),
      bodies(find_bodies(block, municipalities(), changes)),
      events(find_events(block, bodies, changes)) {}

NodeIndex Steps::node(const std::string& path, const std::string& unit) const {
  for (std::uint32_t d = 0; d < block.size(); ++d) {
    if (block.document(d).path != path) continue;
    if (const auto found = block.node(d, unit)) return *found;
  }
  throw std::logic_error("no unit " + unit + " in " + path);
}

BodyIndex Steps::body(const std::string& path, const std::string& unit) const {
  return bodies.of_node[node(path, unit)];
}

JoinReason Steps::reason(const std::string& path, const std::string& unit) const {
  return bodies.joins[node(path, unit)].reason;
}

std::string rendered(const Registry& registry) {
  std::ostringstream out;
  for (const Organisation& o : registry.organisations) render(o, out);
  for (const Person& p : registry.people) {
    out << "person " << p.id << '|' << p.name << '|' << p.party.value_or("-") << '|'
        << span_of(p.validity) << list_of(p.posts) << '\n';
  }
  for (const Membership& m : registry.memberships) render(m, out);
  for (const Event& e : registry.events) render(e, out);
  for (const auto* retold : {&registry.figures, &registry.aims}) {
    for (const Retold& r : *retold) {
      out << "retold " << r.id << '|' << r.first_seen << '|' << r.last_seen << list_of(r.rows)
          << '\n';
    }
  }
  for (const Conflict& c : registry.conflicts) {
    out << "conflict " << c.about << '|' << c.what << '|' << c.value_a << '|' << c.value_b << '|'
        << c.kind << '|' << c.row_a << '|' << c.row_b << '\n';
  }
  return out.str();
}

const Organisation& named(const Registry& registry, const std::string& name) {
  const auto is = [&](const Organisation& o) { return o.name == name; };
  const auto& all = registry.organisations;
  const auto found = std::find_if(all.begin(), all.end(), is);
  if (std::count_if(all.begin(), all.end(), is) != 1) {
    throw std::logic_error("not one organisation " + name + ":\n" + rendered(registry));
  }
  return *found;
}

std::string span_of(const Validity& validity) {
  return validity.from.value_or("") + ".." + validity.to.value_or("") + " seen " +
         validity.first_seen + ".." + validity.last_seen;
}

}  // namespace orgkarta::link
