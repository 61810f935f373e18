#include "pipeline/ingest/html/tree.h"

#include <cstring>
#include <string>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest::html {
namespace {

/// Null if the arena is full. No object of C++ may live here: the arena leaves by a jump.
const GumboOutput* parse(Arena& arena, std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

const GumboVector* children_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT ? &node.v.element.children : nullptr;
}

bool is_kept(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEXT ||
         node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

}  // namespace

bool Node::has_attributes() const { return !is_text() && gumbo->v.element.attributes.length > 0; }

std::string_view Node::attribute(const char* name) const {
  if (!has_attributes()) return {};
  const GumboAttribute* found = gumbo_get_attribute(&gumbo->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool Node::has(const char* name) const {
  return has_attributes() && gumbo_get_attribute(&gumbo->v.element.attributes, name) != nullptr;
}

Tree::Tree(std::string_view html) {
  const GumboOutput* const output = parse(arena_, html);
  if (output == nullptr) {
    throw ReadError(Outcome::too_large, "the page's parse tree takes more than " +
                                            std::to_string(kMaxTreeBytes >> 20) + " MB");
  }
  flatten(output->root);
}

void Tree::flatten(const GumboNode* root) {
  struct Open {
    const GumboNode* gumbo;
    std::uint32_t node;
    unsigned next_child;
  };
  std::vector<Open> open;
  const auto add = [&](const GumboNode* gumbo) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    const bool element = gumbo->type == GUMBO_NODE_ELEMENT;
    nodes_.push_back({gumbo, open.empty() ? index : open.back().node, index + 1,
                      element ? gumbo->v.element.tag : GUMBO_TAG_LAST});
    if (element) open.push_back({gumbo, index, 0});
  };
  add(root);
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector* children = children_of(*top.gumbo);
    if (top.next_child < children->length) {
      const auto* child = static_cast<const GumboNode*>(children->data[top.next_child++]);
      if (is_kept(*child)) add(child);
    } else {
      nodes_[top.node].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
    }
  }
}

}  // namespace orgkarta::ingest::html
