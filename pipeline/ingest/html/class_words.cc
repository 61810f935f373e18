#include "pipeline/ingest/html/class_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

struct Word {
  std::string_view word;
  unsigned means;
};

constexpr auto kWords = std::to_array<Word>({
    {"accordion", kExpands},
    {"addthis", kTools},
    {"addtoany", kTools},
    {"banner", kFrame},
    {"breadcrumb", kNavigation},
    {"breadcrumbs", kNavigation},
    {"browsealoud", kTools},
    {"collapse", kExpands},
    {"collapsed", kExpands},
    {"collapsible", kExpands},
    {"consent", kNotice},
    {"cookie", kNotice},
    {"cookiebanner", kNotice},
    {"cookiebar", kNotice},
    {"cookiebot", kNotice},
    {"cookieconsent", kNotice},
    {"cookies", kNotice},
    {"crumbs", kNavigation},
    {"dialog", kDialog},
    {"drawer", kNavigation},
    {"expand", kExpands},
    {"expandable", kExpands},
    {"expander", kExpands},
    {"faq", kExpands},
    {"feedback", kTools},
    {"footer", kFrame},
    {"gdpr", kNotice},
    {"header", kFrame},
    {"hamburger", kNavigation},
    {"lightbox", kDialog},
    {"linklist", kRelated},
    {"listen", kTools},
    {"masthead", kFrame},
    {"megamenu", kNavigation},
    {"menu", kNavigation},
    {"menubar", kNavigation},
    {"modal", kDialog},
    {"nav", kNavigation},
    {"navbar", kNavigation},
    {"navigation", kNavigation},
    {"navigator", kNavigation},
    {"offcanvas", kNavigation},
    {"pager", kNavigation},
    {"pagination", kNavigation},
    {"panel", kExpands},
    {"popup", kDialog},
    {"print", kTools},
    {"printer", kTools},
    {"quicklinks", kRelated},
    {"readspeaker", kTools},
    {"recommended", kRelated},
    {"related", kRelated},
    {"search", kSearch},
    {"searchbox", kSearch},
    {"searchform", kSearch},
    {"share", kTools},
    {"sharing", kTools},
    {"shortcuts", kRelated},
    {"sidebar", kFrame},
    {"sitemap", kNavigation},
    {"skip", kTools},
    {"skiplink", kTools},
    {"skiplinks", kTools},
    {"social", kTools},
    {"submenu", kNavigation},
    {"tab", kExpands},
    {"tabpanel", kExpands},
    {"toc", kNavigation},
    {"toggle", kExpands},
    {"toolbar", kTools},
    {"topbar", kFrame},
});

// Whole class names.
constexpr auto kUnseenNames = std::to_array<std::string_view>(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-text",
     "screen-reader-only", "element-invisible", "env-assistive-text", "assistive-text",
     "u-sr__only", "u-visually-hidden", "hidden-visually", "sv-visually-hidden"});

unsigned meaning(const std::string& word) {
  const auto it = std::find_if(kWords.begin(), kWords.end(),
                               [&](const Word& known) { return known.word == word; });
  return it == kWords.end() ? 0 : it->means;
}

bool is_word_char(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

unsigned words_of_name(std::string_view name) {
  unsigned found = 0;
  std::string word;
  char last = ' ';
  for (const char c : name) {
    const bool hump = c >= 'A' && c <= 'Z' && last >= 'a' && last <= 'z';
    if (!is_word_char(c) || hump) {
      found |= meaning(word);
      word.clear();
    }
    if (is_word_char(c)) word += lower_ascii(c);
    last = c;
  }
  return found | meaning(word);
}

}  // namespace

unsigned class_words(std::string_view names) {
  unsigned found = 0;
  for (std::size_t i = 0; i < names.size();) {
    if (is_space(names[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < names.size() && !is_space(names[end])) ++end;
    const std::string_view name = names.substr(i, end - i);
    const bool unseen = std::any_of(kUnseenNames.begin(), kUnseenNames.end(),
                                    [&](std::string_view known) { return same_name(name, known); });
    found |= unseen ? static_cast<unsigned>(kUnseen) : words_of_name(name);
    i = end;
  }
  return found;
}

}  // namespace orgkarta::ingest::html
