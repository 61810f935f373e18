// Sums listed one below the other that add up to one told before: they are parts of it.
#include <algorithm>
#include <cmath>

#include "pipeline/facts/line_amounts.h"

namespace orgkarta::facts {
namespace {

constexpr std::size_t kLeast = 3;        // parts; two may add up by chance
constexpr std::uint32_t kLongest = 100;  // bytes of a line that says a part

bool is_sum(const Amount& a) { return a.unit == Measure::sek && a.max && a.min == a.max; }

/// The facts that tell one sum each, line below line, and nothing of what it is.
struct Run {
  std::vector<std::uint32_t> facts;
  std::uint32_t next = 0;  ///< the block that would go on
  double sum = 0;
};

/// What a run adds up to, told before it begins; null if nothing is.
const Amount* whole_of_run(const Amounts& amounts, const Run& run) {
  const std::uint32_t begin = amounts.facts[run.facts.front()].evidence.front().span.begin;
  const Amount* whole = nullptr;
  for (const Amount& a : amounts.facts) {
    const bool told = is_sum(a) && a.kind != AmountKind::other && !a.evidence.empty() &&
                      a.evidence.front().span.begin < begin;
    if (told && std::abs(*a.max - run.sum) < 1) whole = &a;
  }
  return whole;
}

void settle(Amounts& amounts, const Run& run) {
  if (run.facts.size() < kLeast) return;
  const Amount* whole = whole_of_run(amounts, run);
  if (!whole) return;
  const AmountKind kind = whole->kind;
  const auto status = whole->status;
  for (const std::uint32_t part : run.facts) {
    amounts.facts[part].kind = kind;
    if (!amounts.facts[part].status) amounts.facts[part].status = status;
  }
}

}  // namespace

void read_listed_parts(const View& view, Amounts& amounts) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < amounts.facts.size(); ++i) {
    if (!amounts.facts[i].evidence.empty()) order.push_back(i);
  }
  const auto begin_of = [&](std::uint32_t i) {
    return amounts.facts[i].evidence.front().span.begin;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return begin_of(a) < begin_of(b); });
  Run run;
  for (const std::uint32_t i : order) {
    const Amount& a = amounts.facts[i];
    const std::uint32_t block = view.block_at(begin_of(i));
    const bool part =
        is_sum(a) && a.kind == AmountKind::other && view.block(block).content.size() <= kLongest;
    if (!part || block != run.next) {
      settle(amounts, run);
      run = {};
    }
    if (!part) continue;
    run.facts.push_back(i);
    run.next = block + 1;
    run.sum += *a.max;
  }
  settle(amounts, run);
}

}  // namespace orgkarta::facts
