// A lexicon's forms as a tree of letters, which all rules that name the lexicon share.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/byte_set.h"

namespace orgkarta::rules {

/// The forms of a lexicon over narrow text. Constant after building.
class WordTrie {
 public:
  static constexpr std::uint32_t kNone = 0;
  static constexpr std::uint32_t kRoot = 1;

  /// The alphabet must know all the forms' characters.
  WordTrie(const Lexicon& lexicon, const Alphabet& alphabet);

  /// The node behind `node` for a letter; kNone if no form goes on so.
  std::uint32_t next(std::uint32_t node, char letter) const {
    const auto byte = static_cast<unsigned char>(letter);
    if (node == kRoot) return first_[byte];
    const Node& from = nodes_[node];
    for (std::uint32_t i = from.first; i < from.last; ++i) {
      if (edges_[i].byte == byte) return edges_[i].target;
    }
    return kNone;
  }
  /// Whether a form ends at a node.
  bool is_form(std::uint32_t node) const { return nodes_[node].form; }

  /// The bytes that forms begin with.
  const ByteSet& begins() const { return begins_; }
  /// The bytes that they are made of.
  const ByteSet& letters() const { return letters_; }

 private:
  struct Node {
    std::uint32_t first = 0;  ///< of its edges
    std::uint32_t last = 0;   ///< behind the last
    bool form = false;
  };
  struct Edge {
    std::uint8_t byte = 0;
    std::uint32_t target = 0;
  };
  struct Draft;

  void take(const Draft& draft);

  std::vector<Node> nodes_;  ///< kNone, kRoot, …
  std::vector<Edge> edges_;
  std::array<std::uint32_t, 256> first_{};  ///< the root's edges
  ByteSet begins_;
  ByteSet letters_;
};

/// The tries of all lexicons, by name.
using WordTries = std::map<std::string, WordTrie, std::less<>>;

}  // namespace orgkarta::rules
