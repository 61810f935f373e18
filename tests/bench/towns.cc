#include "towns.h"

#include <algorithm>
#include <utility>

#include "town_words.h"

namespace orgkarta::bench {
namespace {

constexpr int kFirstYear = 2011;
constexpr int kYears = 15;
constexpr std::size_t kTextBytes = 1500;
constexpr int kPeople = 140;
constexpr int kChanges = 40;

std::string day(int year, int month, int of_month) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(year) + '-' + two(month) + '-' + two(of_month);
}

std::string capital(std::string_view word) {
  std::string out(word);
  if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 32);
  return out;
}

void replace(std::string& text, std::string_view old, std::string_view fresh) {
  if (const std::size_t at = text.find(old); at != std::string::npos) {
    text.replace(at, old.size(), fresh);
  }
}

template <class Words>
std::string any(Dice& dice, const Words& words) {
  return std::string(words[dice.below(words.size())]);
}

template <class F>
F stated(const char* prefix, std::size_t before, std::uint32_t at, std::uint32_t bytes) {
  F fact;
  fact.id = prefix + std::to_string(before + 1);
  fact.confidence = 0.9;
  fact.evidence = {{{at, at + bytes}, "bench", Section::none}};
  return fact;
}

std::uint64_t seed_of(const std::string& code) { return std::stoull(code) * 7919 + 17; }

}  // namespace

struct Town::Told {
  Record record;
  int year = 0;
  std::vector<std::pair<int, std::string>> units;  ///< bodies that it names, with their ids
};

Town::Town(std::string code, std::string name)
    : code_(std::move(code)), name_(std::move(name)), dice_(seed_of(code_)) {
  found_bodies();
  engage_people();
  plan_changes();
}

int Town::add_body(std::string name, UnitKind kind, int parent) {
  TownBody body;
  body.names = {std::move(name)};
  body.kind = kind;
  body.parent = parent;
  bodies_.push_back(std::move(body));
  return static_cast<int>(bodies_.size()) - 1;
}

void Town::found_bodies() {
  add_body(name_, UnitKind::municipality, -1);
  add_body("Kommunfullmäktige", UnitKind::council, 0);
  const int board = add_body("Kommunstyrelsen", UnitKind::board, 0);
  add_body("Arbetsutskottet", UnitKind::subcommittee, board);
  for (const std::string_view name : kBoards) {
    const int committee = add_body(std::string(name), UnitKind::committee, 0);
    if (dice_.chance(50)) add_body("Arbetsutskottet", UnitKind::subcommittee, committee);
  }
  for (const std::string_view name : kOffices) {
    const int office = add_body(std::string(name), UnitKind::office, 0);
    bodies_.back().abbreviation = {name.front(), static_cast<char>('A' + dice_.below(26)), 'K'};
    for (const std::string_view generic : kGeneric) {
      if (dice_.chance(60)) add_body(std::string(generic), UnitKind::unit, office);
    }
    for (int d = 0; d < 3; ++d) {
      const std::string field = any(dice_, kFields);
      const int department = add_body("Avdelningen för " + field + " och " + any(dice_, kFields),
                                      UnitKind::department, office);
      for (int u = 0; u < 2; ++u) {
        add_body(capital(any(dice_, kFields)) + "enheten", UnitKind::unit, department);
      }
    }
  }
}

void Town::engage_people() {
  for (int p = 0; p < kPeople; ++p) {
    TownPerson person;
    person.name = any(dice_, kGiven) + ' ' + any(dice_, kSurnames);
    if (dice_.chance(10)) person.name += ' ' + any(dice_, kSurnames);
    person.body = static_cast<int>(dice_.below(bodies_.size()));
    const UnitKind kind = bodies_[static_cast<std::size_t>(person.body)].kind;
    if (kind == UnitKind::committee || kind == UnitKind::board || kind == UnitKind::council) {
      person.party = any(dice_, kParties);
      person.role = dice_.chance(20) ? Role::chair : Role::member;
      person.title = person.role == Role::chair ? "ordförande" : "ledamot";
    } else {
      person.role = dice_.chance(50) ? Role::head : Role::official;
      person.title = person.role == Role::head ? "chef" : "handläggare";
    }
    people_.push_back(std::move(person));
  }
}

