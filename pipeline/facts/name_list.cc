#include "pipeline/facts/name_list.h"

namespace orgkarta::facts {
namespace {

struct Word {
  Span span;
  bool comma = false;  ///< a comma follows
};

/// The words of a list; what stands in parentheses tells of a name and is none of its words.
std::vector<Word> words_of(const View& view, Span list) {
  const std::string_view text = view.text.text;
  std::vector<Word> words;
  std::uint32_t i = list.begin;
  while (i < list.end) {
    while (i < list.end && text[i] == ' ') ++i;
    if (i < list.end && text[i] == '(' && !words.empty()) {
      const std::size_t close = text.substr(0, list.end).find(')', i);
      if (close != std::string_view::npos) {
        i = static_cast<std::uint32_t>(close) + 1;
        if (i < list.end && text[i] == ',') {
          words.back().comma = true;
          ++i;
        }
        continue;
      }
    }
    std::uint32_t end = i;
    while (end < list.end && text[end] != ' ') ++end;
    if (end == i) break;
    Word w{{i, end}};
    if (text[end - 1] == ',') {
      w.comma = true;
      --w.span.end;
    }
    words.push_back(w);
    i = end;
  }
  return words;
}

}  // namespace

std::vector<Span> split_names(const View& view, Span list) {
  const std::vector<Word> words = words_of(view, list);
  std::string_view outer;  // "strong" if such a conjunction stands anywhere
  for (const Word& w : words) {
    if (view.lookup("strong_conjunctions", view.slice(w.span))) outer = "strong_conjunctions";
  }
  std::size_t last_comma = 0;  // before it a weaker conjunction joins words of one name
  if (outer.empty()) {
    outer = "list_conjunctions";
    for (std::size_t i = 0; i < words.size(); ++i) last_comma = words[i].comma ? i : last_comma;
  }
  std::vector<Span> names;
  std::optional<Span> open;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& w = words[i];
    const bool suspended = i > 0 && view.slice(words[i - 1].span).ends_with('-');
    if (!suspended && i >= last_comma && view.lookup(outer, view.slice(w.span))) {
      if (open) names.push_back(*open);
      open.reset();
      continue;
    }
    open = open ? cover(*open, w.span) : w.span;
    if (w.comma) {
      names.push_back(*open);
      open.reset();
    }
  }
  if (open) names.push_back(*open);
  return names;
}

}  // namespace orgkarta::facts
