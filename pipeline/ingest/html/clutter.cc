#include "pipeline/ingest/html/clutter.h"

#include <algorithm>

#include "pipeline/ingest/html/class_words.h"
#include "pipeline/ingest/html/link_lists.h"
#include "pipeline/ingest/html/questions.h"

namespace orgkarta::ingest::html {
namespace {

constexpr int kNear = 8;                    // siblings between a button and what it opens
constexpr std::uint32_t kLongUnseen = 300;  // what only screen readers get is short

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool is_section(const Node& node) {
  return node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_SECTION || is_main(node);
}

bool is_content_section(const Node& node) { return node.tag == GUMBO_TAG_ARTICLE || is_main(node); }

// The page's head, foot or margin: what stands in no section, and holds little of the prose.
bool is_frame(const PageStats& page, std::uint32_t i, std::uint32_t whole) {
  const Stats& s = page[i];
  return !page.within(i, is_section) && (s.prose() * 4ULL <= whole || s.dense(60));
}

bool clutter_by_words(const PageStats& page, std::uint32_t i, std::uint32_t whole, unsigned words) {
  const Stats& s = page[i];
  if (s.prose() * 2ULL > whole && s.letters > kLongUnseen / 5) return false;
  const bool inside = page.within(i, is_content_section);
  if ((words & kUnseen) != 0 && s.letters <= kLongUnseen) return true;
  if (s.prose() * 2ULL > whole) return false;
  if ((words & (kNotice | kDialog)) != 0 && !inside) return true;
  if ((words & kNavigation) != 0 && (s.dense(50) || (s.prose() <= kProse && !inside))) return true;
  if ((words & (kTools | kSearch)) != 0 && s.letters <= kFewLetters &&
      (s.dense(50) || s.letters <= kFewLetters / 4)) {
    return true;
  }
  if ((words & kRelated) != 0 && s.dense(50)) return true;
  // The header of what expands is a heading.
  return (words & kFrame) != 0 && (words & kExpands) == 0 && is_frame(page, i, whole);
}

// What stands behind a button that says whether it is open: a part of the page with words of its
// own.
bool opens_words(const PageStats& page, std::uint32_t i) {
  if (!page.node(i).has("aria-expanded")) return false;
  for (int up = 0; up < 2 && i > 0; ++up, i = page.node(i).parent) {
    const std::uint32_t end = page.node(page.node(i).parent).end;
    std::uint32_t k = page.node(i).end;
    for (int near = 0; near < kNear && k < end; ++near, k = page.node(k).end) {
      if (page[k].letters > 0) return page[k].prose() > 0 && !page[k].dense(50);
    }
  }
  return false;
}

// A short form is a search, a login, an order of a newsletter; a long one is a page that stands
// within a form.
bool is_short_form(const PageStats& page, std::uint32_t i) {
  return page.node(i).tag == GUMBO_TAG_FORM && page[i].letters <= kFewLetters && !page[i].h1;
}

}  // namespace

bool is_control(const PageStats& page, std::uint32_t i) {
  const Node& node = page.node(i);
  switch (node.tag) {
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_PROGRESS:
    case GUMBO_TAG_METER:
      return true;
    case GUMBO_TAG_BUTTON: {  // in a heading, or opening something, it is a heading
      const bool heading = page.within(
          i, [](const Node& n) { return is_heading(n.tag) || n.tag == GUMBO_TAG_SUMMARY; });
      return !heading && !node.has("aria-controls") && !opens_words(page, i);
    }
    default:
      return false;
  }
}

bool is_clutter(const PageStats& page, std::uint32_t i, std::uint32_t whole) {
  const Node& node = page.node(i);
  const Stats& s = page[i];
  if (node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_HTML || s.main || s.letters == 0) {
    return false;
  }
  const std::string_view role = node.attribute("role");
  const bool frame = one_of(role, {"banner", "contentinfo"}) || node.tag == GUMBO_TAG_HEADER ||
                     node.tag == GUMBO_TAG_FOOTER;
  // A heading with prose below it opens the content.
  const bool opening = s.h1 && s.prose() >= kProse && !s.dense(50);
  if (frame && !opening && is_frame(page, i, whole)) return true;
  if (s.h1) return false;
  if (node.tag == GUMBO_TAG_NAV || one_of(role, {"navigation", "menu", "menubar"})) return true;
  if (one_of(role, {"dialog", "alertdialog", "toolbar"})) return s.prose() * 2ULL <= whole;
  if (node.tag == GUMBO_TAG_ASIDE || role == "complementary") {
    return page.within(i, is_content_section) ? s.dense(50) : is_frame(page, i, whole);
  }
  if (node.has("class") || node.has("id")) {
    const unsigned words = class_words(node.attribute("class")) | class_words(node.attribute("id"));
    if (words != 0 && clutter_by_words(page, i, whole, words)) return true;
  }
  return is_short_form(page, i) || is_question_to_reader(page, i) ||
         (whole >= kProse && !page.within(i, is_content_section) && is_link_list(page, i)) ||
         is_trail(page, i) || is_tags(page, i);
}

}  // namespace orgkarta::ingest::html
