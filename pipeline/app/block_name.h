// The names of blocks' kinds, as the text and explain commands print them.
#pragma once

#include <array>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::app {

/// "list_item" and so on.
constexpr std::string_view block_name(BlockKind kind) {
  constexpr std::array<std::string_view, 8> kNames = {"title",     "heading",    "paragraph",
                                                      "list_item", "table_row",  "label_value",
                                                      "signature", "boilerplate"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace orgkarta::app
