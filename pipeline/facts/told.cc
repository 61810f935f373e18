#include "pipeline/facts/told.h"

#include <utility>

namespace orgkarta::facts {

Told::Told(std::span<const Statement> statements) : sorted_(statements.size()) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(statements.size());
  for (const Statement& s : statements) {
    numbers.push_back(number_of(s.rule->gives));
    ++kinds_[numbers.back()].count;
  }
  std::uint32_t first = 0;
  for (Kind& kind : kinds_) {
    kind.first = first;
    first += std::exchange(kind.count, 0);
  }
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Kind& kind = kinds_[numbers[i]];
    sorted_[kind.first + kind.count++] = &statements[i];
  }
}

std::span<const Statement* const> Told::giving(std::string_view gives) const {
  for (const Kind& kind : kinds_) {
    if (kind.gives == gives) return {sorted_.data() + kind.first, kind.count};
  }
  return {};
}

std::uint32_t Told::number_of(std::string_view gives) {
  std::uint32_t number = 0;
  while (number < kinds_.size() && kinds_[number].gives != gives) ++number;
  if (number == kinds_.size()) kinds_.push_back({gives, 0, 0});
  return number;
}

}  // namespace orgkarta::facts
