// Which posts of all documents are one person's.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/link/bodies.h"

namespace orgkarta::link {

using PersonIndex = std::uint32_t;

/// A post in a document.
struct PostRef {
  std::uint32_t document = 0;
  std::uint32_t post = 0;

  auto operator<=>(const PostRef&) const = default;
};

using PostConstraints = Constraints<PostRef>;

struct Human {
  std::string name;            ///< the fullest
  std::vector<PostRef> posts;  ///< in the order of documents
};

/// Within one municipality: posts under one name are one person's, except that elected members and
/// employees are two. A shorter form (an initial, a surname less) is the same person's if only one
/// person's name can be meant and they share a title or a body. In the order of the first document
/// that names each.
/// `elected_titles`: ends of titles that only elected members bear. All that does not break the
/// constraints.
std::vector<Human> find_people(const Block& block, const Bodies& bodies,
                               const Lexicon& elected_titles,
                               const PostConstraints& constraints = {});

/// Whether the body of a post is known from what stands around its passage alone.
inline bool body_inferred(const Block& block, const PostRef& ref) {
  const std::vector<bool>& inferred = block.document(ref.document).post_bodies_inferred;
  return ref.post < inferred.size() && inferred[ref.post];
}

inline const Post& post_of(const Block& block, const PostRef& ref) {
  return block.document(ref.document).facts.posts[ref.post];
}

}  // namespace orgkarta::link
