#include "pipeline/evaluate/body_key.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/unicode/comparable.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::evaluate {
namespace {

const Lexicon& lexicon(const Lexicons& lexicons, std::string_view name) {
  const auto at = lexicons.find(name);
  if (at != lexicons.end()) return at->second;
  throw MissingLexicon(fmt::format(
      "the rule set has no lexicon/{}.tsv: expected one, as in rules/sv, to compare names with",
      name));
}

std::vector<std::string_view> longest_first(const Lexicon& lexicon) {
  std::vector<std::string_view> forms;
  for (const Lexicon::Entry& entry : lexicon.entries) forms.emplace_back(entry.form);
  std::stable_sort(forms.begin(), forms.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return forms;
}

}  // namespace

BodyKeys::BodyKeys(const Lexicons& lexicons)
    : endings_(lexicon(lexicons, "body_key_endings")),
      owners_(lexicon(lexicons, "body_key_owners")),
      heads_(longest_first(lexicon(lexicons, "body_key_heads"))),
      articles_(longest_first(lexicon(lexicons, "body_key_articles"))) {}

/// The leftmost head noun that nothing but an ending follows decides.
std::string_view BodyKeys::without_ending(std::string_view word) const {
  for (std::size_t i = 0; i < word.size(); ++i) {
    for (const std::string_view head : heads_) {
      if (!word.substr(i).starts_with(head)) continue;
      const std::string_view rest = word.substr(i + head.size());
      if (rest.empty() || endings_.find(rest)) return word.substr(0, i + head.size());
    }
  }
  return word;
}

std::string_view BodyKeys::without_article(std::string_view key) const {
  for (const std::string_view article : articles_) {
    if (key.size() > article.size() && key.starts_with(article) && key[article.size()] == ' ')
      return key.substr(article.size() + 1);
  }
  return key;
}

std::string BodyKeys::without_genitive(std::string_view key) const {
  const Lexicon::Entry* end = owners_.longest_end(key);
  if (end == nullptr || end->form.size() == key.size()) return std::string(key);
  const std::string_view place = key.substr(0, key.size() - end->form.size());
  std::size_t last = place.size();
  const char32_t c = utf8::previous(place, last);
  if (c != '_' && !unicode::is_alphanumeric(c)) return std::string(key);
  return fmt::format("{} {}", place, end->value);
}

std::string BodyKeys::key(std::string_view folded) const {
  std::string out;
  for (std::size_t begin = 0; begin <= folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (begin > 0) out += ' ';
    out += without_ending(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return without_genitive(without_article(out));
}

}  // namespace orgkarta::evaluate
