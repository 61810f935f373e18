#include "pipeline/evaluate/score.h"

namespace orgkarta::evaluate {
namespace {

double share(int part, int rest) {
  return part + rest == 0 ? 0.0 : static_cast<double>(part) / (part + rest);
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  hit += other.hit;
  extra += other.extra;
  missed += other.missed;
  return *this;
}

double Tally::precision() const { return share(hit, extra); }

double Tally::recall() const { return share(hit, missed); }

double Tally::f1() const {
  const double p = precision();
  const double r = recall();
  return p + r == 0 ? 0.0 : 2 * p * r / (p + r);
}

Tally& Scores::operator[](Row row) {
  std::optional<Tally>& tally = rows_[static_cast<std::size_t>(row)];
  return tally ? *tally : tally.emplace();
}

Scores& Scores::operator+=(const Scores& other) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (other.rows_[i]) (*this)[static_cast<Row>(i)] += *other.rows_[i];
  }
  return *this;
}

void Scores::sum_up() {
  Tally sum;
  for (const Kind kind : kKinds) {
    if (const auto& tally = at(row_of(kind))) sum += *tally;
  }
  (*this)[Row::all] = sum;
}

}  // namespace orgkarta::evaluate
