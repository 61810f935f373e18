#include "pipeline/model/endings.h"

namespace orgkarta {

void Endings::add(std::string_view form) {
  if (nodes_.empty()) nodes_.emplace_back();
  std::int32_t at = 0;
  for (std::size_t i = form.size(); i-- > 0;) {
    std::int32_t next = child_of(at, form[i]);
    if (next < 0) {
      next = static_cast<std::int32_t>(nodes_.size());
      Node& parent = nodes_[static_cast<std::size_t>(at)];
      const std::int32_t sibling = parent.child;
      parent.child = next;
      nodes_.push_back({form[i], -1, -1, sibling});
    }
    at = next;
  }
  Node& node = nodes_[static_cast<std::size_t>(at)];
  if (node.form < 0) node.form = count_;
  ++count_;
}

std::int32_t Endings::longest_end(std::string_view text) const {
  std::int32_t best = -1;
  std::int32_t at = nodes_.empty() ? -1 : 0;
  for (auto byte = text.rbegin(); at >= 0 && byte != text.rend(); ++byte) {
    at = child_of(at, *byte);
    if (at >= 0 && nodes_[static_cast<std::size_t>(at)].form >= 0) {
      best = nodes_[static_cast<std::size_t>(at)].form;
    }
  }
  return best;
}

std::int32_t Endings::child_of(std::int32_t node, char byte) const {
  std::int32_t child = nodes_[static_cast<std::size_t>(node)].child;
  while (child >= 0 && nodes_[static_cast<std::size_t>(child)].byte != byte) {
    child = nodes_[static_cast<std::size_t>(child)].sibling;
  }
  return child;
}

}  // namespace orgkarta
