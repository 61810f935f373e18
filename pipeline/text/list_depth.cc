#include "pipeline/text/list_depth.h"

#include <algorithm>
#include <cstdint>

namespace orgkarta::text {
namespace {

struct Level {
  std::uint32_t indent;
  Marker opening;
};

// At one indentation numbers lie above letters, letters above bullets.
int rank(Marker opening) {
  if (opening == Marker::number) return 0;
  return opening == Marker::letter || opening == Marker::capital ? 1 : 2;
}

// How deep an item lies below `open`, the items that it may be within; shortens or extends that.
std::size_t nest(std::vector<Level>& open, Level item) {
  const auto behind = [&item](const Level& level) {
    return item.indent + 1 < level.indent ||
           (item.indent <= level.indent + 1 && rank(item.opening) < rank(level.opening));
  };
  while (!open.empty() && behind(open.back())) open.pop_back();
  const auto same = std::find_if(open.begin(), open.end(), [&](const Level& level) {
    return level.opening == item.opening && level.indent + 1 >= item.indent;
  });
  if (same != open.end()) {
    open.erase(same + 1, open.end());
  } else {
    open.push_back(item);
  }
  return open.size() - 1;
}

}  // namespace

void decide_depths(std::vector<Draft>& drafts) {
  std::vector<Level> open;
  for (Draft& draft : drafts) {
    if (draft.block.kind == BlockKind::boilerplate) continue;
    if (draft.block.kind != BlockKind::list_item) {
      open.clear();
      continue;
    }
    if (draft.mark.kind == LineKind::list_item) {
      open.clear();
      draft.block.depth = draft.mark.level;
      continue;
    }
    const std::size_t depth = nest(open, {draft.indent, draft.opening});
    draft.block.depth = static_cast<std::uint8_t>(std::min<std::size_t>(depth, 255));
  }
}

}  // namespace orgkarta::text
