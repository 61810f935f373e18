#include "pipeline/rules/masked_names.h"

#include <fmt/format.h>

#include "pipeline/rules/alternation.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {
namespace {

std::string escape(char32_t c) { return fmt::format("\\x{{{:X}}}", static_cast<unsigned>(c)); }

std::string token(MentionType type) { return escape(kFirstToken + static_cast<char32_t>(type)); }

std::string any_of(std::initializer_list<MentionType> types) {
  std::string regex = "[";
  for (const MentionType type : types) regex += token(type);
  return regex + "]";
}

// The letters that a body may have behind it: "A (AA)", read as an acronym or as a party's.
std::string letters_behind() {
  using enum MentionType;
  return fmt::format("(?: (?:\\({}\\)|{}))?", token(acronym), token(party));
}

// "A, B och C"; each body may have its letters behind it: "A (AA) och B (BB)", and all but the last
// the body that they are part of: "A vid D och B vid E".
std::string bodies(const Lexicons& lexicons) {
  using enum MentionType;
  const std::string body = any_of({unit, unit_list, unit_ref, acronym}) + letters_behind();
  const std::string word = alternation_of(lexicons.find(kListConjunctions)->second);
  std::string place;
  if (const auto within = lexicons.find(kBodyPlaces); within != lexicons.end()) {
    place = fmt::format("(?: {} {})?", alternation_of(within->second), any_of({unit, unit_ref}));
  }
  return fmt::format("(?:{0}{2}(?:, (?:{1} )?| {1} ))*{0}", body, word, place);
}

}  // namespace

std::optional<MentionType> mention_type(std::string_view name) {
  for (std::size_t i = 0; i < kMentionTypeNames.size(); ++i) {
    if (kMentionTypeNames[i] == name) return static_cast<MentionType>(i);
  }
  return std::nullopt;
}

std::optional<std::string> masked_class(std::string_view written) {
  using enum MentionType;
  if (written == "WHO") return token(person) + token(name);
  const auto type = mention_type(written);
  return type ? std::optional(token(*type)) : std::nullopt;
}

std::optional<std::string> masked_regex(std::string_view written, const Lexicons& lexicons) {
  using enum MentionType;
  if (const auto type = mention_type(written)) return token(*type);
  if (written == "BODY") return any_of({unit, unit_ref, acronym}) + letters_behind();
  if (written == "WHO") return any_of({person, name});
  if (written == "END") return escape(kSentenceEnd);
  if (written == "GAP") return fmt::format("[^{}\\n]{{0,80}}?", escape(kSentenceEnd));
  if (written == "REST") return fmt::format("[^{}\\n]+", escape(kSentenceEnd));
  if (written == "BODIES") return bodies(lexicons);
  return std::nullopt;
}

}  // namespace orgkarta::rules
