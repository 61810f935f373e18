#include "pipeline/app/municipality_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <vector>

namespace orgkarta::app {
namespace {

constexpr std::size_t kMost = 3;

/// Less is likelier to be meant: digits that differ, then how far apart the numbers are.
std::tuple<int, int> distance(std::string_view a, std::string_view b) {
  int differ = 0;
  int apart = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    differ += a[i] != b[i] ? 1 : 0;
    apart = apart * 10 + (a[i] - b[i]);
  }
  return {differ, std::abs(apart)};
}

}  // namespace

MunicipalityCodes::MunicipalityCodes(const Lexicons& lexicons) {
  for (const auto& [code, name] : named_or_empty(lexicons, "municipality_names").by_form) {
    names_.emplace(code, name);
  }
  for (const auto& [code, now] : named_or_empty(lexicons, "former_municipality_codes").by_form) {
    former_.emplace(code, now);
  }
}

bool MunicipalityCodes::knows(std::string_view code) const {
  return names_.contains(code) || former_.contains(code);
}

const std::string* MunicipalityCodes::now(std::string_view code) const {
  const auto former = former_.find(code);
  return former == former_.end() ? nullptr : &former->second;
}

std::string_view MunicipalityCodes::name(std::string_view code) const {
  const auto known = names_.find(code);
  return known == names_.end() ? std::string_view() : known->second;
}

std::string MunicipalityCodes::likest(std::string_view code) const {
  std::vector<std::tuple<int, int, std::string_view>> all;
  for (const auto& [known, name] : names_) {
    all.push_back(std::tuple_cat(distance(code, known), std::tuple(std::string_view(known))));
  }
  const std::size_t most = std::min(kMost, all.size());
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(most));
  std::string out;
  for (std::size_t i = 0; i < most; ++i) {
    const std::string_view near = std::get<2>(all[i]);
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", near, name(near));
  }
  return out;
}

}  // namespace orgkarta::app
