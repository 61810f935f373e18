#include "sample_record.h"

#include <stdexcept>

namespace orgkarta::output {
namespace {

constexpr std::string_view kText =
    "Norrköpings kommun 😀\n"
    "Socialnämnden \"SN\" leds av tf. förvaltningschef Eva Ek (M).\n"
    "A. Sjukfrånvaron ska minska från 9 till 7,5 procent.\n"
    "Nämnden sparar ca 2,8 miljoner kronor/år från slutet av januari 2024.\n"
    "Vårdnämnden byter namn till Socialnämnden den 1 maj.";

/// The first passage of the text that reads so.
Span span_of(std::string_view passage) {
  const std::size_t at = kText.find(passage);
  if (at == std::string_view::npos) throw std::logic_error("no such passage");
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + passage.size())};
}

template <class F>
F fact(const char* id, double confidence, std::string_view passage, const char* rule) {
  F f;
  f.id = id;
  f.confidence = confidence;
  f.evidence = {{span_of(passage), rule}};
  return f;
}

/// The text with each ä in two parts, and the map back to it.
std::string decompose(OffsetMap* map) {
  std::string file;
  for (std::size_t i = 0; i < kText.size(); ++i) {
    if (kText.compare(i, 2, "ä") != 0) {
      file += kText[i];
      continue;
    }
    const auto in = static_cast<std::uint32_t>(file.size());
    const auto out = static_cast<std::uint32_t>(i);
    file += "a\u0308";
    if (map != nullptr) map->add({in, in + 3}, {out, out + 2});
    ++i;
  }
  return file;
}

void add_units(Facts& facts) {
  auto town = fact<Unit>("u1", 1, "Norrköpings kommun", "unit.kommun");
  town.name = "Norrköpings kommun";
  town.kind = UnitKind::municipality;
  auto board = fact<Unit>("u2", 0.954, "Socialnämnden", "unit.namnd");
  board.evidence.push_back({span_of("Nämnden sparar"), "unit.short"});
  board.name = "Socialnämnden";
  board.kind = UnitKind::committee;
  board.field = "social_services";
  board.parent = "u1";
  board.aliases = {"SN", "Vårdnämnden"};
  facts.units = {town, board};
}

void add_posts(Facts& facts) {
  auto head = fact<Post>("p1", 0.4, "Socialnämnden \"SN\" leds av tf. förvaltningschef Eva Ek (M)",
                         "post.led");
  head.person = "Eva Ek";
  head.title = "förvaltningschef";
  head.unit = "u2";
  head.party = "M";
  head.role = Role::head;
  head.acting = true;
  auto former = fact<Post>("p2", 0.9, "Eva Ek", "post.former");
  former.person = "Eva Ek";
  former.title = "ordförande";
  former.time = PostTime::former;
  former.role = Role::chair;
  facts.posts = {head, former};
}

void add_goals(Facts& facts) {
  auto above = fact<Goal>("g1", 0.8, "Sjukfrånvaron ska minska", "goal.shall");
  above.text = "Sjukfrånvaron ska minska";
  auto goal =
      fact<Goal>("g2", 0.8, "Sjukfrånvaron ska minska från 9 till 7,5 procent", "goal.shall");
  goal.text = "Sjukfrånvaron ska minska från 9 till 7,5 procent";
  goal.label = "A";
  goal.parent = "g1";
  goal.kind = GoalKind::objective;
  goal.unit = "u2";
  goal.target = "a1";
  facts.goals = {above, goal};
}

void add_dates(Facts& facts) {
  auto end = fact<Date>("d1", 1, "slutet av januari 2024", "date.month");
  end.text = "slutet av januari 2024";
  end.value = "2024-01";
  end.role = DateRole::start;
  end.mod = DateMod::end;
  auto day = fact<Date>("d2", 0.75, "den 1 maj", "date.day");
  day.text = "den 1 maj";
  day.value = "2024-05-01";
  day.role = DateRole::effective;
  day.inferred = true;
  facts.dates = {end, day};
}

void add_amounts(Facts& facts) {
  auto target = fact<Amount>("a1", 1, "från 9 till 7,5 procent", "amount.percent");
  target.text = "7,5 procent";
  target.min = target.max = 7.5;
  target.baseline = 9;
  target.unit = Measure::percent;
  target.kind = AmountKind::target;
  auto saving = fact<Amount>("a2", 1, "ca 2,8 miljoner kronor/år", "amount.money");
  saving.text = "ca 2,8 miljoner kronor/år";
  saving.min = 2800000;
  saving.period = Period::year;
  saving.approximate = saving.negative = true;
  saving.kind = AmountKind::saving;
  saving.status = Status::decided;
  saving.units = {"u2", "u1"};
  saving.decided_by = "u1";
  auto count = fact<Amount>("a3", 1, "7,5", "amount.count");
  count.text = "7,5";
  count.max = 7.5;
  count.unit = Measure::count;
  count.unit_text = "platser";
  facts.amounts = {target, saving, count};
}

void add_changes(Facts& facts) {
  auto rename =
      fact<Change>("c1", 1, "Vårdnämnden byter namn till Socialnämnden den 1 maj", "change.rename");
  rename.kind = ChangeKind::rename;
  rename.from = {"Vårdnämnden"};
  rename.to = {"u2"};
  rename.subject = "vård";
  rename.effective = "2024-05-01";
  rename.decided_by = "u1";
  auto create = fact<Change>("c2", 1, "Socialnämnden", "change.create");
  create.kind = ChangeKind::create;
  create.to = {"u2"};
  create.status = Status::proposed;
  facts.changes = {rename, create};
}

}  // namespace

std::string full_record_file() { return decompose(nullptr); }

Record full_record() {
  Record record = plain_record("a/full.txt");
  record.hints.url = "https://example.se/a?b=1&c=\"2\"";
  record.size = full_record_file().size();
  record.text.text = kText;
  record.text.steps.emplace_back();
  decompose(&record.text.steps.back());
  record.text.warnings = {"nfc"};
  Facts& facts = record.facts;
  facts.title = "Socialnämnden \"SN\"";
  facts.type = DocumentType::minutes;
  facts.status = DocumentStatus::decided;
  facts.municipality = Municipality{"0581", "Norrköpings kommun"};
  facts.published = "2023-11-02";
  facts.updated = "2023-12";
  facts.declared_goals = 8;
  facts.warnings = {"sensitive"};
  add_units(facts);
  add_posts(facts);
  add_goals(facts);
  add_dates(facts);
  add_amounts(facts);
  add_changes(facts);
  return record;
}

Record plain_record(const std::string& path) {
  Record record;
  record.path = path;
  record.sha256 = std::string(63, 'a') + '0';
  record.media_type = "text/plain";
  record.charset = "utf-8";
  record.text.text = "Hej.";
  record.size = 4;
  return record;
}

Record failed_record(const std::string& path, Outcome outcome) {
  Record record;
  record.path = path;
  record.outcome = outcome;
  record.problem = Problem{path, "read", outcome, "Permission denied"};
  return record;
}

}  // namespace orgkarta::output
