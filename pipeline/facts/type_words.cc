#include "pipeline/facts/type_words.h"

#include <algorithm>

#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kTypeWords = "document_types_title";
constexpr std::string_view kTypeEndings = "document_type_endings";

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  return !unicode::is_letter(utf8::previous(text, at));
}

}  // namespace

std::vector<TypeWord> type_words(const View& view, std::string_view text) {
  std::vector<TypeWord> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; begin < text.size();) {
    const std::size_t end = i;
    if (end < text.size() && unicode::is_letter(utf8::next(text, i))) continue;
    if (end > begin) {
      const Lexicon::Entry* form = view.longest_end(kTypeWords, text.substr(0, end));
      const auto type = parse_name<DocumentType>(form == nullptr ? "" : form->value);
      const std::size_t at = form == nullptr ? 0 : end - form->form.size();
      if (type && begins_word(text, at)) words.push_back({at, end - at, *type});
      const Lexicon::Entry* tail = view.longest_end(kTypeEndings, text.substr(begin, end - begin));
      const auto of_tail = parse_name<DocumentType>(tail == nullptr ? "" : tail->value);
      if (of_tail) words.push_back({begin, end - begin, *of_tail});
    }
    begin = i;
    if (end == text.size()) break;
  }
  std::stable_sort(words.begin(), words.end(), [](const TypeWord& a, const TypeWord& b) {
    return a.at != b.at ? a.at < b.at : a.size > b.size;
  });
  return words;
}

std::optional<DocumentType> named_first(const View& view, std::string_view text) {
  const auto words = type_words(view, text);
  if (words.empty() || words.front().at != 0) return std::nullopt;
  return words.front().type;
}

}  // namespace orgkarta::facts
