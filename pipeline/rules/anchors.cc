#include "pipeline/rules/anchors.h"

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

void Anchors::begin_pass(Scratch& scratch) const {
  if (++scratch.pass != 0) return;
  scratch = this->scratch();  // after 2^32 passes old marks would look new
  scratch.pass = 1;
}

// Notes that a clause has been seen; true if it was the last that its rule needed.
bool Anchors::completes_rule(std::uint32_t number, Scratch& scratch) const {
  if (scratch.clause_seen[number] == scratch.pass) return false;
  scratch.clause_seen[number] = scratch.pass;
  const Clause& clause = clauses_[number];
  if (scratch.rule_pass[clause.rule] != scratch.pass) {
    scratch.rule_pass[clause.rule] = scratch.pass;
    scratch.rule_clauses[clause.rule] = 0;
  }
  return ++scratch.rule_clauses[clause.rule] == clause.needed;
}

}  // namespace orgkarta::rules
