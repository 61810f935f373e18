#include "pipeline/ingest/html/hidden.h"

#include <algorithm>
#include <utility>

#include "pipeline/ingest/html/class_words.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

bool hidden_by_style(const Node& node) {
  std::string style(node.attribute("style"));
  style.erase(std::remove_if(style.begin(), style.end(), is_space), style.end());
  std::transform(style.begin(), style.end(), style.begin(), lower_ascii);
  return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

bool hidden_by_attribute(const Node& node) {
  return (node.has("hidden") && node.attribute("hidden") != "until-found") ||
         node.attribute("aria-hidden") == "true" || hidden_by_style(node);
}

}  // namespace

Hidden::Hidden(const PageStats& page) : page_(page), before_(page.size()) {
  std::vector<std::uint32_t> last(page.size());  // the last element below each so far
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    if (page.node(i).is_text()) continue;
    before_[i] = std::exchange(last[page.node(i).parent], i);
  }
  for (const Node& node : page.nodes()) {
    if (node.is_text()) continue;
    for (const char* name : {"aria-controls", "data-target"}) {
      std::string_view ids = node.attribute(name);
      if (ids.starts_with('#')) ids.remove_prefix(1);
      if (!ids.empty()) targets_.emplace(ids);
    }
  }
}

bool Hidden::is_opened(std::uint32_t i) const {
  const Node& node = page_.node(i);
  return (class_words(node.attribute("class")) & kExpands) != 0 ||
         targets_.count(std::string(node.attribute("id"))) > 0 ||
         node.attribute("role") == "tabpanel";
}

// Scripts show what stands behind a heading or a button by taking its class away.
bool Hidden::is_opened_by_neighbour(std::uint32_t i) const {
  const std::uint32_t before = before_[i];
  const GumboTag tag = page_.node(before).tag;
  return before != 0 && (is_heading(tag) || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_DT);
}

bool Hidden::operator()(std::uint32_t i) const {
  const Node& node = page_.node(i);
  const bool by_attribute = hidden_by_attribute(node);
  if (!by_attribute && !hides_by_class(node.attribute("class"))) return false;
  if (node.attribute("role") == "dialog") return true;
  if (is_inline(node.tag)) return targets_.count(std::string(node.attribute("id"))) == 0;
  if (is_opened(i) || (i > 0 && is_opened(node.parent))) return false;
  return by_attribute || !is_opened_by_neighbour(i);
}

}  // namespace orgkarta::ingest::html