void Town::plan_changes() {
  constexpr ChangeKind kKinds[] = {ChangeKind::create, ChangeKind::dissolve,
                                   ChangeKind::rename, ChangeKind::merge,
                                   ChangeKind::move,   ChangeKind::reorganise};
  for (int c = 0; c < kChanges; ++c) {
    TownChange change;
    change.kind = kKinds[dice_.below(std::size(kKinds))];
    change.year = kFirstYear + static_cast<int>(dice_.below(kYears));
    change.month = 1 + static_cast<int>(dice_.below(2)) * 6;
    const auto body = [&] { return 4 + static_cast<int>(dice_.below(bodies_.size() - 4)); };
    if (change.kind == ChangeKind::create) {
      change.to = {body()};
    } else if (change.kind == ChangeKind::merge) {
      change.from = {body(), body()};
      change.to = {body()};
    } else if (change.kind == ChangeKind::move) {
      change.from = {body()};
      change.to = {body()};
    } else {
      change.from = {change.kind == ChangeKind::reorganise && dice_.chance(50) ? 0 : body()};
    }
    if (change.kind == ChangeKind::rename) {
      TownBody& renamed = bodies_[static_cast<std::size_t>(change.from.front())];
      if (renamed.names.size() > 1) continue;
      renamed.names.push_back(capital(any(dice_, kFields)) + "- och " + any(dice_, kFields) +
                              (renamed.kind == UnitKind::office ? "kontoret" : "enheten"));
      renamed.given_up = {change.year};
    }
    changes_.push_back(std::move(change));
  }
}

const std::string& Town::name_in(int body, int year) const {
  const TownBody& b = bodies_[static_cast<std::size_t>(body)];
  std::size_t n = 0;
  while (n < b.given_up.size() && b.given_up[n] <= year) ++n;
  return b.names[n];
}

/// A name as another writer has it.
std::string Town::spelt(std::string name) {
  switch (dice_.below(12)) {
    case 0:
      replace(name, " och ", " & ");
      break;
    case 1:
      replace(name, " och ", " samt ");
      break;
    case 2:
      return name + 's';
    case 3:
      return name_ + 's' + ' ' + name;
    case 4:
      return name + " i " + name_;
    case 5:
      replace(name, "- och ", " och ");
      break;
    default:
      break;
  }
  return name;
}

/// The id of a body's unit in the document; the unit, and often what stands above it, is added if
/// it is new.
std::string Town::unit_of(Told& told, int body) {
  for (const auto& [known, id] : told.units) {
    if (known == body) return id;
  }
  std::vector<Unit>& units = told.record.facts.units;
  const TownBody& b = bodies_[static_cast<std::size_t>(body)];
  std::optional<std::string> parent;
  if (b.parent >= 0 && dice_.chance(70)) parent = unit_of(told, b.parent);
  const auto at = static_cast<std::uint32_t>(units.size() * 40);
  Unit unit = stated<Unit>("u", units.size(), at, 20);
  unit.name = body == 0 ? name_ : spelt(name_in(body, told.year));
  if (!b.abbreviation.empty() && dice_.chance(10)) unit.name = b.abbreviation;
  unit.kind = b.kind;
  unit.parent = parent;
  if (!b.abbreviation.empty() && unit.name != b.abbreviation && dice_.chance(20))
    unit.aliases = {b.abbreviation};
  told.units.emplace_back(body, unit.id);
  units.push_back(std::move(unit));
  return told.units.back().second;
}

void Town::add_units(Told& told) {
  while (told.units.size() < 11) unit_of(told, static_cast<int>(dice_.below(bodies_.size())));
  std::vector<Unit>& units = told.record.facts.units;
  Unit odd = stated<Unit>("u", units.size(), 700, 20);
  if (dice_.chance(50)) {  // a name that no other document has
    odd.name =
        "Projektgruppen för " + any(dice_, kFields) + ' ' + std::to_string(dice_.below(99999));
    odd.kind = UnitKind::group;
  } else {  // a noun alone, whose it is the document does not say
    odd.name = dice_.chance(50) ? any(dice_, kGeneric) : std::string("Arbetsutskottet");
  }
  units.push_back(std::move(odd));
}

void Town::add_posts(Told& told) {
  std::vector<Post>& posts = told.record.facts.posts;
  for (int p = 0; p < 8; ++p) {
    const TownPerson& person = people_[dice_.below(people_.size())];
    Post post = stated<Post>("p", posts.size(), static_cast<std::uint32_t>(200 + 100 * p), 60);
    post.person = person.name;
    if (dice_.chance(3))
      post.person = person.name.substr(0, 1) + '.' + person.name.substr(person.name.find(' '));
    if (dice_.chance(3)) post.person = any(dice_, kGiven) + ' ' + any(dice_, kSurnames);
    post.title = person.title;
    post.role = person.role;
    if (!person.party.empty() && dice_.chance(80)) post.party = person.party;
    if (dice_.chance(70)) post.unit = unit_of(told, person.body);
    post.acting = post.role == Role::head && dice_.chance(5);
    if (dice_.chance(5)) post.time = dice_.chance(50) ? PostTime::former : PostTime::future;
    posts.push_back(std::move(post));
  }
}

void Town::add_dates(Told& told) {
  constexpr DateRole kRoles[] = {DateRole::meeting,   DateRole::decision, DateRole::reference,
                                 DateRole::reference, DateRole::deadline, DateRole::effective,
                                 DateRole::start,     DateRole::end,      DateRole::period,
                                 DateRole::reference};
  std::vector<Date>& dates = told.record.facts.dates;
  for (const DateRole role : kRoles) {
    const auto at = static_cast<std::uint32_t>(dice_.below(kTextBytes - 20));
    Date date = stated<Date>("d", dates.size(), at, 10);
    date.value = day(told.year, 1 + static_cast<int>(dice_.below(12)),
                     1 + static_cast<int>(dice_.below(28)));
    date.text = date.value;
    date.role = role;
    dates.push_back(std::move(date));
  }
}

