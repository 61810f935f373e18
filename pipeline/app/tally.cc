#include "pipeline/app/tally.h"

#include <fmt/format.h>

#include <iterator>
#include <numeric>
#include <string_view>

namespace orgkarta::app {
namespace {

constexpr std::array<std::string_view, 6> kFactNames = {"units", "posts",   "goals",
                                                        "dates", "amounts", "changes"};

std::string counted(std::size_t n, std::string_view what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

}  // namespace

void Tally::add(const Record& record, bool kept) {
  const bool read = record.outcome == Outcome::ok || record.outcome == Outcome::partial;
  kept_ += kept && read ? 1 : 0;
  ++outcomes_[static_cast<std::size_t>(record.outcome)];
  bytes_ += record.size;
  const Facts& f = record.facts;
  const std::array<std::size_t, 6> sizes = {f.units.size(), f.posts.size(),   f.goals.size(),
                                            f.dates.size(), f.amounts.size(), f.changes.size()};
  for (std::size_t i = 0; i < sizes.size(); ++i) facts_[i] += sizes[i];
}

void Tally::set_unchanged(Outcome outcome, std::size_t inputs) {
  outcomes_[static_cast<std::size_t>(outcome)] = inputs;
  if (outcome == Outcome::ok || outcome == Outcome::partial) kept_ += inputs;
}

std::size_t Tally::inputs() const {
  return std::accumulate(outcomes_.begin(), outcomes_.end(), std::size_t{0});
}

std::size_t Tally::errors() const {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    if (is_error(static_cast<Outcome>(i))) sum += outcomes_[i];
  }
  return sum;
}

std::size_t Tally::facts() const {
  return std::accumulate(facts_.begin(), facts_.end(), std::size_t{0});
}

std::string Tally::line() const {
  const std::size_t read = count(Outcome::ok) + count(Outcome::partial);
  std::string out = counted(read, "document");
  if (kept_ != 0) out += fmt::format(" ({} unchanged)", kept_);
  out += fmt::format(", {}, {}", counted(facts(), "fact"), counted(errors(), "error"));
  if (const std::size_t n = count(Outcome::skipped)) out += fmt::format(", {} skipped", n);
  if (const std::size_t n = count(Outcome::unsupported)) out += fmt::format(", {} unsupported", n);
  return out;
}

std::string Tally::table() const {
  std::string out;
  const auto row = [&out](std::string_view name, std::size_t n) {
    fmt::format_to(std::back_inserter(out), "  {:<13}{:>9}\n", name, n);
  };
  for (std::size_t i = 0; i < facts_.size(); ++i) row(kFactNames[i], facts_[i]);
  out += "  ----------------------\n";
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    if (outcomes_[i] != 0) row(kOutcomeNames[i], outcomes_[i]);
  }
  return out;
}

}  // namespace orgkarta::app
