#include "pipeline/facts/confidence.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orgkarta::facts {

namespace {

constexpr std::size_t kEnough = 8;  // readings: further ones change no decimal

}  // namespace

double agreed(const std::vector<Reading>& readings) {
  if (readings.size() == 1) return std::min(readings.front().confidence, kMost);  // most are so
  const auto best = std::max_element(
      readings.begin(), readings.end(),
      [](const Reading& a, const Reading& b) { return a.confidence < b.confidence; });
  if (best == readings.end()) return 0;
  double doubt = 1 - best->confidence;
  std::vector<Reading> counted{*best};
  for (auto r = readings.begin(); r != readings.end() && counted.size() < kEnough; ++r) {
    bool rule_known = false;
    bool block_known = false;
    for (const Reading& c : counted) {
      rule_known |= c.rule == r->rule;
      block_known |= c.rule == r->rule && c.block == r->block;
    }
    if (block_known) continue;
    doubt *= 1 - (rule_known ? kSameRule : kOtherRule) * r->confidence;
    counted.push_back(*r);
  }
  return std::min(1 - doubt, kMost);
}

namespace {

/// One document's facts while they are weighed.
class Scale {
 public:
  Scale(const View& view, const Facts& facts) : view_(view) {
    for (const Mention& m : view.found.mentions) note_rule(*m.rule, true);
    for (const Statement& s : view.found.statements) note_rule(*s.rule, false);
    units_.reserve(facts.units.size());
    for (const Unit& u : facts.units) units_.emplace_back(u.id, &u);
    std::sort(units_.begin(), units_.end());
    note_needed(facts);
    std::sort(needed_.begin(), needed_.end());
  }

  double of(const Unit& u) const {
    const bool bare = all_rules(u, [](const Known& rule) {
      return flag(*rule.info, "indefinite") || flag(*rule.info, "generic");
    });
    const double read = settled(sure(u, needed(u)), !bare);
    return settled(read, named_by_law(u.kind)) * (bare ? kBareName : 1);
  }

  double of(const Post& p) const {
    const double read = settled(sure(p, false), p.party || is_elected(p.role));
    if (!p.unit) return read * kNoBody;
    return meet(p, unit(*p.unit)) ? settled(read, true) : read * kFarBody;
  }

  /// `all_found`: there are as many goals as the text announces.
  double of(const Goal& g, bool all_found) const {
    return sure(g, g.target || (all_found && g.kind == GoalKind::goal));
  }

  double of(const Date& d) const {
    const bool said = d.role != DateRole::reference || !uncued(d);
    return sure(d, false) * (said ? 1 : kNoRole) * (d.inferred ? kInferred : 1);
  }

  double of(const Amount& a) const {
    const bool said = a.kind != AmountKind::other && a.kind != AmountKind::target;
    return settled(sure(a, needed(a)), said) * kind_factor(a);
  }

  double of(const Change& c) const {
    const bool joins = c.kind == ChangeKind::merge || c.kind == ChangeKind::split;
    const bool open = joins && (c.from.empty() || c.to.empty());
    return sure(c, false) * kChange * (c.effective ? 1 : kNoStart) *
           (c.decided_by ? 1 : kNoDecider) * (open ? kNoResult : 1);
  }

 private:
  /// A rule of a rule file, and whether it reads mentions: then it is no cue.
  struct Known {
    const RuleInfo* info = nullptr;
    bool mention = false;
    bool weak = false;
  };
  /// By where their ids stand in memory: evidence names its rule by that very string.
  using Rules = std::vector<Known>;

  static Rules::const_iterator place(const Rules& rules, const char* id) {
    return std::partition_point(rules.begin(), rules.end(), [&](const Known& known) {
      return std::less<>()(known.info->id.data(), id);
    });
  }

  void note_rule(const RuleInfo& rule, bool mention) {
    const auto at = place(rules_, rule.id.data());
    if (at != rules_.end() && at->info == &rule) return;
    rules_.insert(at, {&rule, mention, flag(rule, "weak")});
  }

  /// A fact's id, in an order that is quick to tell: ids are short, and many differ in size.
  struct Id {
    Id(const std::string& id) : text(id) {}  // NOLINT(google-explicit-constructor)
    std::string_view text;
    friend bool operator<(Id a, Id b) {
      return a.text.size() != b.text.size() ? a.text.size() < b.text.size() : a.text < b.text;
    }
  };

