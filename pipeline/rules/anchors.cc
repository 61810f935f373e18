#include "pipeline/rules/anchors.h"

#include <map>

namespace orgkarta::rules {
namespace {

// Longer literals hardly find less, but their states would not stay in the cache.
constexpr std::size_t kLongest = 8;

// The longest run of letters and digits in a literal. Without any, its rarest other character: not
// the space.
std::string word_of(std::string_view literal, const Alphabet& alphabet) {
  std::string_view best;
  for (std::size_t i = 0; i < literal.size();) {
    std::size_t end = i;
    while (end < literal.size() && alphabet.is_word(literal[end])) ++end;
    if (end - i > best.size()) best = literal.substr(i, end - i);
    i = end + 1;
  }
  if (!best.empty()) return std::string(best.substr(0, kLongest));
  const std::size_t other = literal.find_first_not_of(' ');
  return std::string(literal.substr(other == std::string_view::npos ? 0 : other, 1));
}

}  // namespace

Anchors::Anchors(const std::vector<Clauses>& rules, const Alphabet& alphabet) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::string> literals;
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    for (std::uint32_t clause = 0; clause < rules[rule].size(); ++clause) {
      for (const std::string& whole : rules[rule][clause]) {
        const std::string literal = word_of(whole, alphabet);
        const auto [it, fresh] = numbers.try_emplace(literal, literals.size());
        if (fresh) {
          literals.push_back(literal);
          uses_.emplace_back();
        }
        uses_[it->second].push_back({rule, clause});
      }
    }
    clause_counts_.push_back(static_cast<std::uint32_t>(rules[rule].size()));
  }
  automaton_ = Automaton(literals);
}

std::vector<std::uint32_t> Anchors::unanchored() const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t rule = 0; rule < rule_count(); ++rule) {
    if (clause_count(rule) == 0) out.push_back(rule);
  }
  return out;
}

}  // namespace orgkarta::rules
