#include "pipeline/link/names.h"

#include <algorithm>
#include <cstdint>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::link {
namespace {

constexpr std::size_t kShortestStem = 5;  // bytes of a word that may lose its last letter
constexpr std::size_t kShortestField = 2;

/// Letters and digits by word; everything else parts words.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words(1);
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    if (unicode::is_word(c) || c == '&') {
      words.back().append(text.substr(begin, i - begin));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

Names::Names(const Lexicons& lexicons, std::string_view municipality)
    : fillers_(named_or_empty(lexicons, "name_fillers")),
      conjunctions_(named_or_empty(lexicons, "list_conjunctions")),
      definite_(named_or_empty(lexicons, "definite_forms")),
      heads_(named_or_empty(lexicons, "unit_heads")),
      bare_heads_(named_or_empty(lexicons, "unit_heads_bare")),
      suffixes_(named_or_empty(lexicons, "unit_suffixes_bare")),
      owner_words_(named_or_empty(lexicons, "registry_owner_words")),
      stem_ends_(named_or_empty(lexicons, "registry_stem_ends")),
      shared_ends_(named_or_empty(lexicons, "registry_shared_ends")),
      title_nouns_(named_or_empty(lexicons, "registry_title_nouns")),
      general_fields_(named_or_empty(lexicons, "registry_general_fields")) {
  place_ = split(unicode::lower(municipality));
  while (!place_.empty() && owner_words_.find(place_.back())) place_.pop_back();
  for (std::string& word : place_) word = stem(word);
}

std::string Names::stem(std::string word) const {
  const Lexicon::Entry* end = stem_ends_.longest_end(word);
  if (end != nullptr && word.size() >= kShortestStem) {
    word.resize(word.size() - end->form.size());
  }
  return word;
}

Names::Words Names::words_of(std::string_view name) const {
  Words words = split(unicode::lower(name));
  for (std::string& word : words) {
    if (const Lexicon::Entry* e = definite_.longest_end(word)) {
      word.resize(word.size() - e->form.size());
      word += e->value;
    }
  }
  return words;
}

/// Takes out "of the municipality of X" and "X's", unless nothing or a lone noun would be left.
void Names::drop_owner(Words& words) const {
  if (place_.empty() || words.size() <= place_.size()) return;
  for (std::size_t at = 0; at + place_.size() <= words.size(); ++at) {
    const bool here =
        std::equal(place_.begin(), place_.end(), words.begin() + static_cast<long>(at),
                   [&](const std::string& a, const std::string& b) { return a == stem(b); });
    if (!here) continue;
    std::size_t begin = at;
    std::size_t end = at + place_.size();
    while (begin > 0 && owner_words_.find(words[begin - 1])) --begin;
    while (end < words.size() && owner_words_.find(words[end])) ++end;
    if (end - begin == words.size()) return;
    words.erase(words.begin() + static_cast<long>(begin), words.begin() + static_cast<long>(end));
    return;
  }
}

/// "department for X" as "X department"; `second` is what stands behind the name's first word.
void Names::put_head_last(Words& words, std::string_view second) const {
  const auto is_noun = [&](const std::string& w) { return bare_heads_.find(w) || heads_.find(w); };
  if (words.size() < 2 || !is_noun(words.front()) || is_noun(words.back())) return;
  if (conjunctions_.find(second)) return;
  std::rotate(words.begin(), words.begin() + 1, words.end());
}

/// The last word's noun as a word of its own.
void Names::split_compound(Words& words) const {
  if (words.empty()) return;
  const std::string last = words.back();
  const Lexicon::Entry* head = suffixes_.longest_end(last);
  if (head == nullptr || last.size() < head->form.size() + kShortestField) return;
  words.back().resize(last.size() - head->form.size());
  words.push_back(head->form);
}

std::string Names::key(std::string_view name) const {
  Words words = words_of(name);
  const Words whole = words;
  drop_owner(words);
  const std::string second = words.size() > 1 ? words[1] : std::string();
  std::erase_if(words, [&](const std::string& w) { return fillers_.find(w).has_value(); });
  if (words.empty()) words = whole;
  put_head_last(words, second);
  split_compound(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool head = i + 1 == words.size() && suffixes_.find(words[i]);
    if (!head) words[i] = stem(std::move(words[i]));
  }
  return join(words);
}

std::string Names::field_of_title(std::string_view title) const {
  Words words = words_of(title);
  if (words.empty()) return {};
  const Lexicon::Entry* noun = title_nouns_.longest_end(words.back());
  if (noun == nullptr) return {};
  words.back().resize(words.back().size() - noun->form.size());
  if (words.back().empty()) words.pop_back();
  const bool general = std::any_of(words.begin(), words.end(), [&](const std::string& w) {
    return general_fields_.find(w).has_value();
  });
  if (general) return {};
  std::erase_if(words, [&](const std::string& w) { return fillers_.find(w).has_value(); });
  for (std::string& word : words) word = stem(std::move(word));
  return join(words);
}

std::string Names::field_of_key(std::string_view key) const {
  const std::size_t space = key.rfind(' ');
  if (space == std::string_view::npos || !suffixes_.find(key.substr(space + 1))) return {};
  return std::string(key.substr(0, space));
}

bool Names::is_head(std::string_view key) const {
  return suffixes_.find(key).has_value() || bare_heads_.find(key).has_value();
}

bool Names::is_shared(std::string_view key) const {
  return is_head(key) || shared_ends_.longest_end(key) != nullptr;
}

bool Names::is_part(std::string_view part, std::string_view whole) {
  const auto words = split(whole);
  const auto parts = split(part);
  return std::all_of(parts.begin(), parts.end(), [&](const std::string& p) {
    return std::find(words.begin(), words.end(), p) != words.end();
  });
}

bool Names::is_abbreviation(std::string_view name) {
  constexpr std::size_t kLongest = 6;
  const std::size_t letters = utf8::count(name);
  return letters >= 2 && letters <= kLongest && name.find(' ') == std::string_view::npos &&
         unicode::in_capitals(name);
}

}  // namespace orgkarta::link
