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
    {"accordion", kExpands},    {"addthis", kTools},         {"addtoany", kTools},
    {"banner", kFrame},         {"breadcrumb", kNavigation}, {"breadcrumbs", kNavigation},
    {"browsealoud", kTools},    {"collapse", kExpands},      {"collapsed", kExpands},
    {"col", kColumn},           {"collapsible", kExpands},   {"column", kColumn},
    {"columns", kColumn},       {"consent", kNotice},        {"cookie", kNotice},
    {"cookiebanner", kNotice},  {"cookiebar", kNotice},      {"cookiebot", kNotice},
    {"cookieconsent", kNotice}, {"cookies", kNotice},        {"crumbs", kNavigation},
    {"dialog", kDialog},        {"drawer", kNavigation},     {"expand", kExpands},
    {"expandable", kExpands},   {"expander", kExpands},      {"faq", kExpands},
    {"feedback", kTools},       {"footer", kFrame},          {"gdpr", kNotice},
    {"grid", kColumn},          {"header", kFrame},          {"hamburger", kNavigation},
    {"lightbox", kDialog},      {"linklist", kRelated},      {"listen", kTools},
    {"masthead", kFrame},       {"megamenu", kNavigation},   {"menu", kNavigation},
    {"menubar", kNavigation},   {"modal", kDialog},          {"nav", kNavigation},
    {"navbar", kNavigation},    {"navigation", kNavigation}, {"navigator", kNavigation},
    {"offcanvas", kNavigation}, {"pager", kNavigation},      {"pagination", kNavigation},
    {"panel", kExpands},        {"popup", kDialog},          {"print", kTools},
    {"printer", kTools},        {"quicklinks", kRelated},    {"readspeaker", kTools},
    {"recommended", kRelated},  {"related", kRelated},       {"relatedcontent", kRelated},
    {"search", kSearch},        {"searchbox", kSearch},      {"searchform", kSearch},
    {"share", kTools},          {"sharing", kTools},         {"shortcuts", kRelated},
    {"sidebar", kFrame},        {"sitemap", kNavigation},    {"skip", kTools},
    {"skiplink", kTools},       {"skiplinks", kTools},       {"social", kTools},
    {"submenu", kNavigation},   {"tab", kExpands},           {"tabpanel", kExpands},
    {"toc", kNavigation},       {"toggle", kExpands},        {"toolbar", kTools},
    {"tools", kTools},          {"topbar", kFrame},
});

// Whole class names.
constexpr auto kUnseenNames = std::to_array<std::string_view>(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-text",
     "screen-reader-only", "element-invisible", "env-assistive-text", "assistive-text",
     "u-sr__only", "u-visually-hidden", "hidden-visually", "sv-visually-hidden"});

constexpr auto kHidingNames = std::to_array<std::string_view>(
    {"hidden", "hide", "is-hidden", "u-hidden", "d-none", "display-none", "u-display--none",
     "u-display-none", "element-hidden", "sv-hidden"});

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

/// Calls `use` with each name of a class attribute.
template <class Use>
void each_name(std::string_view names, Use use) {
  for (std::size_t i = 0; i < names.size();) {
    if (is_space(names[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < names.size() && !is_space(names[end])) ++end;
    use(names.substr(i, end - i));
    i = end;
  }
}

bool is_one_of(std::string_view name, const auto& known) {
  return std::any_of(known.begin(), known.end(),
                     [&](std::string_view other) { return same_name(name, other); });
}

}  // namespace

unsigned class_words(std::string_view names) {
  unsigned found = 0;
  each_name(names, [&](std::string_view name) {
    found |= is_one_of(name, kUnseenNames) ? static_cast<unsigned>(kUnseen) : words_of_name(name);
  });
  return found;
}

bool hides_by_class(std::string_view names) {
  bool hides = false;
  bool shows = false;  // "d-none d-md-block", "hidden md:block": shown in wide windows
  each_name(names, [&](std::string_view name) {
    hides = hides || is_one_of(name, kHidingNames);
    shows = shows || name.find_first_of(":@") != name.npos ||
            (name.starts_with("d-") && !same_name(name, "d-none"));
  });
  return hides && !shows;
}

namespace {

bool begins(std::string_view name, std::string_view with) {
  return name.size() > with.size() && same_name(name.substr(0, with.size()), with);
}

// "md:hidden", "d-lg-none", "visible-xs", "contact--mobile"; not "md:w-1/2", nor "d-flex".
bool is_for_some_widths(std::string_view name) {
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"hidden-", "visible-", "hide-", "show-", "print-", "screen-"});
  constexpr auto kShown = std::to_array<std::string_view>(
      {"hidden", "block", "flex", "grid", "inline", "inline-block"});
  constexpr auto kWidths =
      std::to_array<std::string_view>({"mobile", "desktop", "tablet", "phone"});
  const std::size_t colon = name.rfind(':');
  if (colon != name.npos && is_one_of(name.substr(colon + 1), kShown)) return true;
  if (same_name(name, "d-none") || (begins(name, "d-") && name.find('-', 2) != name.npos))
    return true;
  if (std::any_of(kBeginnings.begin(), kBeginnings.end(),
                  [&](std::string_view beginning) { return begins(name, beginning); })) {
    return true;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    for (const std::string_view width : kWidths) {
      if (same_name(name.substr(i, width.size()), width)) return true;
    }
  }
  return false;
}

}  // namespace

bool shows_at_some_widths(std::string_view names) {
  bool some = false;
  each_name(names, [&](std::string_view name) { some = some || is_for_some_widths(name); });
  return some;
}

}  // namespace orgkarta::ingest::html
