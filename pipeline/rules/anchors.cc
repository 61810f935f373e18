#include "pipeline/rules/anchors.h"

#include <algorithm>
#include <map>

namespace orgkarta::rules {
namespace {

// Longer literals hardly find less, but their states would not stay in the cache.
constexpr std::size_t kLongest = 8;

}  // namespace

Anchors::Anchors(const std::vector<Clauses>& rules) : rules_(rules.size()) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::string> literals;
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    if (rules[rule].empty()) unanchored_.push_back(rule);
    for (const auto& clause : rules[rule]) {
      for (const std::string& whole : clause) {
        const std::string literal = whole.substr(0, kLongest);
        const auto [it, fresh] = numbers.try_emplace(literal, literals.size());
        if (fresh) {
          literals.push_back(literal);
          clauses_of_.emplace_back();
        }
        clauses_of_[it->second].push_back(static_cast<std::uint32_t>(clauses_.size()));
      }
      clauses_.push_back({rule, static_cast<std::uint8_t>(rules[rule].size())});
    }
  }
  automaton_ = Automaton(literals);
}

Anchors::Scratch Anchors::scratch() const {
  Scratch scratch;
  scratch.literal_seen.resize(clauses_of_.size());
  scratch.clause_seen.resize(clauses_.size());
  scratch.rule_pass.resize(rules_);
  scratch.rule_clauses.resize(rules_);
  return scratch;
}

void Anchors::candidates(std::string_view text, Scratch& scratch,
                         std::vector<std::uint32_t>& out) const {
  out.assign(unanchored_.begin(), unanchored_.end());
  if (++scratch.pass == 0) {  // after 2^32 blocks old marks would look new
    scratch = this->scratch();
    scratch.pass = 1;
  }
  automaton_.scan(text, [&](std::uint32_t literal) {
    if (scratch.literal_seen[literal] == scratch.pass) return;
    scratch.literal_seen[literal] = scratch.pass;
    note(literal, scratch, out);
  });
  std::sort(out.begin(), out.end());
}

// A rule is a candidate once each of its clauses has been seen.
void Anchors::note(std::uint32_t literal, Scratch& scratch,
                   std::vector<std::uint32_t>& out) const {
  for (const std::uint32_t number : clauses_of_[literal]) {
    if (scratch.clause_seen[number] == scratch.pass) continue;
    scratch.clause_seen[number] = scratch.pass;
    const Clause& clause = clauses_[number];
    if (scratch.rule_pass[clause.rule] != scratch.pass) {
      scratch.rule_pass[clause.rule] = scratch.pass;
      scratch.rule_clauses[clause.rule] = 0;
    }
    if (++scratch.rule_clauses[clause.rule] == clause.needed) out.push_back(clause.rule);
  }
}

}  // namespace orgkarta::rules
