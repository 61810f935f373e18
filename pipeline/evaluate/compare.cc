#include "pipeline/evaluate/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pipeline/evaluate/closer.h"
#include "pipeline/evaluate/label.h"
#include "pipeline/evaluate/pairing.h"

namespace orgkarta::evaluate {
namespace {

using What = Finding::What;

class Comparison {
 public:
  Comparison(DocumentScore& score, const Sides& sides) : score_(score), sides_(sides) {}

  void compare_kind(Kind kind, const Settings& settings) {
    const Pairing pairing = pair_off(kind, sides_, settings.everything, settings.relaxed);
    Tally tally;
    tally.extra = static_cast<int>(pairing.extra.size());
    tally.missed = static_cast<int>(pairing.missed.size());
    for (const auto& [g, p] : pairing.hits) {
      if (given(member(*g, "optional"))) continue;
      ++tally.hit;
      if (kind != Kind::parents) look_closer(kind, *g, *p);
    }
    score_.strict[row_of(kind)] += tally;
    if (settings.relaxed) score_.relaxed[row_of(kind)] += relax(tally, pairing);
    tell(kind, pairing);
  }

  void compare_municipality() {
    const Json& gold = sides_.gold.record();
    if (!has(gold, "municipality")) return;
    const Json& want = member(gold, "municipality");
    const Json& document = member(sides_.found.record(), "document");
    const Json& got = member(member(document, "municipality"), "code");
    const bool right = got == want;
    if (!want.is_null()) {
      ++(right ? score_.strict[Row::municipality].hit : score_.strict[Row::municipality].missed);
    } else if (!right) {
      ++score_.strict[Row::municipality].extra;
    }
    if (right) return;
    add({What::fault, "municipality", "",
         fmt::format("{}, should be {}", got.dump(), want.dump())});
  }

  void look_at_document() {
    std::vector<std::string> faults;
    score_.strict[Row::attributes] += compare_document(sides_, faults);
    for (std::string& fault : faults) add({What::fault, "document", "", std::move(fault)});
  }

 private:
  void add(Finding finding) { score_.findings.push_back(std::move(finding)); }

  /// A finding about found fact `p`: with the rule that gave it and the words it was read from.
  void add_about(const Json& p, Finding finding) {
    const Json& evidence = first_evidence(p);
    finding.rule = text(evidence, "rule");
    finding.quote = text(evidence, "quote");
    add(std::move(finding));
  }

  void look_closer(Kind kind, const Json& g, const Json& p) {
    std::vector<std::string> faults;
    score_.strict[Row::attributes] += compare_attributes(kind, g, p, sides_, faults);
    if (const std::optional<bool> ground = grounded(kind, g, p, sides_)) {
      Tally& tally = score_.strict[Row::grounding];
      ++(*ground ? tally.hit : tally.missed);
      if (!*ground) faults.emplace_back("not grounded");
    }
    for (std::string& fault : faults) {
      add_about(p, {What::fault, std::string(name_of(kind)), label(kind, g, sides_.gold),
                    std::move(fault)});
    }
  }

  /// The tally with near pairs as hits.
  static Tally relax(Tally tally, const Pairing& pairing) {
    const auto is_in = [](const Facts& facts, const Json* fact) {
      return std::find(facts.begin(), facts.end(), fact) != facts.end();
    };
    for (const auto& [g, p] : pairing.near) {
      if (is_in(pairing.extra, p)) --tally.extra;
      if (!is_in(pairing.missed, g)) continue;
      --tally.missed;
      ++tally.hit;
    }
    return tally;
  }

  void tell(Kind kind, const Pairing& pairing) {
    const std::string name(name_of(kind));
    const Json* first = sides_.gold.facts(field_of(kind)).data();
    for (const Json* g : pairing.missed) {
      add({What::missed, name, label(kind, *g, sides_.gold), "", "", "",
           static_cast<std::size_t>(g - first)});
    }
    for (const Json* p : pairing.extra) {
      add_about(*p, {What::extra, name, label(kind, *p, sides_.found)});
    }
    for (const auto& [g, p] : pairing.near) {
      add_about(*p,
                {What::near, name, label(kind, *g, sides_.gold), label(kind, *p, sides_.found)});
    }
  }

  DocumentScore& score_;
  const Sides& sides_;
};

}  // namespace

DocumentScore compare(std::string name, const Json& gold, const Json* found, const BodyKeys& keys,
                      const Settings& settings) {
  static const Json kNothing = Json::object();
  Texts texts(keys);
  const Document wanted(gold, texts);
  const Document got(found == nullptr ? kNothing : *found, texts);
  const Sides sides{wanted, got, texts};
  DocumentScore score;
  score.name = std::move(name);
  score.municipality = text(gold, "municipality");
  score.type = text(gold, "type");
  if (found == nullptr) score.findings.push_back({What::no_facts});
  Comparison comparison(score, sides);
  for (const Kind kind : kKinds) {
    if (has(gold, field_of(kind))) comparison.compare_kind(kind, settings);
  }
  comparison.compare_municipality();
  if (found != nullptr) comparison.look_at_document();
  return score;
}

}  // namespace orgkarta::evaluate
