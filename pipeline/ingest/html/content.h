// Which parts of a page are its content.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/ingest/html/tree.h"

namespace orgkarta::ingest::html {

/// What is to be written of a page.
struct Content {
  std::uint32_t root = 0;                ///< only what stands in this node …
  std::optional<std::uint32_t> heading;  ///< … and this box outside it, which holds its <h1>
  std::vector<bool> left_out;            ///< by node: it and all below it goes
};

/// Chooses by structure and density, never by the name of a site. Left out is what is hidden (what
/// opens on a click stays), navigation, the page's head and foot, notices, tools, dialogs, form
/// controls, link lists beside no prose. <main>, role=main or the one <article> is preferred where
/// it holds most of the text. Should little remain of a page's prose, only what is surely no
/// content is left out.
Content choose_content(const Tree& tree);

}  // namespace orgkarta::ingest::html
