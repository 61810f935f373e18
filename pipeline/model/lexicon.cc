#include "pipeline/model/lexicon.h"

#include <utility>

namespace orgkarta {

void Lexicon::add(std::string form, std::string folded, std::string value, int line) {
  filter_.add(folded);
  insides_.add(form);
  ends_.add(form);
  folded_ends_.add(folded);
  by_form.try_emplace(std::move(folded), value);
  entries.push_back({std::move(form), std::move(value), line});
}

const Lexicon::Entry* Lexicon::longest_end(std::string_view text) const {
  const std::int32_t number = ends_.longest_end(text);
  return number < 0 ? nullptr : &entries[static_cast<std::size_t>(number)];
}

const Lexicon& named_or_empty(const Lexicons& lexicons, std::string_view name) {
  static const Lexicon kEmpty;
  const auto found = lexicons.find(name);
  return found == lexicons.end() ? kEmpty : found->second;
}

}  // namespace orgkarta
