// The parse tree of a page as a flat list.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/ingest/html/arena.h"

namespace orgkarta::ingest::html {

/// What a tree may take of memory, in bytes.
inline constexpr std::size_t kMaxTreeBytes = std::size_t{768} << 20;

/// One element or one stretch of text. All nodes below node i are i + 1 … end - 1.
struct Node {
  const GumboNode* gumbo = nullptr;
  std::uint32_t parent = 0;  ///< of the root: itself
  std::uint32_t end = 0;
  GumboTag tag = GUMBO_TAG_LAST;  ///< GUMBO_TAG_LAST: text

  bool is_text() const { return tag == GUMBO_TAG_LAST; }
  /// Of an element: an attribute's value, empty if it has none or is not there.
  std::string_view attribute(const char* name) const;
  bool has(const char* name) const;
  bool has_attributes() const;
  /// Of a text: what it says, references resolved, and where it begins in the page.
  std::string_view text() const { return gumbo->v.text.text; }
  const char* origin() const { return gumbo->v.text.original_text.data; }
};

/// Parses a page and keeps its tree. `html` must outlive it.
class Tree {
 public:
  /// Throws ReadError (too_large) if the tree takes more than kMaxTreeBytes.
  explicit Tree(std::string_view html);

  /// In the order of the tree, the root first. Never empty.
  const std::vector<Node>& nodes() const { return nodes_; }

 private:
  void flatten(const GumboNode* root);

  Arena arena_{kMaxTreeBytes};
  std::vector<Node> nodes_;
};

}  // namespace orgkarta::ingest::html
