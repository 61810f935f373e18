#include "pipeline/evaluate/report_json.h"

#include <array>
#include <string_view>
#include <utility>

namespace orgkarta::evaluate {
namespace {

using Ordered = nlohmann::ordered_json;

Ordered tally_as_json(const Tally& t) {
  return {{"precision", t.precision()}, {"recall", t.recall()}, {"f1", t.f1()}, {"hit", t.hit},
          {"extra", t.extra},           {"missed", t.missed}};
}

std::string_view name_of(Finding::What what) {
  constexpr std::array<std::string_view, 5> kNames = {"no_facts", "missed", "extra", "near",
                                                      "fault"};
  return kNames[static_cast<std::size_t>(what)];
}

Ordered finding_as_json(const std::string& document, std::string_view what, const Finding& f) {
  Ordered json = {{"document", document}, {"what", what}};
  using Member = std::pair<const char*, const std::string*>;
  for (const auto& [key, value] :
       {Member("kind", &f.kind), Member("fact", &f.fact), Member("detail", &f.detail),
        Member("rule", &f.rule), Member("quote", &f.quote)}) {
    if (!value->empty()) json[key] = *value;
  }
  return json;
}

}  // namespace

Ordered rows_as_json(const Group& group) {
  Ordered rows = Ordered::object();
  for (std::size_t i = 0; i < kRowNames.size(); ++i) {
    const Row row = static_cast<Row>(i);
    if (!group.strict.at(row)) continue;
    Ordered json = tally_as_json(*group.strict.at(row));
    if (const auto& relaxed = group.relaxed.at(row)) json["relaxed"] = tally_as_json(*relaxed);
    if (group.before) json["before"] = tally_as_json(group.before->at(row).value_or(Tally()));
    rows[std::string(kRowNames[i])] = std::move(json);
  }
  return rows;
}

Ordered groups_as_json(const std::vector<Group>& groups) {
  Ordered json = Ordered::object();
  for (const Group& group : groups) json[group.name] = rows_as_json(group);
  return json;
}

Ordered findings_as_json(const std::vector<DocumentScore>& documents) {
  Ordered list = Ordered::array();
  for (const DocumentScore& document : documents) {
    for (const Finding& f : document.findings) {
      list.push_back(finding_as_json(document.name, name_of(f.what), f));
    }
  }
  return list;
}

Ordered differences_as_json(const std::vector<DocumentScore>& before,
                            const std::vector<DocumentScore>& now) {
  Ordered list = Ordered::array();
  for (std::size_t i = 0; i < now.size(); ++i) {
    for (const Difference& d : differences(before[i], now[i])) {
      list.push_back(finding_as_json(now[i].name, evaluate::name_of(d.what), *d.finding));
    }
  }
  return list;
}

}  // namespace orgkarta::evaluate
