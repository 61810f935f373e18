#include "pipeline/rules/word_trie.h"

#include "pipeline/rules/alternation.h"

namespace orgkarta::rules {

// Nodes while forms come in: both cases of a letter lead to the same node.
struct WordTrie::Draft {
  struct Node {
    std::map<std::uint8_t, std::uint32_t> edges;
    bool form = false;
  };
  std::vector<Node> nodes{2};

  void add(const Spelling& form, const Alphabet& alphabet) {
    std::uint32_t at = kRoot;
    for (const Letter& letter : form) at = behind(at, letter, alphabet);
    nodes[at].form = true;
  }

  std::uint32_t behind(std::uint32_t node, const Letter& letter, const Alphabet& alphabet) {
    const std::uint8_t byte = alphabet.byte_of(letter.written);
    const auto [edge, fresh] =
        nodes[node].edges.try_emplace(byte, static_cast<std::uint32_t>(nodes.size()));
    const std::uint32_t target = edge->second;
    if (letter.other != 0) nodes[node].edges.try_emplace(alphabet.byte_of(letter.other), target);
    if (fresh) nodes.emplace_back();
    return target;
  }
};

WordTrie::WordTrie(const Lexicon& lexicon, const Alphabet& alphabet) {
  Draft draft;
  for (const auto& entry : lexicon.entries)
    draft.add(spelling_of(entry.form, lexicon.fold), alphabet);
  take(draft);
}

void WordTrie::take(const Draft& draft) {
  for (const auto& from : draft.nodes) {
    Node node{static_cast<std::uint32_t>(edges_.size()), 0, from.form};
    for (const auto& [byte, target] : from.edges) edges_.push_back({byte, target});
    node.last = static_cast<std::uint32_t>(edges_.size());
    nodes_.push_back(node);
  }
  for (const auto& [byte, target] : draft.nodes[kRoot].edges) {
    first_[byte] = target;
    begins_.add(byte);
  }
  for (const Edge& edge : edges_) letters_.add(edge.byte);
}

}  // namespace orgkarta::rules
