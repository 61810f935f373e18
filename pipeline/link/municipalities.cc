#include "pipeline/link/municipalities.h"

namespace orgkarta::link {

Municipalities::Municipalities(const Lexicons& lexicons)
    : names_(lexicons, ""), official_(named_or_empty(lexicons, "municipality_names")) {
  for (const Lexicon::Entry& entry : official_.entries) {
    const std::string key = names_.key(entry.value);
    by_key_.emplace(key, entry.form);
    if (const std::size_t noun = key.rfind(' '); noun != std::string::npos) {
      by_key_.emplace(key.substr(0, noun), entry.form);
    }
  }
}

std::optional<std::string> Municipalities::code(std::string_view name) const {
  const auto found = by_key_.find(names_.key(name));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

std::string Municipalities::name(std::string_view code) const {
  return std::string(official_.find(code).value_or(""));
}

}  // namespace orgkarta::link
