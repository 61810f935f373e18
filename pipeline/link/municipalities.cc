#include "pipeline/link/municipalities.h"

namespace orgkarta::link {

Municipalities::Municipalities(const Lexicons& lexicons)
    : names_(lexicons, ""),
      official_(named_or_empty(lexicons, "municipality_names")),
      owner_words_(named_or_empty(lexicons, "registry_owner_words")) {
  for (const Lexicon::Entry& entry : official_.entries) {
    by_place_.emplace(place_of(entry.value), entry.form);
  }
}

/// The name's key without the noun behind the place.
std::string Municipalities::place_of(std::string_view name) const {
  std::string key = names_.key(name);
  const std::size_t noun = key.rfind(' ');
  if (noun != std::string::npos && owner_words_.find(key.substr(noun + 1))) key.resize(noun);
  return key;
}

std::optional<std::string> Municipalities::code(std::string_view name) const {
  const auto found = by_place_.find(place_of(name));
  if (found == by_place_.end()) return std::nullopt;
  return found->second;
}

std::string Municipalities::name(std::string_view code) const {
  return std::string(official_.find(code).value_or(""));
}

}  // namespace orgkarta::link