void Town::add_sums(Told& told) {
  Facts& facts = told.record.facts;
  for (int a = 0; a < 8; ++a) {
    Amount amount =
        stated<Amount>("a", facts.amounts.size(), static_cast<std::uint32_t>(90 * a), 16);
    amount.min = amount.max = static_cast<double>(100000 * (1 + dice_.below(500)));
    amount.text = std::to_string(static_cast<int>(*amount.min)) + " kronor";
    amount.kind = dice_.chance(50) ? AmountKind::budget : AmountKind::cost;
    if (dice_.chance(60)) amount.units = {told.units[dice_.below(told.units.size())].second};
    facts.amounts.push_back(std::move(amount));
  }
  for (int g = 0; g < 3; ++g) {
    Goal goal = stated<Goal>("g", facts.goals.size(), static_cast<std::uint32_t>(300 * g), 80);
    goal.text = "Andelen som är nöjda med " + any(dice_, kFields) + " ska öka till " +
                std::to_string(50 + dice_.below(50)) + " procent år " + std::to_string(told.year);
    facts.goals.push_back(std::move(goal));
  }
}

void Town::add_changes(Told& told) {
  const std::size_t count = 1 + dice_.below(2);
  for (std::size_t c = 0; c < count; ++c) {
    if (dice_.chance(15)) {  // of the whole municipality, and of no day that others tell
      Change change = stated<Change>("c", told.record.facts.changes.size(), 0, 90);
      change.kind = ChangeKind::reorganise;
      change.from = {unit_of(told, 0)};
      if (dice_.chance(80)) {
        change.effective = day(told.year, 1 + static_cast<int>(dice_.below(12)),
                               1 + static_cast<int>(dice_.below(28)));
      }
      told.record.facts.changes.push_back(std::move(change));
      continue;
    }
    // Of what lies near, as decisions and reports speak of it.
    const TownChange* change = &changes_[dice_.below(changes_.size())];
    for (int tries = 0; tries < 8 && std::abs(change->year - told.year) > 1; ++tries) {
      change = &changes_[dice_.below(changes_.size())];
    }
    add_change(told, *change);
  }
}

void Town::add_change(Told& told, const TownChange& planned) {
  std::vector<Change>& changes = told.record.facts.changes;
  Change change =
      stated<Change>("c", changes.size(), static_cast<std::uint32_t>(400 * changes.size()), 90);
  change.kind = planned.kind;
  const auto side = [&](const std::vector<int>& bodies) {
    std::vector<std::string> out;
    for (const int b : bodies) {
      out.push_back(dice_.chance(80) ? unit_of(told, b) : name_in(b, told.year));
    }
    return out;
  };
  if (planned.kind == ChangeKind::rename) {
    const TownBody& body = bodies_[static_cast<std::size_t>(planned.from.front())];
    change.from = {body.names.front()};
    change.to = {body.names.back()};
    if (told.year >= planned.year) change.to = {unit_of(told, planned.from.front())};
  } else {
    change.from = side(planned.from);
    change.to = side(planned.to);
  }
  const std::string rest = planned.month == 1 ? "-01-01" : "-07-01";
  if (dice_.chance(70)) {
    change.effective = (dice_.chance(15) ? "XXXX" : std::to_string(planned.year)) + rest;
  } else if (dice_.chance(50)) {
    change.effective = std::to_string(planned.year);
  }
  constexpr Status kStates[] = {Status::decided, Status::decided, Status::done, Status::proposed};
  change.status = kStates[dice_.below(std::size(kStates))];
  if (dice_.chance(30)) change.decided_by = unit_of(told, 1);
  changes.push_back(std::move(change));
}

Record Town::tell(int number) {
  Told told;
  Record& record = told.record;
  told.year = kFirstYear + static_cast<int>(dice_.below(kYears));
  std::string digits = std::to_string(number);
  record.path = code_ + '/' + std::string(7 - digits.size(), '0') + digits + ".txt";
  record.sha256 = std::string(64 - digits.size(), '0') + digits;
  record.media_type = "text/plain";
  record.charset = "utf-8";
  record.text.text = std::string(kTextBytes, 'x');
  record.size = kTextBytes;
  Facts& facts = record.facts;
  facts.municipality = Municipality{code_, name_};
  if (dice_.chance(90)) {
    facts.published = day(told.year, 1 + static_cast<int>(dice_.below(12)),
                          1 + static_cast<int>(dice_.below(28)));
  }
  add_changes(told);
  add_units(told);
  add_posts(told);
  add_dates(told);
  add_sums(told);
  return std::move(told.record);
}

}  // namespace orgkarta::bench
