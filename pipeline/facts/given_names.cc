#include "pipeline/facts/given_names.h"

#include <algorithm>

namespace orgkarta::facts {

bool is_person(const Mention& mention) {
  return mention.type == MentionType::person || mention.type == MentionType::name;
}

GivenNames::GivenNames(const View& view) : view_(view) {
  for (std::uint32_t i = 0; i < view.found.mentions.size(); ++i) {
    if (is_person(view.found.mentions[i])) add(i);
  }
}

std::optional<std::uint32_t> GivenNames::called(std::string_view given, std::uint32_t begin) const {
  const auto known = known_.find(given);
  if (known == known_.end() || known->second.several) return std::nullopt;
  const auto& at = known->second.mentions;
  const auto after = std::partition_point(at.begin(), at.end(), [&](std::uint32_t i) {
    return view_.found.mentions[i].span.begin < begin;
  });
  return after == at.begin() ? at.front() : *(after - 1);
}

void GivenNames::add(std::uint32_t mention) {
  const std::string_view name = view_.slice(view_.found.mentions[mention].span);
  for (auto end = name.find(' '); end != name.npos; end = name.find(' ', end + 1)) {
    Called& called = known_[name.substr(0, end)];
    const auto first = called.mentions.empty() ? mention : called.mentions.front();
    called.several |= view_.slice(view_.found.mentions[first].span) != name;
    called.mentions.push_back(mention);
  }
}

}  // namespace orgkarta::facts
