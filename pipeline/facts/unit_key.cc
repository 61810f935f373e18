#include "pipeline/facts/unit_key.h"

#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// Appends a word with the indefinite ending for a definite one (lexicon definite_forms).
void append_bare(const View& view, std::string_view word, std::string& key) {
  const Lexicon::Entry* e = view.longest_end("definite_forms", word);
  key += word.substr(0, word.size() - (e == nullptr ? 0 : e->form.size()));
  if (e != nullptr) key += e->value;
}

/// Whether a word follows that bodies own (lexicon document_nouns): then the name's last -s is a
/// genitive, which the name's words could not tell.
bool owns_next_word(const View& view, const Mention& mention) {
  const std::string_view text = view.text.text;
  std::size_t begin = mention.span.end;
  if (begin >= text.size() || text[begin] != ' ') return false;
  std::size_t end = ++begin;
  while (end < text.size() &&
         std::string_view(" ,.;:\n\t)").find(text[end]) == std::string_view::npos)
    ++end;
  return view.lookup("document_nouns", text.substr(begin, end - begin)).has_value();
}

bool is_filler(const View& view, std::string_view word) {
  return view.lookup("name_fillers", word).has_value();
}

/// "a-och b" lost the space behind its hyphen.
void mend_hyphens(const View& view, std::string& name) {
  for (std::size_t i = name.find('-'); i != std::string::npos; i = name.find('-', i + 1)) {
    const std::size_t end = name.find(' ', i);
    if (end == std::string::npos) return;
    if (end > i + 1 && is_filler(view, std::string_view(name).substr(i + 1, end - i - 1))) {
      name.insert(i + 1, " ");
    }
  }
}

}  // namespace

std::string unit_key(const View& view, std::string_view name) {
  const std::string folded = unicode::lower(name);
  std::string key;
  key.reserve(folded.size() + 8);
  std::size_t i = 0;
  while (i < folded.size()) {
    std::size_t end = folded.find(' ', i);
    if (end == std::string::npos) end = folded.size();
    std::string_view word = std::string_view(folded).substr(i, end - i);
    i = end + 1;
    // "a-och b" is "a- och b".
    const std::size_t hyphen = word.find('-');
    if (hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
        is_filler(view, word.substr(hyphen + 1))) {
      word = word.substr(0, hyphen + 1);
    }
    if (word.empty() || is_filler(view, word)) continue;
    if (!key.empty()) key += ' ';
    append_bare(view, word, key);
  }
  return key;
}

std::string display_name(const View& view, const Mention& mention) {
  std::string name(view.slice(mention.span));
  if (const Capture* lost = mention.capture("lost")) {
    name.insert(lost->span.begin - mention.span.begin, "- ");
  }
  if (name.ends_with('s') && mention.capture("about") && owns_next_word(view, mention)) {
    name.pop_back();
  }
  for (char& c : name) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  mend_hyphens(view, name);
  return name;
}

}  // namespace orgkarta::facts
