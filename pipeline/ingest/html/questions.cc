#include "pipeline/ingest/html/questions.h"

#include <algorithm>

#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint32_t kLongestQuestion = 250;  // letters, with what is said below it
constexpr std::uint32_t kLongestAnswer = 16;     // letters on a button

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Buttons are left out by then: their letters are counted anew.
bool is_answer(const PageStats& page, std::uint32_t i) {
  const Node& node = page.node(i);
  if (node.tag == GUMBO_TAG_INPUT) {
    const std::string_view type = node.attribute("type");
    return same_name(type, "radio") || same_name(type, "submit") || same_name(type, "button");
  }
  if (node.tag != GUMBO_TAG_BUTTON || node.has("aria-controls") || node.has("aria-expanded")) {
    return false;
  }
  std::uint32_t letters = 0;
  for (std::uint32_t k = i + 1; k < node.end; ++k) {
    if (page.node(k).is_text()) letters += count_letters(page.node(k).text());
  }
  return letters <= kLongestAnswer;
}

}  // namespace

bool is_question_to_reader(const PageStats& page, std::uint32_t i) {
  const Stats& s = page[i];
  if (is_inline(page.node(i).tag) || s.letters == 0 || s.letters > kLongestQuestion || s.h1 ||
      s.links > 0 || !page.is_small(i)) {
    return false;
  }
  int answers = 0;
  bool question = false;
  for (std::uint32_t k = i + 1; k < page.node(i).end; ++k) {
    const Node& node = page.node(k);
    answers += !node.is_text() && is_answer(page, k);
    if (is_link(node) || node.tag == GUMBO_TAG_TABLE) return false;
    if (page.left_out()[k] || !node.is_text()) continue;
    const std::string_view text = node.text();
    if (std::any_of(text.begin(), text.end(), is_digit)) return false;
    question = question || trimmed(text).ends_with('?');
  }
  return question && answers >= 2;
}

}  // namespace orgkarta::ingest::html