  /// Notes which facts others need, by their ids.
  void note_needed(const Facts& facts) {
    const auto note = [&](const std::optional<std::string>& id) {
      if (id) needed_.emplace_back(*id);
    };
    for (const Unit& u : facts.units) note(u.parent);
    for (const Post& p : facts.posts) note(p.unit);
    for (const Change& c : facts.changes) {
      note(c.decided_by);
      for (const Id id : c.from) needed_.push_back(id);
      for (const Id id : c.to) needed_.push_back(id);
    }
    for (const Goal& g : facts.goals) {
      note(g.unit);
      note(g.target);
    }
    for (const Amount& a : facts.amounts) {
      note(a.decided_by);
      for (const Id id : a.units) needed_.push_back(id);
    }
  }

  bool needed(const Fact& f) const {
    return std::binary_search(needed_.begin(), needed_.end(), Id(f.id));
  }

  const Unit& unit(Id id) const {
    return *std::partition_point(units_.begin(), units_.end(), [&](const auto& u) {
              return u.first < id;
            })->second;
  }

  /// What a rule file says of a rule; null for those that are part of the program.
  const Known* known(const Evidence& e) const {
    const auto found = place(rules_, e.rule.data());
    const bool same = found != rules_.end() && found->info->id.data() == e.rule.data();
    return same ? &*found : nullptr;
  }

  double sure(const Fact& f, bool other_fact) const {
    const bool one = f.evidence.size() == 1;  // then it does not matter where it stands
    bool weak = true;
    readings_.clear();
    for (const Evidence& e : f.evidence) {
      const Known* rule = known(e);
      weak = weak && rule && rule->weak;
      readings_.push_back({e.rule, rule ? rule->info->confidence : kBuiltIn,
                           one ? 0 : view_.block_at(e.span.begin)});
    }
    const double doubt = (1 - agreed(readings_)) * (other_fact ? 1 - kOtherFact : 1);
    return std::min(1 - doubt, kMost) * (weak ? kWeakCue : 1);
  }

  /// Whether all passages were read by rules of rule files that have the property.
  template <class Property>
  bool all_rules(const Fact& f, Property has) const {
    return std::all_of(f.evidence.begin(), f.evidence.end(), [&](const Evidence& e) {
      const Known* rule = known(e);
      return rule && has(*rule);
    });
  }

  bool all_flagged(const Fact& f, std::string_view key) const {
    return all_rules(f, [&](const Known& rule) { return flag(*rule.info, key); });
  }

  /// Whether no cue says more of it.
  bool uncued(const Fact& f) const {
    return all_rules(f, [](const Known& rule) { return rule.mention; });
  }

  static double settled(double confidence, bool is) {
    return is ? std::min(1 - (1 - confidence) * kSettled, kMost) : confidence;
  }

  static bool named_by_law(UnitKind kind) {
    return kind == UnitKind::municipality || kind == UnitKind::council || kind == UnitKind::board ||
           kind == UnitKind::committee;
  }

  static bool is_elected(Role role) { return role != Role::head && role != Role::official; }

  static bool meet(const Fact& a, const Fact& b) {
    for (const Evidence& x : a.evidence) {
      for (const Evidence& y : b.evidence) {
        if (x.span.overlaps(y.span)) return true;
      }
    }
    return false;
  }

  /// A figure of which nothing says what it is, or that is a target of nothing.
  double kind_factor(const Amount& a) const {
    if (a.kind == AmountKind::target && !needed(a)) return kNoGoal;
    if (a.kind != AmountKind::other) return 1;
    if (!uncued(a)) return 1;
    if (a.unit == Measure::percent) return kNoKindShare;
    return all_flagged(a, "bare") ? kNoCurrency : kNoKind;
  }

  const View& view_;
  Rules rules_;
  std::vector<std::pair<Id, const Unit*>> units_;  ///< in the order of ids
  std::vector<Id> needed_;                         ///< in order
  mutable std::vector<Reading> readings_;          ///< a buffer
};

}  // namespace

void weigh(const View& view, Facts& facts) {
  const Scale scale(view, facts);
  const auto goals = std::count_if(facts.goals.begin(), facts.goals.end(),
                                   [](const Goal& g) { return g.kind == GoalKind::goal; });
  const bool all_found = facts.declared_goals && goals == *facts.declared_goals;
  for (Unit& u : facts.units) u.confidence = scale.of(u);
  for (Post& p : facts.posts) p.confidence = scale.of(p);
  for (Goal& g : facts.goals) g.confidence = scale.of(g, all_found);
  for (Date& d : facts.dates) d.confidence = scale.of(d);
  for (Amount& a : facts.amounts) a.confidence = scale.of(a);
  for (Change& c : facts.changes) c.confidence = scale.of(c);
}

}  // namespace orgkarta::facts
